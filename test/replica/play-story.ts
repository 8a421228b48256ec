import { StoryError } from "./story-error.ts";
import type {
  Removal,
  SiteName,
  Story,
  StoryChange,
  StoryItem,
  StoryLanguage,
} from "./story-schema.ts";

/** One language version of an item as it stands at a moment of the story. */
export interface Publication {
  item: StoryItem;
  site: SiteName;
  language: StoryLanguage;
  /** Rising with the shown date within a site; shared by the language versions of an item. */
  number: number;
  title: string;
  lead: string;
  paragraphs: string[];
  publishedAt: string;
  /** Second of the story at which this version last appeared or changed. */
  touchedAtSecond: number;
  edited: boolean;
  /** How its address answers; null while it stands. */
  removed: Removal | null;
  /** Languages that stand beside this one at this moment. */
  sisters: StoryLanguage[];
}

interface Draft {
  title: string;
  lead: string;
  body: string;
  touchedAtSecond: number;
  edited: boolean;
}

const firstNumber: Record<SiteName, number> = {
  police: 48_211,
  akimat: 241_630,
  outlet: 310_407,
  reprint: 15_220,
  ngo: 902,
  telegram: 3_110,
};

/**
 * What stands, and what used to stand, on every site at `second`; newest shown date first. Pure.
 * @throws {StoryError} when a change does not fit the state before it.
 */
export function playStory(story: Story, second: number): Publication[] {
  const changes = story.changes
    .filter((change) => change.second <= second)
    .toSorted((a, b) => a.second - b.second);
  const numbers = numberItems(story);
  return story.items
    .flatMap((item) =>
      playItem(
        item,
        changes.filter((change) => change.item === item.id),
        second,
        numbers.get(item.id) ?? 0,
      ),
    )
    .toSorted(
      (a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || b.number - a.number,
    );
}

/** Numbers cover the items that are still to come, so that nothing is renumbered while the story runs. */
function numberItems(story: Story): Map<string, number> {
  const next = { ...firstNumber };
  const byDate = story.items.toSorted(
    (a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || a.id.localeCompare(b.id),
  );
  return new Map(byDate.map((item) => [item.id, next[item.site]++]));
}

function playItem(
  item: StoryItem,
  changes: StoryChange[],
  second: number,
  number: number,
): Publication[] {
  const drafts = draftVersions(item, second);
  let removed: Removal | null = null;
  for (const change of changes) {
    if (change.do === "delete") {
      if (removed !== null) throw misfit(change, "it is already removed");
      removed = change.as;
    } else if (change.do === "restore") {
      if (removed === null) throw misfit(change, "it was never removed");
      removed = null;
    } else {
      const draft = drafts.get(change.language);
      if (!draft) throw misfit(change, `it has no ${change.language} version by then`);
      editDraft(draft, change);
    }
  }
  const sisters = [...drafts.keys()];
  return sisters.map((language) => {
    const { body, ...draft } = drafts.get(language)!;
    return {
      item,
      site: item.site,
      language,
      number,
      ...draft,
      paragraphs: body
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " ")),
      publishedAt: item.publishedAt,
      removed,
      sisters,
    };
  });
}

function draftVersions(item: StoryItem, second: number): Map<StoryLanguage, Draft> {
  const drafts = new Map<StoryLanguage, Draft>();
  for (const [language, version] of Object.entries(item.versions)) {
    const at = Math.max(version.at ?? item.at, item.at);
    if (at > second) continue;
    drafts.set(language as StoryLanguage, {
      title: version.title ?? "",
      lead: version.lead ?? "",
      body: version.body,
      touchedAtSecond: at,
      edited: false,
    });
  }
  return drafts;
}

function editDraft(draft: Draft, change: Extract<StoryChange, { do: "edit" }>): void {
  const parts = draft[change.field].split(change.from);
  if (parts.length !== 2) {
    throw misfit(
      change,
      `“${change.from}” stands ${parts.length - 1} times in its ${change.field}`,
    );
  }
  draft[change.field] = parts.join(change.to);
  draft.touchedAtSecond = change.second;
  draft.edited = true;
}

function misfit(change: StoryChange, why: string): StoryError {
  return new StoryError(
    `The story cannot ${change.do} ${change.item} at second ${change.second}: ${why}. Mend that change in the story file.`,
    { context: { item: change.item, second: change.second } },
  );
}
