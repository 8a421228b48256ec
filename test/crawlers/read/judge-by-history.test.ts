import { describe, expect, it } from "vitest";
import { compareReadings, type ReadPage } from "../../../crawlers/read/compare-readings.ts";
import { judgeByHistory } from "../../../crawlers/read/judge-by-history.ts";
import { end, formula, lead, middle, readPage } from "./read-pages.ts";

const ads = ["Окна и двери.", "Такси по городу.", "Мебель на заказ.", "Курсы шитья."];
const verdicts = (
  pages: ReadPage[],
  options: { isLastRepeated?: boolean; isFirstRepeated?: boolean; earlier?: ReadPage[] } = {},
) =>
  compareReadings(pages[0]!, pages.at(-1)!, "Asia/Almaty").map(
    (difference) =>
      judgeByHistory(difference, {
        pages,
        isLastRepeated: false,
        isFirstRepeated: false,
        ...options,
      }).verdict,
  );
const texts = (...texts: string[][]) => texts.map((lines) => readPage(lines));
const whole = [lead, middle, end, formula];
const without = [lead, middle, end];

describe("judgeByHistory", () => {
  it("believes a rewritten sentence at the first look", () => {
    const after = readPage([lead, middle.replace("пострадавших нет", "двое пострадали"), end]);
    expect(verdicts([readPage(without), after])).toEqual(["stands"]);
  });

  it("waits for a second look at a dropped passage where the place was steady, for a third where it is new", () => {
    expect(verdicts(texts(whole, without))).toEqual(["open"]);
    expect(verdicts(texts(whole, without, without))).toEqual(["open"]);
    expect(verdicts(texts(whole, without, without, without))).toEqual(["stands"]);
    expect(verdicts(texts(whole, whole, without))).toEqual(["open"]);
    expect(verdicts(texts(whole, whole, without, without))).toEqual(["stands"]);
  });

  it("remembers from before the version that others come and go in a place", () => {
    const slot = (ad: string | undefined) => [lead, ...(ad ? [ad] : []), middle, end];
    const earlier = texts(slot(ads[0]), slot(ads[1]), slot(ads[2]), slot(undefined));
    const now = texts(slot(ads[3]), slot(undefined), slot(undefined), slot(ads[0]));
    expect(verdicts(now)).toEqual(["stands"]);
    expect(verdicts(now, { earlier })).toEqual(["noise"]);
    const rewritten = earlier.map((page) =>
      readPage(page.lines.map((line) => (line === middle ? `${middle} Так было.` : line))),
    );
    expect(verdicts(now, { earlier: rewritten })).toEqual(["noise"]);
    // What always stood there, and what stays there, is the article's own.
    const steady = earlier.map((page) => readPage([formula, ...page.lines.slice(1)]));
    const dropped = texts([formula, middle, end], [middle, end], [middle, end], [middle, end]);
    expect(verdicts(dropped, { earlier: steady })).toEqual(["stands"]);
    const added = texts(slot(undefined), slot(formula), slot(formula), slot(formula));
    expect(verdicts(added, { earlier })).toEqual(["stands"]);
  });

  it("counts looks that found the very same bytes", () => {
    const same = { isFirstRepeated: true, isLastRepeated: true };
    expect(verdicts(texts(whole, without), same)).toEqual(["stands"]);
    expect(verdicts(texts(whole, without), { isLastRepeated: true })).toEqual(["open"]);
  });

  it("takes a passage that comes and goes for noise", () => {
    expect(verdicts(texts(whole, without, whole, without))).toEqual(["noise"]);
  });

  it("takes what rotates in a place for noise, also where the same comes twice in a row", () => {
    const show = (ad: string | undefined) => [lead, ...(ad ? [ad] : []), middle, end];
    const [a, b, c, d] = ads;
    expect(verdicts(texts(show(a), show(b), show(c)))).toEqual(["noise"]);
    expect(verdicts(texts(show(a), show(b), show(c), show(d), show(d)))).toEqual(["noise"]);
    expect(verdicts(texts(show(a), show(b), show(undefined), show(undefined)))).toEqual(["noise"]);
    expect(verdicts(texts(show(undefined), show(b), show(undefined), show(c)))).toEqual(["noise"]);
  });

  it("finds an edit right beside a rotating place, since the passage stood beside what rotates", () => {
    const [a, b, c, d] = ads;
    const show = (ad: string, ...rest: string[]) => [lead, ad, ...rest, end];
    const dropped = texts(
      show(a!, formula),
      show(b!, formula),
      show(c!, formula),
      show(d!),
      show(a!),
    );
    expect(verdicts(dropped)).toEqual(["stands"]);
    const added = texts(show(a!), show(b!), show(c!, formula), show(d!, formula));
    expect(verdicts(added)).toEqual(["stands"]);
  });

  it("takes a figure that goes on changing for noise, and one that changed once for an edit", () => {
    const show = (views: number) => [lead, middle, end, `Просмотров: ${views}`];
    expect(verdicts(texts(show(1), show(2), show(3)))).toEqual(["noise"]);
    expect(verdicts(texts(show(1), show(1), show(2), show(2)))).toEqual(["stands"]);
  });

  it("takes titles and dates that go back and forth for noise, and one that stays for an edit", () => {
    const called = (title: string) => readPage(without, { title });
    expect(verdicts([called("Раз"), called("Два"), called("Раз"), called("Два")])).toEqual([
      "noise",
    ]);
    expect(verdicts([called("Раз"), called("Раз"), called("Два"), called("Два")])).toEqual([
      "stands",
    ]);
    const dated = (publishedAt: string | null) => readPage(without, { publishedAt });
    const [old, now] = ["2026-03-05T14:07:00+05:00", "2026-03-02T10:00:00+05:00"];
    expect(verdicts([dated(old), dated(now), dated(old), dated(now)])).toEqual(["noise"]);
    expect(verdicts([dated(old), dated(null), dated(old), dated(now), dated(now)])).toEqual([
      "stands",
    ]);
  });
});
