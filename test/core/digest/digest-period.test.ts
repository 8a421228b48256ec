import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekBefore, weekFrom } from "../../../src/core/digest/digest-period.ts";

describe("weekBefore", () => {
  it("is the last full week from Monday midnight in Almaty", () => {
    expect(weekBefore(new Date("2026-11-23T06:00:00Z"), "Asia/Almaty")).toEqual({
      start: new Date("2026-11-15T19:00:00Z"),
      end: new Date("2026-11-22T19:00:00Z"),
    });
  });

  it("turns at Monday midnight there, not in UTC", () => {
    expect(weekBefore(new Date("2026-11-22T18:59:59Z"), "Asia/Almaty").end).toEqual(
      new Date("2026-11-15T19:00:00Z"),
    );
    expect(weekBefore(new Date("2026-11-22T19:00:00Z"), "Asia/Almaty").end).toEqual(
      new Date("2026-11-22T19:00:00Z"),
    );
  });

  it("is an hour longer in the week in which Almaty turned its clocks back", () => {
    const { start, end } = weekBefore(new Date("2024-03-05T00:00:00Z"), "Asia/Almaty");
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(7 * 24 + 1);
  });

  it("leaves no gap and no overlap between weeks", () => {
    const instants = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2030-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (now) => {
        const week = weekBefore(now, "Asia/Almaty");
        expect(weekFrom(week.start, "Asia/Almaty")).toEqual(week);
        expect(weekBefore(week.start, "Asia/Almaty").end).toEqual(week.start);
      }),
    );
  });
});
