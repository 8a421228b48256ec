import { describe, expect, it } from "vitest";
import { nextRecheckDelay } from "../../../crawlers/discover/next-recheck.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date("2026-11-23T07:00:00Z");
const delay = (role: "official" | "media", age: number): number =>
  nextRecheckDelay({ role, lastChangeAt: new Date(now.getTime() - age), now });

describe("nextRecheckDelay", () => {
  it.each([
    [0, 10 * minute, 15 * minute],
    [hour - 1, 10 * minute, 15 * minute],
    [hour, 15 * minute, 15 * minute],
    [3 * hour - 1, 15 * minute, 15 * minute],
    [3 * hour, hour, hour],
    [day - 1, hour, hour],
    [day, 3 * hour, 3 * hour],
    [7 * day - 1, 3 * hour, 3 * hour],
    [7 * day, 3 * day, 3 * day],
    [30 * day - 1, 3 * day, 3 * day],
    [30 * day, 30 * day, 30 * day],
    [20 * 365 * day, 30 * day, 30 * day],
  ])("%d ms after the last change: official %d, media %d", (age, official, media) => {
    expect(delay("official", age)).toBe(official);
    expect(delay("media", age)).toBe(media);
  });

  it("makes up for a look that did not reach the page, ever more patiently, and never later than the ladder says", () => {
    const after = (failures: number, age: number) =>
      nextRecheckDelay({
        role: "media",
        lastChangeAt: new Date(now.getTime() - age),
        now,
        failures,
      });
    expect([1, 2, 3, 4].map((failures) => after(failures, 40 * day))).toEqual([
      hour,
      2 * hour,
      4 * hour,
      8 * hour,
    ]);
    expect(after(5_000, 40 * day)).toBe(30 * day);
    expect(after(1, hour)).toBe(15 * minute);
  });

  it("goes on when the clock was set back", () => {
    expect(delay("official", -5 * day)).toBe(10 * minute);
  });

  it("looks 14 times in the first three hours of an official page and still monthly after ten years", () => {
    const start = now.getTime();
    let looks = 0;
    let time = start;
    let inThreeHours = 0;
    while (time < start + 3650 * day) {
      time += nextRecheckDelay({ role: "official", lastChangeAt: now, now: new Date(time) });
      looks += 1;
      if (time <= start + 3 * hour) inThreeHours = looks;
    }
    expect(inThreeHours).toBe(6 + 8);
    // 14 in three hours, 21 to a day, 48 to a week, 8 to a month, then 120 months and a bit.
    expect(looks).toBeGreaterThan(14 + 21 + 48 + 7 + 119);
    expect(looks).toBeLessThan(14 + 21 + 48 + 9 + 124);
  });
});
