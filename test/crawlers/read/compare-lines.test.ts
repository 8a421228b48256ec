import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLines, linesAt, splitLines } from "../../../crawlers/read/compare-lines.ts";

describe("compareLines", () => {
  it("finds the place of a change, and the lines around it", () => {
    expect(compareLines(["а", "б", "в"], ["а", "г", "в"])).toEqual([
      { removed: ["б"], added: ["г"], previous: "а", next: "в" },
    ]);
    expect(compareLines(["а", "б"], ["а"])).toEqual([
      { removed: ["б"], added: [], previous: "а", next: null },
    ]);
    expect(compareLines([], ["а"])).toEqual([
      { removed: [], added: ["а"], previous: null, next: null },
    ]);
  });

  it("takes lines in another order for no difference, and counts lines that stand twice", () => {
    expect(compareLines(["а", "б", "в"], ["в", "а", "б"])).toEqual([]);
    expect(compareLines(["а", "б", "а"], ["а", "б"])).toMatchObject([
      { removed: ["а"], added: [] },
    ]);
  });

  it("accounts for every line that only one side has, whatever the texts", () => {
    const text = fc.array(fc.constantFrom("а", "б", "в", "г"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const places = compareLines(before, after);
        const left = [...before, ...places.flatMap(({ added }) => added)].toSorted();
        const right = [...after, ...places.flatMap(({ removed }) => removed)].toSorted();
        expect(left).toEqual(right);
      }),
    );
  });

  it("reads what stands in a place of another text", () => {
    const place = { previous: "а", next: "в" };
    expect(linesAt(place, ["а", "х", "у", "в"])).toEqual(["х", "у"]);
    expect(linesAt(place, ["а", "в"])).toEqual([]);
    expect(linesAt(place, ["а", "х"])).toBeNull();
    expect(linesAt({ previous: null, next: null }, ["х"])).toEqual(["х"]);
  });

  it("makes typography and empty lines equal", () => {
    expect(splitLines("«Раз» –  два…\n\n  \nтри")).toEqual(['"Раз" - два...', "три"]);
  });
});
