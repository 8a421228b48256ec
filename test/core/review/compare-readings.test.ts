import { expect, test } from "vitest";
import { compareReadings } from "../../../src/core/review/compare-readings.ts";

const mark = (label: string, start: number, end: number, role = "official") => ({
  label,
  role,
  start,
  end,
});

test("a mark whose words only grew is the same mark", () => {
  const denial = mark("response.denial.literal", 10, 30);
  expect(compareReadings([denial], [mark("response.denial.literal", 5, 40)])).toEqual({
    again: [0],
    gone: [],
  });
});

test("another label, another role or other words are another mark", () => {
  const before = [mark("response.denial.literal", 10, 30)];
  for (const after of [
    mark("response.minimisation", 10, 30),
    mark("response.denial.literal", 10, 30, "media"),
    mark("response.denial.literal", 30, 50),
  ])
    expect(compareReadings(before, [after])).toEqual({ again: [null], gone: [0] });
});

test("of two that fit, the one with more words in common goes on, and no old mark goes on twice", () => {
  const before = [mark("a", 0, 10), mark("a", 10, 40)];
  const after = [mark("a", 5, 30), mark("a", 30, 45)];
  expect(compareReadings(before, after)).toEqual({ again: [1, null], gone: [0] });
});
