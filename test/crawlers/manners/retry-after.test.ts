import { expect, it } from "vitest";
import { parseRetryAfter } from "../../../crawlers/manners/parse-retry-after.ts";

const now = new Date("2026-11-22T10:00:00Z");

it.each([
  ["120", 120_000],
  ["0", 0],
  [" 5 ", 5_000],
  ["999999999999", 86_400_000],
  ["Sun, 22 Nov 2026 10:00:30 GMT", 30_000],
  ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
  ["Sunday, 22-Nov-26 10:01:00 GMT", 60_000],
  ["Sun Nov 22 10:00:10 2026 GMT", 10_000],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["Sunday", null],
  ["", null],
  [null, null],
  [undefined, null],
])("reads Retry-After %j as %j ms", (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected);
});
