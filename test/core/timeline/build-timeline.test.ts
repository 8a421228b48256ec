import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTimeline } from "../../../src/core/timeline/build-timeline.ts";
import { diffWords } from "../../../src/core/timeline/diff-words.ts";
import { coveredShare } from "../../../src/core/timeline/start-clocks.ts";
import type {
  FactArticle,
  FactFlag,
  TimelineFacts,
} from "../../../src/core/timeline/timeline-types.ts";

const now = new Date("2021-08-20T00:00:00Z");
const capture = (seq: string, fetchedAt = "2021-07-30T06:00:00Z") => ({
  id: seq,
  seq,
  fetchedAt,
  sha256: seq,
  url: "https://police.example/1",
});
const flag = (label: string, more: Partial<FactFlag> = {}): FactFlag => ({
  id: label,
  label,
  exact: "…",
  role: "official",
  speakerName: "Police",
  authorityId: "police",
  chain: ["official"],
  stance: null,
  setting: null,
  stage: null,
  verdict: null,
  ...more,
});
const article = (id: string, more: Partial<FactArticle> = {}): FactArticle => ({
  id,
  title: id,
  sourceId: "police-site",
  sourceName: { en: "Police" },
  sourceRole: "official",
  authorityId: "police",
  presence: "present",
  presenceSince: "2021-07-30T06:00:00Z",
  presenceEvents: [],
  versions: [
    {
      number: 1,
      title: id,
      publishedAt: "2021-07-30T05:00:00Z",
      technical: false,
      changedFields: [],
      capture: capture("1"),
    },
  ],
  flags: [],
  acts: [],
  linkedBy: "computed",
  ...more,
});
const facts = (more: Partial<TimelineFacts> = {}): TimelineFacts => ({
  incident: { occurredFrom: "2021-07-29", occurredTo: null, timeZone: "Asia/Almaty" },
  authorityIds: ["police", "akimat"],
  authorityNames: { police: { en: "Police" }, akimat: { en: "Akimat" } },
  articles: [],
  demands: [],
  sources: ["police", "akimat"].map((authorityId) => ({
    id: `${authorityId}-site`,
    name: { en: authorityId },
    authorityId,
    watchedSince: "2021-07-29T00:00:00Z",
    lastSuccessAt: null,
    coverage: [{ from: "2021-07-29T00:00:00Z", to: "2021-08-09T00:00:00Z" }],
  })),
  ...more,
});
const kinds = (given: TimelineFacts) =>
  buildTimeline(given, now).entries.map((entry) => entry.kind);

describe("what stands on the timeline", () => {
  test("an authority's own page is said; the same words in an outlet are relayed, never said", () => {
    const own = article("own", { flags: [flag("response.denial.literal")] });
    const outlet = article("outlet", {
      sourceRole: "media",
      authorityId: null,
      flags: [flag("response.denial.literal", { chain: ["media", "official"], stance: "reports" })],
    });
    expect(kinds(facts({ articles: [own] }))).toEqual(["said"]);
    expect(kinds(facts({ articles: [outlet] }))).toEqual(["relayed"]);
  });

  test("words said in private and passed on are relayed even on an official page", () => {
    expect(
      kinds(
        facts({
          articles: [
            article("a", { flags: [flag("response.warning", { setting: "private-relayed" })] }),
          ],
        }),
      ),
    ).toEqual(["said", "relayed"]);
  });

  test("acts are reported by somebody and stand apart from words", () => {
    const outlet = article("outlet", {
      sourceRole: "media",
      authorityId: null,
      acts: [
        {
          id: "1",
          act: "detention",
          exact: "…",
          reporter: "media",
          subjectName: null,
          authorityId: "police",
        },
      ],
    });
    expect(kinds(facts({ articles: [outlet] }))).toEqual(["reported"]);
  });

  test("an edit of the page is changed; a new extraction of the same page is nothing", () => {
    const [first] = article("a").versions;
    const second = {
      ...first!,
      number: 2,
      changedFields: ["text"],
      capture: capture("2", "2021-08-01T00:00:00Z"),
    };
    expect(kinds(facts({ articles: [article("a", { versions: [first!, second] })] }))).toEqual([
      "said",
      "changed",
    ]);
    expect(
      kinds(
        facts({ articles: [article("a", { versions: [first!, { ...second, technical: true }] })] }),
      ),
    ).toEqual(["said"]);
  });

  test("a removal stands once, with what the server answered, and a return after it", () => {
    const back = capture("10", "2021-08-05T00:00:00Z");
    const answered = {
      ...capture("9", "2021-08-02T23:59:00Z"),
      sign: "not-found",
      httpStatus: 404,
      viaBrowser: false,
    };
    const events: FactArticle["presenceEvents"] = [
      { kind: "removal-suspected", at: "2021-08-02T00:00:00Z", absences: [], capture: null },
      { kind: "removed", at: "2021-08-03T00:00:00Z", absences: [answered], capture: null },
      { kind: "restored", at: "2021-08-05T00:00:00Z", absences: [], capture: back },
    ];
    expect(kinds(facts({ articles: [article("a", { presenceEvents: events })] }))).toEqual([
      "said",
      "removed",
      "restored",
    ]);
    const { entries } = buildTimeline(
      facts({ articles: [article("a", { presenceEvents: events })] }),
      now,
    );
    expect(entries.map(({ absences }) => absences)).toEqual([[], [answered], []]);
    const last = article("a").versions.at(-1)!.capture;
    expect(entries.map((entry) => entry.capture)).toEqual([last, last, back]);
    expect(kinds(facts({ articles: [article("a", { presence: "removed" })] }))).toEqual([
      "said",
      "removed",
    ]);
  });

  test("a later position is “changed”, and never when the earlier words are said again", () => {
    const early = article("early", { flags: [flag("response.denial.literal")] });
    const at = (day: string, flags: FactFlag[]) =>
      article(day, {
        flags,
        versions: [{ ...early.versions[0]!, publishedAt: `2021-08-${day}T00:00:00Z` }],
      });
    const inquiry = flag("response.inquiry", { stage: "opened" });
    const moved = buildTimeline(
      facts({ articles: [early, at("10", [inquiry])] }),
      now,
    ).entries.find((entry) => entry.kind === "position-changed");
    expect(moved?.change).toMatchObject({
      fromLabel: "response.denial.literal",
      toLabel: "response.inquiry",
    });
    expect(
      kinds(facts({ articles: [early, at("10", [inquiry, flag("response.denial.literal")])] })),
    ).not.toContain("position-changed");
  });

  test("keeps the positions of two authorities apart, though one text passes both on", () => {
    const both = article("both", {
      sourceRole: "media",
      authorityId: null,
      flags: [
        flag("response.denial.literal", { chain: ["media", "official"] }),
        flag("response.minimisation", { authorityId: "akimat", chain: ["media", "official"] }),
      ],
    });
    const later = article("later", {
      authorityId: "akimat",
      flags: [flag("response.inquiry", { authorityId: "akimat" })],
      versions: [{ ...both.versions[0]!, publishedAt: "2021-08-10T00:00:00Z" }],
    });
    const changes = buildTimeline(facts({ articles: [both, later] }), now).entries.filter(
      (entry) => entry.kind === "position-changed",
    );
    expect(changes.map((entry) => [entry.authorityId, entry.change?.fromLabel])).toEqual([
      ["akimat", "response.minimisation"],
    ]);
  });
});

describe("the clock", () => {
  test("runs for an authority of which nothing was found, names its sources and counts only watched days", () => {
    const { clocks } = buildTimeline(
      facts({ articles: [article("own", { flags: [flag("response.inquiry")] })] }),
      now,
    );
    expect(clocks).toHaveLength(1);
    expect(clocks[0]).toMatchObject({ authorityId: "akimat", days: 22, watchedDays: 11 });
    expect(clocks[0]!.sources.map((source) => source.id)).toEqual(["akimat-site"]);
  });

  test("does not run for an authority that nobody watches", () => {
    expect(buildTimeline(facts({ sources: [] }), now).clocks).toEqual([]);
  });

  test("stops for a demand when the authority says something after it", () => {
    const demand = {
      id: "d",
      text: "Say who",
      madeBy: "NGO",
      addresseeAuthorityId: "police",
      madeAt: "2021-07-29T12:00:00Z",
      dueAt: "2021-08-10T00:00:00Z",
      state: "open",
    };
    const before = buildTimeline(facts({ demands: [demand] }), now).clocks.filter(
      (clock) => clock.demandId === "d",
    );
    expect(before).toHaveLength(1);
    const after = buildTimeline(facts({ demands: [demand], articles: [article("own")] }), now);
    expect(after.clocks.filter((clock) => clock.demandId === "d")).toEqual([]);
    expect(after.entries.map((entry) => entry.kind)).toEqual(["demand", "said", "due"]);
  });

  test("never counts a stretch twice or beyond its bounds", () => {
    const day = 24 * 3600 * 1000;
    const stretch = fc
      .tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: 0, max: 10 }))
      .map(([from, length]) => ({
        from: new Date(from * day).toISOString(),
        to: new Date((from + length) * day).toISOString(),
      }));
    fc.assert(
      fc.property(fc.array(stretch), (coverage) => {
        const share = coveredShare({ coverage }, 0, 20 * day);
        let days = 0;
        for (let at = 0; at < 20; at += 1)
          if (
            coverage.some(
              ({ from, to }) => Date.parse(from) <= at * day && Date.parse(to) >= (at + 1) * day,
            )
          )
            days += 1;
        expect(share).toBeCloseTo(days / 20, 9);
      }),
    );
  });
});

describe("the difference of two versions", () => {
  test("shows the words that changed, the space between them included", () => {
    expect(
      diffWords("женщины были вывезены за пределы города", "женщины были сопровождены на вокзал"),
    ).toEqual([
      { kind: "same", text: "женщины были " },
      { kind: "removed", text: "вывезены за пределы города" },
      { kind: "added", text: "сопровождены на вокзал" },
    ]);
  });

  test("loses nothing: without what was added it is the earlier text, without what was removed the later one", () => {
    const words = fc
      .array(fc.constantFrom("да", "нет", "полиция", " ", ", ", "\n", "и", "2021"), {
        maxLength: 60,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = diffWords(before, after);
        expect(
          parts
            .filter((part) => part.kind !== "added")
            .map((part) => part.text)
            .join(""),
        ).toBe(before);
        expect(
          parts
            .filter((part) => part.kind !== "removed")
            .map((part) => part.text)
            .join(""),
        ).toBe(after);
      }),
    );
  });
});
