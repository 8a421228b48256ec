import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideAlerts, type EventFacts } from "../../../src/core/alerts/decide-alerts.ts";

const event = (facts: Partial<EventFacts>): EventFacts => ({
  id: "event-1",
  kind: "statement.linked",
  technical: false,
  articleId: "article-1",
  incidentId: null,
  linkedIncidentIds: [],
  sourceRole: "official",
  ...facts,
});

describe("decideAlerts", () => {
  it("raises one alert when an authority's statement is linked to an incident", () => {
    expect(decideAlerts(event({ incidentId: "incident-1" }))).toEqual([
      {
        kind: "official-statement",
        incidentId: "incident-1",
        dedupeKey: "official-statement incident-1 article-1",
      },
    ]);
  });

  it("raises one alert when an outlet passes on an authority's words", () => {
    expect(
      decideAlerts(event({ incidentId: "incident-1", sourceRole: "media" })).map(
        (alert) => alert.kind,
      ),
    ).toEqual(["official-statement"]);
  });

  it("gives the same statement the same key, however often its event is made anew", () => {
    const keys = ["event-1", "event-2"].map(
      (id) => decideAlerts(event({ id, incidentId: "incident-1" }))[0]!.dedupeKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it("gives each later edit of one page a key of its own", () => {
    const keys = ["event-1", "event-2"].map(
      (id) =>
        decideAlerts(event({ id, kind: "article.changed", linkedIncidentIds: ["incident-1"] }))[0]!
          .dedupeKey,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    ["article.changed", "statement-changed"],
    ["article.removal-suspected", "statement-removal-suspected"],
    ["article.removed", "statement-removed"],
    ["article.restored", "statement-restored"],
  ])(
    "turns %s on an authority's page into %s for every incident the page is linked to",
    (kind, expected) => {
      const alerts = decideAlerts(event({ kind, linkedIncidentIds: ["incident-1", "incident-2"] }));
      expect(alerts.map((alert) => [alert.kind, alert.incidentId])).toEqual([
        [expected, "incident-1"],
        [expected, "incident-2"],
      ]);
    },
  );

  it.each(["article.changed", "article.removal-suspected", "article.removed", "article.restored"])(
    "leaves %s on a page of others to the digest",
    (kind) => {
      for (const sourceRole of ["media", "activist", "other", null])
        expect(
          decideAlerts(event({ kind, sourceRole, linkedIncidentIds: ["incident-1"] })),
        ).toEqual([]);
    },
  );

  it.each(["article.found", "report.linked", "link.accepted", "link.rejected", "an.unknown-kind"])(
    "raises nothing for %s",
    (kind) => {
      expect(decideAlerts(event({ kind, incidentId: "incident-1" }))).toEqual([]);
    },
  );

  it("raises nothing for a change of a page that belongs to no incident", () => {
    expect(decideAlerts(event({ kind: "article.changed" }))).toEqual([]);
  });

  it.each([
    [2, "source-trouble"],
    [0, "source-recovered"],
  ])("tells those who keep the watch of sources: %i opened is %s", (findingsOpened, kind) => {
    expect(decideAlerts(event({ id: "event-1", kind: "source.health", findingsOpened }))).toEqual([
      { kind, incidentId: null, leastRole: "coordinator", dedupeKey: `${kind} event-1` },
    ]);
  });

  it("never raises an alert for what our own software changed, and never two with one key", () => {
    const facts = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(
        "statement.linked",
        "report.linked",
        "article.found",
        "article.changed",
        "article.removal-suspected",
        "article.removed",
        "article.restored",
        "link.accepted",
      ),
      technical: fc.boolean(),
      articleId: fc.option(fc.uuid()),
      incidentId: fc.option(fc.uuid()),
      linkedIncidentIds: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
      sourceRole: fc.option(fc.constantFrom("official", "media", "activist", "other")),
    });
    fc.assert(
      fc.property(facts, (input) => {
        const alerts = decideAlerts(input);
        expect(input.technical && alerts.length > 0).toBe(false);
        expect(new Set(alerts.map((alert) => alert.dedupeKey)).size).toBe(alerts.length);
      }),
    );
  });
});
