import { describe, expect, test } from "vitest";
import { compileGazetteer } from "../../src/core/gazetteer/compile-gazetteer.ts";
import { loadGazetteer } from "../../src/lexicons/load-gazetteer.ts";
import { loadIncidents, toIncidentForLinking } from "../replica/load-incidents.ts";
import { checkStory, loadStory } from "../replica/load-story.ts";
import { playStory } from "../replica/play-story.ts";
import { replicaSources } from "../replica/sources.ts";
import { StoryError } from "../replica/story-error.ts";
import { siteNames } from "../replica/story-schema.ts";
import type { SiteName, Story, StoryItem } from "../replica/story-schema.ts";

const story = loadStory();
const ordinary = story.items.filter((item) => item.incidents.length === 0);
const told = story.items.filter((item) => item.incidents.length > 0);

function bodyOf(item: string, language: string, second: number): string {
  const found = playStory(story, second).find(
    (one) => one.item.id === item && one.language === language && !one.removed,
  );
  return found ? found.paragraphs.join("\n") : "";
}

describe("the story", () => {
  test("holds at least eighty ordinary items, five for each that tells the story", () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(80);
    expect(ordinary.length).toBeGreaterThanOrEqual(told.length * 5);
  });

  test.each(siteNames)("has ordinary news and news of the incidents on %s", (site) => {
    const here = (items: StoryItem[]) => items.filter((item) => item.site === site).length;
    expect(here(told)).toBeGreaterThan(0);
    expect(here(ordinary)).toBeGreaterThan(here(told));
  });

  test("mixes Russian, Kazakh and English in the ordinary news", () => {
    const count = (language: "ru" | "kk" | "en") =>
      ordinary.filter((item) => item.versions[language] !== undefined).length;
    expect(count("ru")).toBeGreaterThan(50);
    expect(count("kk")).toBeGreaterThan(15);
    expect(count("en")).toBeGreaterThan(5);
  });

  test("starts with the events of May and without those of July", () => {
    const atStart = playStory(story, 0).flatMap((one) => one.item.incidents);
    expect(atStart).toContain("shymkent-2021-05-29");
    expect(atStart).not.toContain("karaganda-2021-07-29");
  });

  test("shows the police release within ten seconds, Russian before Kazakh", () => {
    const release = told.find((item) => item.id === "karaganda-sobranie-29-iyulya")!;
    expect(release.at).toBeLessThan(release.versions.kk!.at!);
    expect(release.versions.kk!.at).toBeLessThanOrEqual(10);
  });

  test("softens the Russian release at second 45 and leaves the Kazakh one", () => {
    const id = "karaganda-sobranie-29-iyulya";
    expect(bodyOf(id, "ru", 44.9)).toMatch(
      /ЛГБТ[^]*Фактов нарушения общественного порядка не выявлено/,
    );
    expect(bodyOf(id, "ru", 45)).not.toMatch(/ЛГБТ|не выявлено/);
    expect(bodyOf(id, "kk", 90)).toBe(bodyOf(id, "kk", 9));
  });

  test("names only incidents that are known", () => {
    const known = loadIncidents().map((incident) => incident.id);
    expect(known).toEqual(expect.arrayContaining(told.flatMap((item) => item.incidents)));
  });

  test("ends after its last event", () => {
    const seconds = [
      ...story.items.map((item) => item.at),
      ...story.changes.map((change) => change.second),
    ];
    expect(Math.max(...seconds)).toBeLessThan(story.lastsSeconds);
  });

  test("never renumbers what already stands", () => {
    const early = playStory(story, 0);
    const late = new Map(
      playStory(story, 90).map((one) => [`${one.item.id} ${one.language}`, one.number]),
    );
    for (const one of early) expect(late.get(`${one.item.id} ${one.language}`)).toBe(one.number);
  });

  test("puts no quoted words into the mouth of a person it names", () => {
    const named = /Секербаев|Сержан|Бикенов|Акильжанов/;
    const quoted = told
      .flatMap((item) => Object.values(item.versions))
      .flatMap((version) => version.body.split(/\n\s*\n/))
      .filter((paragraph) => /[«“][^»”]{12,}[»”]\s*[,–-]/.test(paragraph) && named.test(paragraph));
    expect(quoted).toEqual([]);
  });
});

test("the sources and the incidents name only authorities that the gazetteer knows", () => {
  const { authorities } = compileGazetteer(loadGazetteer());
  const origins = Object.fromEntries(
    siteNames.map((site) => [site, { origin: `http://${site}.localhost:1` }]),
  ) as Record<SiteName, { origin: string }>;
  const named = [
    ...replicaSources(origins).flatMap((source) => source.authorityId ?? []),
    ...loadIncidents().flatMap((one) => [
      ...one.authorities,
      ...one.demands.map((demand) => demand.addresseeAuthorityId),
    ]),
  ];
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((id) => !authorities.has(id))).toEqual([]);
});

describe("a story that contradicts itself is refused", () => {
  const item: StoryItem = {
    id: "one",
    site: "ngo",
    at: 5,
    publishedAt: "2021-07-01T10:00:00+06:00",
    incidents: [],
    section: "x",
    versions: { ru: { title: "Заголовок", body: "раз два раз" } },
  };
  const small: Story = { title: "small", lastsSeconds: 9, items: [item], changes: [] };
  const change =
    (...changes: Story["changes"]) =>
    () =>
      checkStory({ ...small, changes });

  test.each([
    [
      "an edited phrase that is not there",
      change({
        do: "edit",
        second: 6,
        item: "one",
        language: "ru",
        field: "body",
        from: "три",
        to: "",
      }),
    ],
    [
      "an edited phrase that is there twice",
      change({
        do: "edit",
        second: 6,
        item: "one",
        language: "ru",
        field: "body",
        from: "раз",
        to: "",
      }),
    ],
    [
      "an edit before the item appears",
      change({
        do: "edit",
        second: 4,
        item: "one",
        language: "ru",
        field: "body",
        from: "два",
        to: "",
      }),
    ],
    [
      "an edit of a language it lacks",
      change({
        do: "edit",
        second: 6,
        item: "one",
        language: "en",
        field: "body",
        from: "два",
        to: "",
      }),
    ],
    [
      "a removal twice over",
      change(
        { do: "delete", second: 6, item: "one", as: "404" },
        { do: "delete", second: 7, item: "one", as: "410" },
      ),
    ],
    ["a restoration of what was not removed", change({ do: "restore", second: 6, item: "one" })],
    ["a change of an unknown item", change({ do: "restore", second: 6, item: "two" })],
    ["two items of one name", () => checkStory({ ...small, items: [item, item] })],
    [
      "a language the site does not show",
      () => checkStory({ ...small, items: [{ ...item, versions: { kk: { body: "бір" } } }] }),
    ],
  ])("%s", (_, check) => expect(check).toThrow(StoryError));

  test("while the sound one passes", () => expect(checkStory(small)).toBe(small));
});

describe("the known incidents", () => {
  test("are given to linking without names' levels and demands", () => {
    const [first] = loadIncidents().map(toIncidentForLinking);
    expect(Object.keys(first!)).not.toEqual(expect.arrayContaining(["demands"]));
    expect(first!.persons[0]).toEqual({ name: expect.any(String), aliases: expect.any(Array) });
  });

  test("hold a hidden person whom a page of the story names", () => {
    const hidden = loadIncidents()
      .flatMap((one) => one.persons)
      .filter((one) => one.visibility === "hidden");
    const texts = told
      .flatMap((item) => Object.values(item.versions).map((version) => version.body))
      .join("\n");
    expect(hidden.map((person) => texts.includes(person.name))).toEqual([true]);
  });

  test("hold demands with an addressee and a day, as the organisation's statement makes them", () => {
    const statement = bodyOf("zayavlenie-karaganda", "ru", 90);
    const demands = loadIncidents().find((one) => one.id === "karaganda-2021-07-29")!.demands;
    expect(demands.map((demand) => demand.dueAt)).toEqual(["2021-08-10", "2021-08-13"]);
    expect(statement).toMatch(/до 10 августа 2021[^]*до 13 августа 2021/);
  });
});
