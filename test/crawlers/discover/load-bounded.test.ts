import { describe, expect, it } from "vitest";
import { loadBounded, nestingOf } from "../../../crawlers/discover/load-bounded.ts";

const at = { sourceId: "kz-example", url: "https://www.example.kz/" };
const refusal = expect.objectContaining({ code: "discovery", fault: "too-large" });

describe("loadBounded", () => {
  it("refuses what is nested deeper, longer or larger than any list", () => {
    expect(() => loadBounded("<div>".repeat(151), at)).toThrow(refusal);
    expect(() => loadBounded("<i></i>".repeat(20_001), at)).toThrow(refusal);
    expect(() => loadBounded(" ".repeat(8 * 1024 * 1024 + 1), at)).toThrow(refusal);
  });

  it("reads what stays below", () => {
    expect(loadBounded("<div>".repeat(150), at)("div")).toHaveLength(150);
    expect(loadBounded("<i></i>".repeat(20_000), at)("i")).toHaveLength(20_000);
  });
});

describe("nestingOf", () => {
  it("tells how many of the others stand around the innermost", () => {
    const $ = loadBounded("<ul><li>1</li><li>2<ul><li>3</li></ul></li></ul>", at);
    expect(nestingOf($("li").toArray())).toBe(1);
    expect(nestingOf($("ul").toArray())).toBe(1);
    expect(nestingOf($("ul > li:first-child").toArray())).toBe(0);
  });
});
