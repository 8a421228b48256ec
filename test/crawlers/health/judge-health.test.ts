import { describe, expect, it } from "vitest";
import type { HealthFacts } from "../../../crawlers/health/health-facts.ts";
import { judgeHealth } from "../../../crawlers/health/judge-health.ts";

const minute = 60_000;
const day = 86_400_000;
const now = new Date("2026-11-23T07:00:00Z");
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const terms = { now, overdueFrom: ago(day), tempo: 1 };
const ru = "https://example.kz/ru/rss.xml";
const kk = "https://example.kz/kk/rss.xml";

const healthy: HealthFacts = {
  role: "media",
  enabled: true,
  fileProblem: null,
  lists: [{ url: ru }, { url: kk }],
  polls: [],
  lastPollAt: ago(minute),
  pollIntervalMs: 10 * minute,
  watchedSince: ago(60 * day),
  pace: null,
  lastNewItemAt: ago(day),
  looks: [],
  misses: [],
  certificates: [],
  moves: [],
  doubted: [],
};
const judge = (facts: Partial<HealthFacts>) => judgeHealth({ ...healthy, ...facts }, terms);
/** Outcomes of looks at one list, the newest first, ten minutes apart. */
const polls = (url: string, ...outcomes: string[]): HealthFacts["polls"] =>
  outcomes.map((outcome, index) => ({
    url,
    startedAt: ago(index * 10 * minute),
    outcome,
    httpStatus: outcome === "http-error" ? 503 : null,
  }));
const looks = (...outcomes: string[]): HealthFacts["looks"] =>
  outcomes.map((outcome, index) => ({
    itemId: `item ${index}`,
    startedAt: ago(index * minute),
    outcome,
    httpStatus: outcome === "http-error" ? 404 : null,
  }));
const misses = (count: number, otherTextUtf16 = 2_000): HealthFacts["misses"] =>
  Array.from({ length: count }, (_, index) => ({
    itemId: `item ${index}`,
    field: "body",
    selector: ".text",
    otherTextUtf16,
  }));

describe("judgeHealth", () => {
  it("tells for two weeks of a list that said “not modified” when it was, and of none that is not asked any more", () => {
    const since = ago(day);
    expect(judge({ doubted: [{ url: ru, since }] }).findings).toEqual([
      {
        kind: "validators-lie",
        severity: "warning",
        params: { url: ru, since: since.toISOString() },
      },
    ]);
    expect(judge({ doubted: [{ url: ru, since: ago(15 * day) }] }).findings).toEqual([]);
    expect(judge({ doubted: [{ url: "https://example.kz/old.xml", since }] }).findings).toEqual([]);
  });

  it("finds nothing wrong with a source of which nothing is known yet", () => {
    expect(judge({}).findings).toEqual([]);
  });

  it("names a failure after three in a row, with its cause and since when", () => {
    const [finding, ...others] = judge({
      lists: [{ url: ru }],
      polls: polls(ru, "timeout", "http-error", "http-error", "ok", "timeout"),
    }).findings;
    expect(others).toEqual([]);
    expect(finding).toEqual({
      kind: "look-fails",
      severity: "warning",
      params: {
        cause: "http-error",
        count: 3,
        since: ago(20 * minute).toISOString(),
        lists: 1,
        of: 1,
        url: ru,
      },
    });
  });

  it("takes two failures in a row for weather", () => {
    const { findings } = judge({ polls: polls(ru, "timeout", "dns", "not-modified", "dns") });
    expect(findings).toEqual([]);
  });

  it("sees that one of two lists fails, and alarms only when an authority cannot be seen at all", () => {
    const failing = ["dns", "dns", "dns"];
    const both = [...polls(ru, ...failing), ...polls(kk, ...failing)];
    const severity = (facts: Partial<HealthFacts>) => judge(facts).findings[0]?.severity;
    expect(
      judge({ role: "official", polls: [...polls(ru, ...failing), ...polls(kk, "ok")] })
        .findings[0],
    ).toMatchObject({ severity: "warning", params: { lists: 1, of: 2, url: ru } });
    expect(severity({ role: "official", polls: both })).toBe("alarm");
    expect(severity({ role: "media", polls: both })).toBe("warning");
  });

  it("names a list that never answered since the day it was added", () => {
    const { findings } = judge({ polls: polls(ru, ...Array<string>(40).fill("http-error")) });
    expect(findings[0]).toMatchObject({ kind: "look-fails", params: { count: 40, status: 503 } });
  });

  it.each([
    ["three pages with text that the selectors miss", { misses: misses(3) }, ["selector-fails"]],
    ["two such pages", { misses: misses(2) }, []],
    ["one page looked at three times", { misses: [...misses(1), ...misses(1), ...misses(1)] }, []],
    ["three empty pages", { misses: misses(3, 40) }, []],
    [
      "three rendered pages in which the text never came",
      { looks: looks("no-content", "no-content", "no-content", "ok") },
      ["selector-fails"],
    ],
    [
      "such pages with a good one between",
      { looks: looks("no-content", "ok", "no-content", "no-content") },
      [],
    ],
    [
      "five pages that robots.txt forbids",
      { looks: looks("robots", "robots", "robots", "robots", "robots") },
      ["pages-fail"],
    ],
    [
      "pages that were taken down",
      { looks: looks(...Array<string>(9).fill("http-error"), "ok") },
      [],
    ],
    ["a file that cannot be used", { fileProblem: "role is missing" }, ["file-broken"]],
    [
      "no look for an hour where one was due each ten minutes",
      { lastPollAt: ago(60 * minute) },
      ["overdue"],
    ],
    ["a look that is a little late", { lastPollAt: ago(25 * minute) }, []],
    ["an official source without a file", { role: "official", enabled: false }, ["switched-off"]],
    ["another source without a file", { enabled: false }, []],
  ] satisfies [string, Partial<HealthFacts>, string[]][])("%s: %j", (_, facts, kinds) => {
    expect(judge(facts).findings.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ["in 30 days", 30, 90, null],
    ["in 13 days", 13, 90, { severity: "warning", params: { state: "soon", days: 13 } }],
    ["in 2 days", 2.5, 90, { severity: "alarm", params: { state: "soon", days: 2 } }],
    ["yesterday", -1, 90, { severity: "alarm", params: { state: "expired", days: 0 } }],
    ["in 4 days, of those that live for six", 4, 6, null],
    ["in a day, of those that live for six", 1, 6, { severity: "alarm" }],
  ])("judges a certificate that expires %s", (_, daysLeft, lifetime, expected) => {
    const validTo = ago(-daysLeft * day);
    const validFrom = new Date(validTo.getTime() - lifetime * day);
    const { findings } = judge({
      role: "official",
      certificates: [
        { host: "other.kz", validFrom: null, validTo: ago(-300 * day) },
        { host: "example.kz", validFrom, validTo },
      ],
    });
    if (expected === null) expect(findings).toEqual([]);
    else expect(findings).toMatchObject([{ kind: "certificate", ...expected }]);
  });

  describe("silence", () => {
    const pace = {
      usualGapMs: 2 * 3_600_000,
      longGapMs: 15 * 3_600_000,
      lastAt: ago(4 * day),
      silentAt: ago(day),
    };
    const silent = { pace, lastNewItemAt: pace.lastAt, polls: polls(ru, "ok") };

    it("is named with how long it lasts and what is usual", () => {
      expect(judge(silent).findings).toEqual([
        {
          kind: "silent",
          severity: "warning",
          params: { since: pace.lastAt.toISOString(), hours: 96, usualHours: 15 },
        },
      ]);
    });

    it("is over with the next new text, before the pace is learnt anew", () => {
      expect(judge({ ...silent, lastNewItemAt: ago(minute) }).findings).toEqual([]);
    });

    it("cannot be told of a source that cannot be seen: what stood goes on to stand", () => {
      const blind = [...polls(ru, "dns", "dns", "dns"), ...polls(kk, "dns", "dns", "dns")];
      const { findings, undecided } = judge({ ...silent, polls: blind });
      expect(findings.map(({ kind }) => kind)).toEqual(["look-fails"]);
      expect(undecided).toContain("silent");
    });

    it("makes another announced feed the likely reason; while all is well it is none", () => {
      const moves: HealthFacts["moves"] = [
        { url: ru, movedTo: "https://new", movedBy: "announced" },
      ];
      expect(judge({ ...silent, moves }).findings.map(({ kind }) => kind)).toEqual([
        "silent",
        "feed-moved",
      ]);
      expect(judge({ moves }).findings).toEqual([]);
      const lasting: HealthFacts["moves"] = [
        { url: ru, movedTo: "https://new", movedBy: "redirect" },
      ];
      expect(judge({ moves: lasting }).findings).toMatchObject([
        { kind: "feed-moved", params: { by: "redirect", movedTo: "https://new" } },
      ]);
    });
  });
});
