import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPollDelay } from "../../../crawlers/discover/next-poll.ts";
import type { PollHistory, PollTerms } from "../../../crawlers/discover/next-poll.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
// A Monday, noon in Almaty (+05:00).
const now = new Date("2026-11-23T07:00:00Z");

const ago = (ms: number): Date => new Date(now.getTime() - ms);
const terms = (changes: Partial<PollTerms> = {}): PollTerms => ({
  role: "media",
  now,
  timeZone: "Asia/Almaty",
  ...changes,
});
const history = (changes: Partial<PollHistory> = {}): PollHistory => ({
  appearedAt: [],
  observedSince: ago(28 * day),
  consecutiveFailures: 0,
  ...changes,
});
/** Items each `every` ms through four weeks. */
const steady = (every: number): Date[] =>
  Array.from({ length: Math.floor((28 * day) / every) }, (_, n) => ago(n * every));
/** A press office: one item an hour from 9 to 18 on working days in Almaty. */
const officeHours = steady(hour).filter((date) => {
  const local = new Date(date.getTime() + 5 * hour);
  return local.getUTCHours() >= 9 && local.getUTCHours() < 18 && local.getUTCDay() % 6 !== 0;
});

describe("nextPollDelay", () => {
  it.each([
    ["an item each 20 minutes, half of that", steady(20 * minute), "media", 10, "expected-gap"],
    ["an item each minute, official", steady(minute), "official", 1, "floor"],
    ["an item each minute, media", steady(minute), "media", 3, "floor"],
    ["an item a month", [ago(20 * day)], "official", 360, "ceiling"],
  ] as const)("%s", (_, appearedAt, role, minutes, reason) => {
    const next = nextPollDelay(history({ appearedAt }), terms({ role }));
    expect(next.reason).toBe(reason);
    expect(Math.round(next.delayMs / minute)).toBe(minutes);
  });

  it("starts with 5 minutes for official and 15 for other sources of which nothing is known", () => {
    expect(nextPollDelay(history(), terms({ role: "official" }))).toEqual({
      delayMs: 5 * minute,
      reason: "nothing-known",
    });
    expect(nextPollDelay(history(), terms())).toEqual({
      delayMs: 15 * minute,
      reason: "nothing-known",
    });
  });

  it("asks often in a press office's hours and rarely in its nights and weekends", () => {
    const at = (instant: string): number =>
      nextPollDelay(
        history({ appearedAt: officeHours.filter((date) => date < new Date(instant)) }),
        terms({ now: new Date(instant) }),
      ).delayMs;
    const mondayNoon = at("2026-11-23T07:00:00Z");
    const mondayNight = at("2026-11-23T15:00:00Z");
    const beforeWork = at("2026-11-23T03:45:00Z");
    const saturday = at("2026-11-21T07:00:00Z");
    expect(mondayNoon).toBeLessThan(45 * minute);
    expect(mondayNight).toBeGreaterThan(3 * mondayNoon);
    expect(saturday).toBeGreaterThan(3 * mondayNoon);
    expect(beforeWork).toBeLessThan(hour);
  });

  it("keeps to a press office's clock when summer time ends", () => {
    // Six items each morning between nine and ten in Warsaw, at +02:00 until 25 October 2026.
    const mornings = Array.from(
      { length: 20 * 6 },
      (_, n) => new Date(Date.UTC(2026, 8, 28 + Math.floor(n / 6), 7, 10 * (n % 6))),
    );
    const next = (instant: string): number =>
      nextPollDelay(
        {
          appearedAt: mornings,
          observedSince: new Date("2026-09-27T00:00:00Z"),
          consecutiveFailures: 0,
        },
        terms({ now: new Date(instant), timeZone: "Europe/Warsaw" }),
      ).delayMs;
    const nineFifteen = next("2026-10-19T07:15:00Z");
    expect(next("2026-10-26T08:15:00Z")).toBeLessThan(2 * nineFifteen);
    expect(next("2026-10-26T09:15:00Z")).toBeGreaterThan(2 * nineFifteen);
  });

  it("comes back sooner when the last poll may have missed something", () => {
    const appearedAt = steady(2 * hour);
    const calm = nextPollDelay(history({ appearedAt }), terms());
    const alarmed = nextPollDelay(history({ appearedAt, missedOverlap: true }), terms());
    expect(alarmed.reason).toBe("missed-overlap");
    expect(alarmed.delayMs).toBeLessThanOrEqual(calm.delayMs / 3.9);
  });

  it("doubles with each failure up to six hours, and never gives up", () => {
    const delays = [0, 1, 2, 3, 50, 5000].map(
      (consecutiveFailures) =>
        nextPollDelay(history({ appearedAt: steady(20 * minute), consecutiveFailures }), terms())
          .delayMs / minute,
    );
    expect(delays.map(Math.round)).toEqual([10, 20, 40, 80, 360, 360]);
  });

  it("lets the source file's hints narrow the bounds and not widen them", () => {
    const busy = history({ appearedAt: steady(minute) });
    const quiet = history({ appearedAt: [ago(20 * day)] });
    const hints = { interval: { minMinutes: 5, maxMinutes: 30 } };
    expect(nextPollDelay(busy, terms(hints)).delayMs).toBe(5 * minute);
    expect(nextPollDelay(quiet, terms(hints)).delayMs).toBe(30 * minute);
    const wide = { interval: { minMinutes: 1, maxMinutes: 40_000 } };
    expect(nextPollDelay(busy, terms(wide)).delayMs).toBe(3 * minute);
    expect(nextPollDelay(quiet, terms(wide)).delayMs).toBe(6 * hour);
  });

  it("obeys the host's delay and Retry-After above everything else, the latter up to a day", () => {
    const busy = history({ appearedAt: steady(minute) });
    expect(nextPollDelay(busy, terms({ hostMinimumDelayMs: 10 * minute }))).toEqual({
      delayMs: 10 * minute,
      reason: "host-minimum",
    });
    expect(nextPollDelay(busy, terms({ retryAfterMs: 8 * hour }))).toEqual({
      delayMs: 8 * hour,
      reason: "retry-after",
    });
    expect(nextPollDelay(busy, terms({ retryAfterMs: 90 * day })).delayMs).toBe(day);
  });

  it("stays within its bounds for any history", () => {
    const dates = fc.array(fc.integer({ min: 0, max: 70 * day }).map(ago), { maxLength: 60 });
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 0, max: 70 * day }),
        fc.nat(20),
        fc.boolean(),
        (appearedAt, since, consecutiveFailures, missedOverlap) => {
          const past = {
            appearedAt,
            observedSince: ago(since),
            consecutiveFailures,
            missedOverlap,
          };
          const { delayMs } = nextPollDelay(past, terms({ role: "official" }));
          expect(delayMs).toBeGreaterThanOrEqual(minute);
          expect(delayMs).toBeLessThanOrEqual(6 * hour);
        },
      ),
    );
  });
});
