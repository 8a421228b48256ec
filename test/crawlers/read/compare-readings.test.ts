import { describe, expect, it } from "vitest";
import { compareReadings, type ReadPage } from "../../../crawlers/read/compare-readings.ts";
import { end, formula, lead, middle, readPage } from "./read-pages.ts";

const compare = (before: ReadPage, after: ReadPage) =>
  compareReadings(before, after, "Asia/Almaty").map(({ field, kind, removed, added }) => ({
    field,
    kind,
    removed,
    added,
  }));
const text = [lead, middle, end];

describe("compareReadings", () => {
  it("tells a rewritten sentence, other figures in a short line, and whole passages apart", () => {
    const after = readPage([lead, middle.replace("пострадавших нет", "двое пострадали"), end]);
    expect(compare(readPage(text), after)).toMatchObject([{ field: "text", kind: "rewritten" }]);
    expect(
      compare(readPage([...text, "Просмотров: 120"]), readPage([...text, "Просмотров: 131"])),
    ).toMatchObject([{ kind: "figure", removed: ["Просмотров: 120"] }]);
    expect(compare(readPage([...text, formula]), readPage(text))).toEqual([
      { field: "text", kind: "passage", removed: [formula], added: [] },
    ]);
  });

  it("finds other punctuation and capitals in text and title, and no other typography", () => {
    const quoted = middle.replace("пострадавших", "«пострадавших»");
    expect(compare(readPage([lead, middle, end]), readPage([lead, quoted, end]))).toMatchObject([
      { field: "text", kind: "signs", removed: [middle] },
    ]);
    const title = "Задержаны сторонники мира";
    expect(
      compare(readPage(text, { title }), readPage(text, { title: "Задержаны «сторонники» мира" })),
    ).toMatchObject([{ field: "title", kind: "signs" }]);
    expect(
      compare(readPage([lead, quoted]), readPage([lead, quoted.replaceAll(/[«»]/gu, '"')])),
    ).toEqual([]);
  });

  it("keeps a dropped passage apart from a counter that stands beside it", () => {
    const differences = compare(
      readPage([lead, formula, "Просмотров: 120"]),
      readPage([lead, "Просмотров: 131"]),
    );
    expect(differences).toMatchObject([
      { kind: "figure" },
      { kind: "passage", removed: [formula], added: [] },
    ]);
  });

  it("finds other figures in a sentence to be a rewriting", () => {
    const after = readPage([lead, middle, end.replace("утром", "к 10 часам")]);
    expect(compare(readPage(text), after)).toMatchObject([{ kind: "rewritten" }]);
  });

  it("ignores a passage that the layout moved out of the text, and one that it cut otherwise", () => {
    expect(compare(readPage(text), readPage([middle, end], { beside: lead }))).toEqual([]);
    expect(compare(readPage(text), readPage([`${lead} ${middle}`, end]))).toEqual([]);
    expect(compare(readPage(text), readPage([end, lead, middle]))).toEqual([]);
  });

  it("finds a passage that stood twice and stands once, and one that moved out and went later", () => {
    expect(
      compare(readPage(text, { beside: lead }), readPage([middle, end], { beside: lead })),
    ).toMatchObject([{ kind: "passage", removed: [lead] }]);
    expect(compare(readPage(text), readPage([middle, end]))).toMatchObject([{ removed: [lead] }]);
  });

  it("ignores lines that lead to other pages, with a label or without", () => {
    const other = "Школьники Примера заняли первое место";
    const another = "В Примере починили мост через реку";
    expect(
      compare(
        readPage([lead, other, end], { links: [other] }),
        readPage([lead, `Читайте также: ${another}`, end], { links: [another] }),
      ),
    ).toEqual([]);
    expect(compare(readPage([lead, end]), readPage([lead, other, end]))).toHaveLength(1);
  });

  it("finds another day also where the first look read «Вчера», and does not trust a clock for a date", () => {
    const dated = (publishedAt: string, publishedAtRaw: string) =>
      readPage(text, { publishedAt, publishedAtRaw, publishedAtSource: "text" });
    const first = dated("2026-03-05T14:07:00+05:00", "Вчера, 14:07");
    const later = (day: string) => dated(`2026-03-${day}T14:07:00+05:00`, `${day}.03.2026 14:07`);
    expect(compare(first, later("02"))).toMatchObject([{ field: "date", added: ["2026-03-02"] }]);
    expect(compare(first, later("05"))).toEqual([]);
    expect(compare(first, later("04"))).toEqual([]);
    expect(compare(dated("2026-03-05T17:50:01+05:00", "17:50:01"), later("02"))).toEqual([]);
  });

  it("finds a new title, but not another choice among two headings of the page", () => {
    const old = readPage(text, { title: "Трасса закрыта", beside: "Закрыта трасса у Примера" });
    const swapped = readPage(text, { title: "Закрыта трасса у Примера", beside: "Трасса закрыта" });
    expect(compare(old, swapped)).toEqual([]);
    expect(compare(old, readPage(text, { title: "Трасса открыта" }))).toMatchObject([
      { field: "title", removed: ["Трасса закрыта"], added: ["Трасса открыта"] },
    ]);
  });

  it.each<[string, Parameters<typeof readPage>[1], Parameters<typeof readPage>[1], number]>([
    ["an instant in another form", {}, { publishedAt: "2026-03-05T09:07:00Z" }, 0],
    ["another minute", {}, { publishedAt: "2026-03-05T14:09:00+05:00" }, 1],
    ["a bare day of the same day", {}, { publishedAt: "2026-03-05" }, 0],
    ["a bare day of another day", {}, { publishedAt: "2026-03-04" }, 1],
    [
      "the day from elsewhere on the page, at another minute",
      {},
      { publishedAt: "2026-03-05T14:00:00+05:00", publishedAtSource: "time" },
      0,
    ],
    ["a layout without a date", {}, { publishedAt: null }, 0],
    [
      "two hours ago",
      { publishedAt: "2026-03-05", publishedAtRaw: "2 часа назад" },
      { publishedAt: "2026-03-06", publishedAtRaw: "1 час назад" },
      0,
    ],
  ])("dates: %s", (_, before, after, count) => {
    expect(compare(readPage(text, before), readPage(text, after))).toHaveLength(count);
  });
});
