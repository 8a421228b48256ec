import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { kk } from "../../src/i18n/kk.ts";
import { makeDateFormats } from "../../src/i18n/date-formats.ts";
import { ru } from "../../src/i18n/ru.ts";
import { translate, translateCode } from "../../src/i18n/translate.ts";
import { actions } from "../../src/core/access/can.ts";
import { errorCodes } from "../../src/api/api-error.ts";
import { entryKinds } from "../../src/core/timeline/timeline-types.ts";

const catalogues: Record<string, Record<string, string>> = { ru, kk, en };

function placeholders(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (
      element.type === TYPE.argument ||
      element.type === TYPE.number ||
      element.type === TYPE.date ||
      element.type === TYPE.time
    )
      return [element.value];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [
        element.value,
        ...Object.values(element.options).flatMap((option) => placeholders(option.value)),
      ];
    return [];
  });
}

function pluralForms(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) =>
    element.type === TYPE.plural ? [Object.keys(element.options)] : [],
  );
}

const namesIn = (message: string): string[] =>
  [...new Set(placeholders(parse(message)))].toSorted();

describe("the three catalogues", () => {
  test("have the same keys", () => {
    expect(Object.keys(ru).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(kk).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test.each(Object.keys(en))("%s parses and takes the same parameters in each language", (key) => {
    const names = namesIn(catalogues["en"]![key]!);
    for (const locale of ["ru", "kk"])
      expect([locale, ...namesIn(catalogues[locale]![key]!)]).toEqual([locale, ...names]);
    for (const catalogue of Object.values(catalogues)) expect(catalogue[key]!.trim()).not.toBe("");
  });

  test("give every plural all the forms that its language has", () => {
    const partial: string[] = [];
    for (const [locale, catalogue] of Object.entries(catalogues)) {
      const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(catalogue)) {
        for (const forms of pluralForms(parse(message))) {
          // Exact numbers and `other` alone are whole, too: “in these # sources”.
          const isWhole =
            wanted.every((form) => forms.includes(form)) ||
            forms.every((form) => form.startsWith("=") || form === "other");
          if (!isWhole) partial.push(`${locale} ${key} has ${forms.join(", ")}`);
        }
      }
    }
    expect(partial).toEqual([]);
  });

  test("leave no sentence in the language of another", () => {
    const wordsOf = (message: string) =>
      message.replaceAll(/\{[^{}]*\}/gu, "").match(/\p{L}{2,}/gu) ?? [];
    const sentences = Object.keys(en).filter(
      (key) => wordsOf(en[key as keyof typeof en]).length > 2,
    );
    const isCopied = (key: string) =>
      catalogues["ru"]![key] === catalogues["en"]![key] ||
      catalogues["kk"]![key] === catalogues["ru"]![key];
    expect(sentences.filter(isCopied)).toEqual([]);
    const russianOnly = /(ться|ющ(ий|ая|ее|ие)|щ|ъ|ё)/u;
    const suspicious = Object.entries(kk).filter(([, message]) => russianOnly.test(message));
    expect(suspicious.map(([key]) => key)).toEqual([]);
  });

  test("count as people do in Russian and Kazakh", () => {
    expect([1, 3, 5, 21, 111].map((count) => translate("ru", "queue.count", { count }))).toEqual([
      "1 материал",
      "3 материала",
      "5 материалов",
      "21 материал",
      "111 материалов",
    ]);
    expect([1, 5].map((count) => translate("kk", "queue.count", { count }))).toEqual([
      "1 материал",
      "5 материал",
    ]);
  });

  test("have a sentence for every code that the program makes", () => {
    for (const code of errorCodes)
      expect(translateCode("kk", `error.${code}`, {}, "")).not.toBe("");
    for (const kind of entryKinds)
      expect(translateCode("kk", `timeline.${kind}`, {}, "")).not.toBe("");
    expect(actions.length).toBeGreaterThan(10);
  });

  test("answer an unknown code with the code itself", () =>
    expect(translateCode("ru", "no.such.code")).toBe("no.such.code"));
});

describe("dates", () => {
  const at = "2021-07-29T18:30:00Z";
  test("are written in Kazakh with Kazakh months, whatever the machine knows", () => {
    const { dateTime, day, relative } = makeDateFormats("kk");
    expect(dateTime(at, "Asia/Almaty")).toBe("2021 ж. 30 шілде, 00:30 GMT+6");
    expect(day("2021-07-29")).toBe("2021 ж. 29 шілде");
    expect(relative(at, Date.parse(at) + 5 * 60_000)).toBe("5 минут бұрын");
    expect(relative(at, Date.parse(at) - 3 * 3600_000)).toBe("3 сағаттан кейін");
  });

  test("know that Almaty was at UTC+6 in 2021 and is at UTC+5 since March 2024", () => {
    const { dateTime } = makeDateFormats("ru");
    expect(dateTime(at, "Asia/Almaty")).toContain("00:30");
    expect(dateTime("2024-07-29T18:30:00Z", "Asia/Almaty")).toContain("23:30");
  });
});
