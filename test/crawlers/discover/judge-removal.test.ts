import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  judgeRemoval,
  seenPresent,
  wantsBrowser,
} from "../../../crawlers/discover/judge-removal.ts";
import type {
  Finding,
  RemovalAttempt,
  RemovalEvent,
  RemovalJudgement,
} from "../../../crawlers/discover/judge-removal.ts";

const hour = 3_600_000;
const start = new Date("2026-11-23T07:00:00Z").getTime();

type Look = [
  hours: number,
  finding: Finding,
  options?: { by?: "browser"; hostHealthy?: boolean | null },
];

const attempt = ([hours, finding, options = {}]: Look): RemovalAttempt => ({
  at: new Date(start + hours * hour),
  by: options.by ?? "http",
  finding,
  hostHealthy: options.hostHealthy === undefined ? true : options.hostHealthy,
});

/** Plays visits through the machine from a page that was there. */
function play(...looks: Look[]): RemovalJudgement & { events: string[] } {
  const events: string[] = [];
  let judgement: RemovalJudgement = { state: seenPresent, event: null, nextLook: null };
  for (const look of looks) {
    judgement = judgeRemoval(judgement.state, attempt(look));
    if (judgement.event) events.push(judgement.event.kind);
  }
  return { ...judgement, events };
}

const browser = { by: "browser" } as const;

describe("judgeRemoval", () => {
  it("confirms after three looks over a day, one by browser, and tells between which instants it happened", () => {
    const { state, event, events, nextLook } = play(
      [0, "present"],
      [5, "not-found"],
      [6, "not-found"],
      [11, "not-found", browser],
      [29, "not-found"],
    );
    expect(events).toEqual(["removal-suspected", "removal-confirmed"]);
    expect(state.status).toBe("removed");
    expect(nextLook).toBeNull();
    expect(event).toEqual<RemovalEvent>({
      kind: "removal-confirmed",
      at: new Date(start + 29 * hour),
      lastPresentAt: new Date(start),
      firstAbsentAt: new Date(start + 5 * hour),
      checks: 4,
    });
  });

  it.each<[string, Look[]]>([
    [
      "two looks a day apart",
      [
        [0, "gone"],
        [25, "gone", browser],
      ],
    ],
    [
      "three looks within 23 hours",
      [
        [0, "gone"],
        [10, "gone", browser],
        [23.9, "gone"],
      ],
    ],
    [
      "no look by browser",
      [
        [0, "not-found"],
        [12, "not-found"],
        [25, "not-found"],
        [48, "not-found"],
      ],
    ],
    [
      "looks minutes apart count once",
      [
        [0, "not-found"],
        [0.1, "not-found", browser],
        [0.2, "not-found"],
        [25, "not-found"],
      ],
    ],
    [
      "a sick host",
      [
        [0, "not-found"],
        [12, "not-found", { ...browser, hostHealthy: false }],
        [25, "not-found"],
        [30, "unknown"],
      ],
    ],
    [
      "nobody looked at the host",
      [
        [0, "not-found"],
        [12, "not-found", { ...browser, hostHealthy: null }],
        [25, "not-found"],
      ],
    ],
  ])("only suspects: %s", (_, looks) => {
    expect(play(...looks)).toMatchObject({
      state: { status: "suspected" },
      events: ["removal-suspected"],
    });
  });

  it.each<Finding>([
    "not-found",
    "gone",
    "redirect-to-listing",
    "redirect-elsewhere",
    "soft-not-found",
    "missing-from-channel",
  ])("takes %s for a sign", (finding) => {
    expect(play([0, finding]).state.status).toBe("suspected");
    expect(play([0, finding], [12, finding, browser], [24, finding]).state.status).toBe("removed");
  });

  it("tells of a suspicion when a second look agrees, half an hour later or more, and once", () => {
    expect(play([0, "not-found"]).events).toEqual([]);
    expect(play([0, "not-found"], [0.3, "not-found"]).events).toEqual([]);
    const { events, event } = play([0, "not-found"], [0.3, "not-found"], [0.6, "not-found"]);
    expect(events).toEqual(["removal-suspected"]);
    expect(event).toMatchObject({ at: new Date(start + 0.6 * hour), finding: "not-found" });
    expect(play([0, "gone"], [1, "gone"], [2, "gone"], [3, "gone"]).events).toHaveLength(1);
    const hurried = judgeRemoval(play([0, "gone"]).state, attempt([0.01, "gone"]), 60);
    expect(hurried.event?.kind).toBe("removal-suspected");
  });

  it("says that nothing but a look by a browser is lacking, asks for one, and grows patient after a week", () => {
    const early = play([0, "gone"], [6, "gone"]);
    expect(early.state.lacks).toBeUndefined();
    expect(wantsBrowser(early.state)).toBe(true);
    const waiting = play([0, "gone"], [6, "gone"], [24, "gone"]);
    expect(waiting.state).toMatchObject({ status: "suspected", lacks: "browser" });
    expect(waiting.nextLook).toEqual({ at: new Date(start + 30 * hour), by: "browser" });
    expect(play([0, "gone"], [6, "gone"], [24, "gone"], [170, "gone"]).nextLook).toBeNull();
    const confirmed = play([0, "gone"], [6, "gone"], [24, "gone"], [170, "gone", browser]);
    expect(confirmed.state.status).toBe("removed");
    expect(confirmed.state.lacks).toBeUndefined();
    expect(wantsBrowser(confirmed.state)).toBe(false);
  });

  it("takes a page that lost its words for no sign, and for no return of a removed one", () => {
    expect(play([0, "text-lost"], [1, "text-lost"], [30, "text-lost", browser])).toMatchObject({
      events: [],
      state: seenPresent,
    });
    const removed = play([0, "gone"], [12, "gone", browser], [24, "gone"], [48, "text-lost"]);
    expect(removed.state.status).toBe("removed");
  });

  it("never counts a challenge, a refusal or an outage, however many and however long", () => {
    const { state, events } = play(
      ...Array.from({ length: 200 }, (_, n): Look => [n, "unknown", browser]),
    );
    expect(events).toEqual([]);
    expect(state).toEqual(seenPresent);
  });

  it("goes on counting across an outage, which proves nothing in either direction", () => {
    const { state } = play(
      [0, "not-found"],
      [1, "unknown"],
      [6, "not-found", browser],
      [7, "unknown"],
      [24, "not-found"],
    );
    expect(state.status).toBe("removed");
  });

  it("does not suspect while the host itself is unwell, but looks again within the hour", () => {
    const { events, nextLook } = play([0, "not-found", { hostHealthy: false }]);
    expect(events).toEqual([]);
    expect(nextLook?.at).toEqual(new Date(start + hour));
  });

  it("drops the suspicion when the page is there again, and starts to count anew", () => {
    const { state, events } = play(
      [0, "not-found"],
      [1, "present"],
      [20, "not-found", browser],
      [25, "not-found"],
      [26, "not-found"],
    );
    expect(events).toEqual(["suspicion-lifted", "removal-suspected"]);
    expect(state.status).toBe("suspected");
  });

  it("reports a page that comes back after its removal, even years later", () => {
    const { event, state } = play(
      [0, "gone"],
      [12, "gone", browser],
      [24, "gone"],
      [30_000, "present"],
    );
    expect(event).toEqual({
      kind: "restored",
      at: new Date(start + 30_000 * hour),
      absentSince: new Date(start),
    });
    expect(state).toEqual({
      status: "present",
      checks: [],
      lastPresentAt: new Date(start + 30_000 * hour),
    });
  });

  it("confirms a second removal after a restoration", () => {
    const { events } = play(
      [0, "gone"],
      [12, "gone", browser],
      [24, "gone"],
      [50, "present"],
      [60, "gone"],
      [72, "gone", browser],
      [84, "gone"],
    );
    expect(events.slice(2)).toEqual(["restored", "removal-suspected", "removal-confirmed"]);
  });

  it("confirms once, however often the page stays away", () => {
    const { events } = play(
      [0, "gone"],
      [12, "gone", browser],
      [24, "gone"],
      [48, "gone"],
      [72, "gone"],
    );
    expect(events).toEqual(["removal-suspected", "removal-confirmed"]);
  });

  it("looks again after 1, 6 and 24 hours, then each 6, with a browser from the third look on until one looked", () => {
    const plan: [number, string][] = [];
    let judgement = judgeRemoval(seenPresent, attempt([0, "not-found"]));
    while (judgement.nextLook) {
      const { at, by } = judgement.nextLook;
      plan.push([(at.getTime() - start) / hour, by]);
      judgement = judgeRemoval(judgement.state, {
        at,
        by,
        finding: "not-found",
        hostHealthy: true,
      });
    }
    expect(plan).toEqual([
      [1, "http"],
      [6, "browser"],
      [24, "http"],
    ]);
    expect(judgement.state.status).toBe("removed");
    expect(play([0, "gone"], [30, "unknown"]).nextLook?.at).toEqual(new Date(start + 36 * hour));
  });

  it("lets an attempt that arrives late change nothing", () => {
    const before = play([10, "not-found"]);
    const late = judgeRemoval(before.state, attempt([5, "present"]));
    expect(late.state).toEqual(before.state);
    expect(late.event).toBeNull();
  });

  it("confirms only what the rule allows, for any series of visits", () => {
    const look = fc.record({
      hours: fc.double({ min: 0, max: 20, noNaN: true }),
      finding: fc.constantFrom<Finding>(
        "present",
        "not-found",
        "gone",
        "unknown",
        "soft-not-found",
      ),
      by: fc.constantFrom<"http" | "browser">("http", "browser"),
      hostHealthy: fc.constantFrom(true, true, false, null),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 30 }), (looks) => {
        let time = start;
        let state = seenPresent;
        let supporting: RemovalAttempt[] = [];
        const broken: RemovalAttempt[][] = [];
        for (const { hours, ...rest } of looks) {
          time += hours * hour;
          const visit = { at: new Date(time), ...rest };
          if (visit.finding === "present") supporting = [];
          else if (visit.finding !== "unknown" && visit.hostHealthy === true)
            supporting.push(visit);
          const judged = judgeRemoval(state, visit);
          const isProven =
            supporting.length >= 3 &&
            supporting.some(({ by }) => by === "browser") &&
            time - supporting[0]!.at.getTime() >= 24 * hour;
          if (judged.event?.kind === "removal-confirmed" && !isProven) broken.push(supporting);
          state = judged.state;
        }
        expect(broken).toEqual([]);
      }),
    );
  });
});
