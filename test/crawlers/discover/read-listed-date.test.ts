import { describe, expect, it } from "vitest";
import { readEpoch, readListedDate } from "../../../crawlers/discover/read-listed-date.ts";

describe("readListedDate", () => {
  it.each([
    ["2026-11-22T10:00:00Z", "2026-11-22T15:00:00+05:00", "an instant, told in the source's zone"],
    ["2026-11-22T10:00:00", "2026-11-22T10:00:00+05:00", "no offset means the source's zone"],
    ["2026-11-22 10:00", "2026-11-22T10:00:00+05:00", "a blank instead of T"],
    ["2021-07-28T18:30:00", "2021-07-28T18:30:00+06:00", "Almaty was at +06:00 in 2021"],
    ["Mon, 23 Nov 2026 10:00:00 +0500", "2026-11-23T10:00:00+05:00", "a feed's date"],
    [
      "Tue, 23 Nov 2026 10:00:00 +0500",
      "2026-11-23T10:00:00+05:00",
      "a feed's date with a wrong day",
    ],
    [
      "Дүй, 23 Nov 2026 10:00:00 +0500",
      "2026-11-23T10:00:00+05:00",
      "a feed's date with a Kazakh day",
    ],
    ["23.11.2026 9:05", "2026-11-23T09:05:00+05:00", "dotted with time"],
    ["23.11.2026, 19:05:07", "2026-11-23T19:05:07+05:00", "dotted with seconds"],
    ["3.1.2026", "2026-01-03", "dotted without time stays a day"],
    ["2026-11-22", "2026-11-22", "a day stays a day"],
  ])("reads %s as %s: %s", (raw, expected) => {
    expect(readListedDate(raw, "Asia/Almaty")).toBe(expected);
  });

  it.each([
    "Сегодня, 19:35",
    "27 қаңтар 2026",
    "19:35",
    "31.02.2026 10:00",
    "1970-01-01T00:00:00Z",
    "0001-01-01",
    "",
    "вчера",
  ])("leaves %j unread rather than guess", (raw) => {
    expect(readListedDate(raw, "Asia/Almaty")).toBeUndefined();
  });

  it("tells seconds from milliseconds", () => {
    expect(readEpoch(1_790_000_000)).toBe(readEpoch(1_790_000_000_000));
    expect(readEpoch(1_790_000_000)).toMatch(/^2026-09-21T/);
    expect(readEpoch(0)).toBeUndefined();
  });
});
