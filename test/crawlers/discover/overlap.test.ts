import { describe, expect, it } from "vitest";
import { checkOverlap } from "../../../crawlers/discover/overlap.ts";

const items = (...numbers: number[]) =>
  numbers.map((n) => ({ url: `https://www.example.kz/${n}` }));
const urls = (...numbers: number[]) => items(...numbers).map(({ url }) => url);

describe("checkOverlap", () => {
  it.each([
    [
      "one known item is enough to know that nothing slipped by",
      urls(1, 2, 3),
      items(5, 4, 3),
      "overlap",
      1,
      2,
    ],
    ["nothing new", urls(1, 2), items(2, 1), "overlap", 2, 0],
    ["nothing known is listed any more", urls(1, 2), items(9, 8, 7), "gap", 0, 3],
    ["no poll before", [], items(1), "first", 0, 1],
    ["an empty poll raises no alarm of its own", urls(1), [], "empty", 0, 0],
  ])("%s", (_, previous, current, verdict, shared, fresh) => {
    const overlap = checkOverlap(previous, current);
    expect({ ...overlap, fresh: overlap.fresh.length }).toEqual({ verdict, shared, fresh });
  });

  it("tells the fresh items in the order of the source", () => {
    expect(checkOverlap(urls(2), items(4, 2, 3)).fresh).toEqual(items(4, 3));
  });
});
