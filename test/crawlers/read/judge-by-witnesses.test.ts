import { describe, expect, it } from "vitest";
import { compareReadings, type ReadPage } from "../../../crawlers/read/compare-readings.ts";
import {
  isFrameAlone,
  leaveOutSite,
  showsText,
  type Witness,
} from "../../../crawlers/read/judge-by-witnesses.ts";
import { end, formula, lead, middle, readPage } from "./read-pages.ts";

const differ = (before: ReadPage, after: ReadPage) => compareReadings(before, after, "Asia/Almaty");
const see = (before: ReadPage, after: ReadPage, past: ReadPage[] = []): Witness => ({
  before,
  after,
  differences: differ(before, after),
  isBeside: true,
  past: [...past, before, after],
});
const other = [
  "В Примере прошла ярмарка, торговали сеном, мёдом и валенками.",
  "Её повторят весной.",
];
const bot = "Наш бот принимает фото очевидцев";
const call = (title: string) => readPage(other, { title });

describe("leaveOutSite", () => {
  it("tells a line that the site puts on all its pages from one that stands on this page alone", () => {
    const [difference] = differ(readPage([lead, middle]), readPage([lead, middle, bot]));
    const alike = see(readPage(other), readPage([...other, bot]));
    const untouched = see(readPage(other), readPage(other));
    expect(leaveOutSite(difference!, [alike, alike, untouched])).toBeNull();
    expect(leaveOutSite(difference!, [alike, untouched])).toEqual(difference);
    expect(leaveOutSite(difference!, [untouched, untouched])).toEqual(difference);
    expect(leaveOutSite(difference!, [])).toEqual(difference);
  });

  it("knows a promotion that came and went on another page, and no line that only went there", () => {
    const promotions = ["Окна под ключ.", "Такси за пять минут.", "Семена почтой."];
    const [difference] = differ(
      readPage([lead, promotions[0]!, end]),
      readPage([lead, promotions[1]!, end]),
    );
    const show = (line: string) => readPage([...other, line]);
    const rotating = see(show(promotions[2]!), show(promotions[1]!), [
      show(promotions[1]!), show(promotions[0]!),
    ]); // prettier-ignore
    expect(leaveOutSite(difference!, [rotating])).toBeNull();
    const [unknownBefore] = differ(
      readPage([lead, "Ковры у вокзала.", end]),
      readPage([lead, promotions[1]!, end]),
    );
    expect(leaveOutSite(unknownBefore!, [rotating])).toBeNull();
    const [more] = differ(
      readPage([lead, "Ковры у вокзала.", middle, end]),
      readPage([lead, promotions[1]!, end]),
    );
    expect(leaveOutSite(more!, [rotating])).toEqual({ ...more, added: [] });
    // Beside their texts these pages show what this one read as a part of its own.
    const beside = (line: string) => readPage(other, { beside: line });
    const showing = see(beside(promotions[0]!), beside(promotions[2]!), [
      beside(promotions[2]!), beside(promotions[1]!),
    ]); // prettier-ignore
    expect(leaveOutSite(difference!, [showing])).toBeNull();
    expect(leaveOutSite(unknownBefore!, [showing])).toEqual(unknownBefore);
    // A single line may stand in the titles of other articles, and is this one's own all the same.
    const [emptied] = differ(readPage([lead, promotions[2]!, end]), readPage([lead, end]));
    expect(leaveOutSite(emptied!, [showing])).toEqual(emptied);
    // What merely left another page may have been taken away there too.
    const cleaned = see(show(promotions[0]!), readPage(other));
    expect(leaveOutSite(difference!, [cleaned])).toEqual({ ...difference, removed: [] });
    const [gone] = differ(readPage([lead, formula, end]), readPage([lead, end]));
    const lost = see(show(formula), readPage(other));
    const never = see(readPage(other), readPage(other));
    expect(leaveOutSite(gone!, [lost, never])).toEqual(gone);
  });

  it("does not take a set phrase that other pages hold for their change", () => {
    const [difference] = differ(readPage([lead, formula, end]), readPage([lead, end]));
    const holds = see(readPage([...other, formula]), readPage([...other, formula]));
    expect(leaveOutSite(difference!, [holds, holds, holds])).toEqual(difference);
  });

  it("knows a line of the frame that other pages show beside their texts", () => {
    const [difference] = differ(readPage([lead, middle]), readPage(["Общество", lead, middle]));
    const beside = see(readPage(other), readPage(other, { beside: "Общество" }));
    expect(beside.differences).toEqual([]);
    expect(leaveOutSite(difference!, [beside, beside])).toBeNull();
    const always = see(
      readPage(other, { beside: "Общество" }),
      readPage(other, { beside: "Общество" }),
    );
    expect(leaveOutSite(difference!, [always, always])).toEqual(difference);
  });

  it("leaves to the article what is its own in a place where the site changed too", () => {
    const [difference] = differ(readPage([lead, formula]), readPage([lead, bot]));
    const witness = see(readPage(other), readPage([...other, bot]));
    expect(leaveOutSite(difference!, [witness, witness])).toMatchObject({
      removed: [formula],
      added: [],
    });
  });

  it("knows a counter by one other page on which the same line has other figures", () => {
    const [difference] = differ(
      readPage([lead, "Просмотров: 4"]),
      readPage([lead, "Просмотров: 5"]),
    );
    const witness = see(
      readPage([...other, "Просмотров: 71"]),
      readPage([...other, "Просмотров: 90"]),
    );
    expect(leaveOutSite(difference!, [witness])).toBeNull();
  });

  it("knows another dress of titles, and not another title", () => {
    const dressed = differ(call("Ярмарка прошла"), call("Ярмарка прошла • Вестник"));
    const witness = see(call("Мост починили"), call("Мост починили • Вестник"));
    expect(leaveOutSite(dressed[0]!, [witness, witness])).toBeNull();
    const edited = differ(call("Ярмарка прошла"), call("Ярмарка не состоялась"));
    expect(leaveOutSite(edited[0]!, [witness, witness])).toEqual(edited[0]);
    const replaced = differ(call("Ярмарка прошла"), call("Торговали мёдом"));
    expect(leaveOutSite(replaced[0]!, [see(call("Мост"), call("Школа"))])).toEqual(replaced[0]);
  });

  it("gives another writing of titles to the site where other pages have one too", () => {
    const [written] = differ(call("Ярмарка прошла"), call("ЯРМАРКА ПРОШЛА"));
    const witness = see(call("Мост починили"), call("МОСТ ПОЧИНИЛИ"));
    const untouched = see(call("Школа"), call("Школа"));
    expect(leaveOutSite(written!, [witness, witness])).toBeNull();
    expect(leaveOutSite(written!, [untouched, untouched])).toEqual(written);
  });

  it("never gives a rewritten sentence to the site", () => {
    const rewritten = differ(
      readPage([middle]),
      readPage([middle.replace("двенадцать", "девять")]),
    );
    const same = see(readPage([middle]), readPage([middle.replace("двенадцать", "девять")]));
    expect(leaveOutSite(rewritten[0]!, [same, same])).toEqual(rewritten[0]);
  });
});

describe("showsText", () => {
  it("leaves out the looks of a bad hour, in which everything of a page is gone", () => {
    const version = readPage([lead, middle, formula]);
    expect(showsText(readPage([lead, middle, "Окна под ключ."]), version)).toBe(true);
    expect(showsText(readPage(["Окна под ключ."]), version)).toBe(false);
  });
});

describe("isFrameAlone", () => {
  const frame = ["Подписка на новости: уже 1858 человек", "Погода и курсы: 472.38, 537.15"];
  const around = "Подписка на новости: уже 2011 человек. Погода и курсы: 470.02, 539.90";
  const witness = see(readPage(other), readPage(other, { beside: around }));

  it("knows a page whose text is nothing but what stands around the articles of its site", () => {
    expect(isFrameAlone(readPage([...frame, "07:11"]), [witness, witness])).toBe(true);
    expect(isFrameAlone(readPage([]), [])).toBe(true);
    const link = readPage(["Вернулось тепло"], { links: ["Вернулось тепло"] });
    expect(isFrameAlone(link, [witness])).toBe(true);
  });

  it("takes a page with words of its own for an article, and one of set phrases that some others hold", () => {
    expect(isFrameAlone(readPage([...frame, lead, middle]), [witness, witness])).toBe(false);
    expect(isFrameAlone(readPage(frame), [witness])).toBe(false);
    const stock = see(readPage([formula]), readPage([formula]));
    const without = see(readPage(other), readPage(other));
    expect(isFrameAlone(readPage([formula]), [stock, stock, without, without])).toBe(false);
  });
});
