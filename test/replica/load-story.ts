import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { playStory } from "./play-story.ts";
import { StoryError } from "./story-error.ts";
import { ordinarySchema, siteLanguages, storySchema } from "./story-schema.ts";
import type { Story } from "./story-schema.ts";

/**
 * The story of 2021 (`story.yaml`) amid the ordinary news of all sites (`ordinary/*.yaml`), checked.
 * @throws {z.ZodError} on a wrong shape; {StoryError} on a story that contradicts itself.
 */
export function loadStory(): Story {
  const story = storySchema.parse(readYaml(new URL("story.yaml", import.meta.url)));
  const folder = new URL("ordinary/", import.meta.url);
  const ordinary = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .flatMap((name) => ordinarySchema.parse(readYaml(new URL(name, folder))).items);
  return checkStory({ ...story, items: [...story.items, ...ordinary] });
}

/**
 * Returns the story it was given when every change fits: ids are unique, changes name items that exist,
 * languages are the site's own, edited phrases occur once, removals and restorations alternate.
 * @throws {StoryError}
 */
export function checkStory(story: Story): Story {
  const ids = new Set<string>();
  for (const item of story.items) {
    if (ids.has(item.id))
      throw new StoryError(`The story has two items called ${item.id}. Rename one.`);
    ids.add(item.id);
    const strange = Object.keys(item.versions).find(
      (language) => !siteLanguages[item.site].some((known) => known === language),
    );
    if (strange)
      throw new StoryError(`${item.id} has a ${strange} version, but ${item.site} shows none.`);
  }
  const named = [
    ...story.changes.map((change) => change.item),
    ...story.items.flatMap((item) => item.reprintOf ?? []),
  ];
  for (const id of named) {
    if (!ids.has(id))
      throw new StoryError(`The story names the item ${id}, which it does not have.`);
  }
  playStory(story, Infinity);
  for (const change of story.changes) playStory(story, change.second);
  return story;
}

function readYaml(file: URL): unknown {
  return parse(readFileSync(file, "utf8"));
}
