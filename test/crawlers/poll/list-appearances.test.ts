import { expect, it } from "vitest";
import { listAppearances } from "../../../crawlers/poll/list-appearances.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 2, hour));
const poll = (hour: number, url: string, itemsFound: number, itemsNew: number) => ({
  url,
  startedAt: at(hour),
  itemsFound,
  itemsNew,
});

it("learns nothing from the first answer of a list, which may have stood there for years", () => {
  expect(
    listAppearances([
      poll(1, "ru", 30, 30),
      poll(1, "kk", 0, 0),
      poll(2, "ru", 30, 0),
      poll(3, "kk", 25, 25),
      poll(4, "ru", 30, 2),
      poll(5, "kk", 25, 1),
    ]),
  ).toEqual([at(4), at(4), at(5)]);
});

it("takes a page of history for no more than twenty", () => {
  expect(listAppearances([poll(1, "ru", 9, 9), poll(2, "ru", 400, 400)])).toHaveLength(20);
});
