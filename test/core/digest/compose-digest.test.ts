import { describe, expect, it } from "vitest";
import { composeDigest } from "../../../src/core/digest/compose-digest.ts";
import type { DigestEvent, DigestFacts } from "../../../src/core/digest/digest-facts.ts";
import { countDigest } from "../../../src/core/digest/count-digest.ts";
import { maskDigest } from "../../../src/core/digest/mask-digest.ts";
import { restrictDigest } from "../../../src/core/digest/restrict-digest.ts";
import { digestFacts, eventOf, flag, hiddenName, period } from "../../notify/sample-facts.ts";

type Articles = DigestFacts["incidents"][number]["timeline"]["articles"];

/** The sample week with other events, and changes to the articles of its first incident. */
function week(
  events: DigestEvent[],
  change: (articles: Articles) => Articles = (articles) => articles,
): DigestFacts {
  const [first, ...rest] = digestFacts.incidents;
  return {
    ...digestFacts,
    events,
    incidents: [
      { ...first!, timeline: { ...first!.timeline, articles: change(first!.timeline.articles) } },
      ...rest,
    ],
  };
}

const compose = (facts: DigestFacts) => composeDigest(facts, period);
const codesOf = (facts: DigestFacts) =>
  compose(facts)
    .incidents.find((incident) => incident.id === "i-1")!
    .items.map((item) => item.code);
const linked = eventOf("statement.linked", "2026-11-17T07:00:00.000Z", "police", {
  incidentId: "i-1",
});
const suspected = eventOf("article.removal-suspected", "2026-11-19T08:00:00.000Z", "police", {
  finding: "not-found",
});
const withPresence = (presence: string) => (articles: Articles) =>
  articles.map((article) => ({ ...article, presence }));

describe("composeDigest", () => {
  it("holds codes and parameters, and no sentence of ours", () => {
    const withoutNames = JSON.stringify(compose(week([linked])), (key, value) =>
      ["title", "name", "authority", "sourceName", "addressee", "exact", "text", "madeBy"].includes(
        key,
      )
        ? null
        : value,
    );
    expect(withoutNames).not.toMatch(/\p{L}+ \p{L}+ \p{L}+/u);
  });

  it("tells a text once, also when a person confirms the link later in the week", () => {
    expect(
      codesOf(week([linked, { ...linked, kind: "link.accepted", at: "2026-11-18T07:00:00.000Z" }])),
    ).toEqual(["said"]);
  });

  it("tells words at second hand apart from what an authority says itself", () => {
    const [outlet] = compose(digestFacts).incidents[0]!.items.filter(
      (item) => item.article.id === "outlet",
    );
    expect(outlet!.code).toBe("relayed");
    expect(outlet!.words.every((words) => !words.own)).toBe(true);
  });

  it("shows beside a reported act what the authorities dispute", () => {
    const incident = compose(digestFacts).incidents[0]!;
    expect(incident.items.some((item) => item.acts.length > 0)).toBe(true);
    expect(incident.disputes.map((dispute) => dispute.words.label)).toContain(
      "response.denial.literal",
    );
  });

  it("names no disputes where no act is reported", () => {
    expect(compose(week([linked])).incidents[0]!.disputes).toEqual([]);
  });

  it("tells a settled suspicion by its end only", () => {
    expect(
      codesOf(week([suspected, eventOf("article.removed", "2026-11-20T08:00:00.000Z", "police")])),
    ).toEqual(["removed"]);
  });

  it("tells a suspicion that went away as such", () => {
    expect(codesOf(week([suspected], withPresence("present")))).toEqual(["removal-lifted"]);
    expect(codesOf(week([suspected], withPresence("suspected")))).toEqual(["removal-suspected"]);
  });

  it("tells an edit with its versions, and not one that only our software made", () => {
    const changed = eventOf("article.changed", "2026-11-18T09:30:05.000Z", "police", {
      versionNumber: 2,
    });
    expect(compose(week([changed])).incidents[0]!.items[0]!.versions).toEqual({
      from: 1,
      to: 2,
      fields: ["text"],
    });
    expect(
      codesOf(
        week([changed], (articles) =>
          articles.map((article) => ({
            ...article,
            versions: article.versions.map((version) => ({
              ...version,
              technical: version.number === 2,
            })),
          })),
        ),
      ),
    ).toEqual([]);
  });

  it("tells that a link was withdrawn only where it still is", () => {
    const rejected = eventOf("link.rejected", "2026-11-18T07:00:00.000Z", "police", {
      incidentId: "i-1",
    });
    expect(
      codesOf(
        week([rejected], (articles) => articles.filter((article) => article.id !== "police")),
      ),
    ).toEqual(["link-rejected"]);
    expect(codesOf(week([rejected]))).toEqual([]);
  });

  it("leaves events of one incident out of another", () => {
    expect(codesOf(week([{ ...linked, incidentId: "i-2" }]))).toEqual([]);
  });

  it("masks a slur in its passage and in the title", () => {
    const facts = week([linked], (articles) =>
      articles.map((article) => ({
        ...article,
        title: "Про грубиянок",
        flags: [
          flag({ label: "stigma.slur", exact: "грубиянок" }),
          flag({ label: "stigma.incitement", exact: "гнать грубиянок прочь" }),
        ],
      })),
    );
    facts.incidents[0]!.slurs = { police: ["грубиянок"], outlet: ["грубиянок"] };
    expect(JSON.stringify(compose(facts).incidents[0]!.items)).not.toContain("грубиянок");
  });

  it("says since when and in how many sources nothing was found, and how well they were watched", () => {
    const [clock] = compose(digestFacts).incidents.find(
      (incident) => incident.id === "i-2",
    )!.clocks;
    expect(clock).toMatchObject({
      days: 33,
      demandId: null,
      authority: { en: "Karaganda region police department" },
    });
    expect(clock!.sources).toHaveLength(1);
    expect(clock!.coveredShare).toBeGreaterThan(0.6);
    expect(clock!.coveredShare).toBeLessThan(0.7);
  });

  it("lists open demands with what is overdue, and no answered ones", () => {
    const facts = week([linked]);
    const [incident] = facts.incidents;
    const answered = { ...incident!.timeline.demands[0]!, id: "d-2", state: "answered" };
    incident!.timeline = {
      ...incident!.timeline,
      demands: [...incident!.timeline.demands, answered],
    };
    expect(compose(facts).incidents[0]!.demands.map((demand) => [demand.id, demand.isDue])).toEqual(
      [["d-1", true]],
    );
  });

  it("names the sources that were not seen well, the worst first", () => {
    expect(compose(digestFacts).sources.map((source) => source.id)).toEqual(["kz-akimat-shymkent"]);
  });

  it("counts a new source from the day it is watched", () => {
    const added = {
      ...digestFacts.sources[0]!,
      id: "kz-new",
      watchedSince: "2026-11-21T19:00:00.000Z",
      coverage: [{ from: "2026-11-21T19:00:00.000Z", to: "2026-11-22T19:00:00.000Z" }],
    };
    expect(compose({ ...digestFacts, sources: [added] }).sources).toEqual([]);
  });

  it("does not hold against a source that it came after the week", () => {
    const later = {
      ...digestFacts.sources[0]!,
      watchedSince: "2026-11-23T06:00:00.000Z",
      coverage: [],
    };
    expect(compose({ ...digestFacts, sources: [later] })).toMatchObject({
      sources: [],
      sourcesWatched: 0,
    });
  });

  it("says nothing of an incident that has neither news nor anything open", () => {
    const [, quiet] = digestFacts.incidents;
    expect(
      compose({
        ...digestFacts,
        events: [],
        incidents: [{ ...quiet!, timeline: { ...quiet!.timeline, authorityIds: [] } }],
      }).incidents,
    ).toEqual([]);
  });
});

describe("restrictDigest and maskDigest", () => {
  it("leaves out incidents that the reader may not see, from numbers too", () => {
    const restricted = restrictDigest(compose(digestFacts), new Set(["i-2"]));
    expect(restricted.incidents.map((incident) => incident.id)).toEqual(["i-2"]);
    expect(countDigest(restricted)).toMatchObject({ said: 0, removed: 0 });
  });

  it("masks every free text: titles, words, acts, demands", () => {
    const named = JSON.parse(JSON.stringify(digestFacts), (key, value: unknown) =>
      typeof value === "string" && ["exact", "text", "madeBy", "title"].includes(key)
        ? `${value} ${hiddenName}`
        : value,
    ) as DigestFacts;
    const masked = maskDigest(compose(named), (text) => text.replaceAll(hiddenName, "█"));
    expect(JSON.stringify(compose(named))).toContain(hiddenName);
    expect(JSON.stringify(masked)).not.toContain(hiddenName);
  });
});

describe("countDigest", () => {
  it("counts a text that concerns two incidents once", () => {
    const [incident] = compose(week([linked])).incidents;
    expect(countDigest({ incidents: [incident!, { ...incident!, id: "i-9" }] }).said).toBe(1);
  });

  it("counts two edits of one page twice", () => {
    const [incident] = compose(
      week([
        eventOf("article.changed", "2026-11-18T09:30:05.000Z", "police", { versionNumber: 2 }),
      ]),
    ).incidents;
    const [item] = incident!.items;
    expect(
      countDigest({
        incidents: [{ ...incident!, items: [item!, { ...item!, at: "2026-11-19T09:30:05.000Z" }] }],
      }).changed,
    ).toBe(2);
  });
});
