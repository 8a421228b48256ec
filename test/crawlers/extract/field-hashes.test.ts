import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashFields } from "../../../crawlers/extract/field-hashes.ts";
import type { HashedFields } from "../../../crawlers/extract/field-hashes.ts";
import { normalizeText } from "../../../crawlers/extract/normalize-text.ts";

const article: HashedFields = {
  title: "Полиция: «нарушений нет»",
  text: "Первый абзац — коротко.\n\nВторой абзац…",
  publishedAt: "2021-07-29T14:30:00+06:00",
  modifiedAt: null,
  authors: ["А. Примерова", "Б. Примеров"],
};

describe("hashes of what a version says", () => {
  it.each([
    ["other quotation marks", { title: 'Полиция: "нарушений нет"' }],
    [
      "soft hyphens and zero-width signs",
      { text: "Пер\u00adвый аб\u200bзац — коротко.\n\nВторой абзац…" },
    ],
    [
      "non-breaking spaces and line breaks",
      { text: "Первый\u00a0абзац —  коротко.\nВторой абзац…" },
    ],
    ["another dash and three full stops", { text: "Первый абзац - коротко.\n\nВторой абзац..." }],
    ["decomposed letters", { text: "Первый абзац — коротко.\n\nВторой абзац…".normalize("NFD") }],
    ["the same instant in another offset", { publishedAt: "2021-07-29T08:30:00Z" }],
    ["authors in another order", { authors: ["Б. Примеров", "А. Примерова"] }],
  ])("stay the same with %s", (_name, change) => {
    expect(hashFields({ ...article, ...change })).toEqual(hashFields(article));
  });

  it.each([
    ["title", { title: "Полиция: «нарушения есть»" }],
    ["text", { text: "Первый абзац — коротко.\n\nВторой абзац?" }],
    ["publishedAt", { publishedAt: "2021-07-29T14:31:00+06:00" }],
    ["modifiedAt", { modifiedAt: "2021-07-30" }],
    ["authors", { authors: ["А. Примерова"] }],
  ] as [keyof HashedFields, Partial<HashedFields>][])(
    "tell a changed %s from the fields that stayed",
    (field, change) => {
      const before = hashFields(article);
      const after = hashFields({ ...article, ...change });
      const changed = Object.keys(before).filter(
        (key) => before[key as keyof typeof before] !== after[key as keyof typeof after],
      );
      expect(changed).toEqual(field === "title" || field === "text" ? [field, "content"] : [field]);
    },
  );

  it("see an edit of capitals, figures and punctuation", () => {
    const hash = (text: string) => hashFields({ ...article, text }).content;
    expect(new Set(["15 человек", "16 человек", "15 Человек", "15 человек."].map(hash)).size).toBe(
      4,
    );
  });

  it("do not let title and text run into each other", () => {
    expect(hashFields({ ...article, title: "аб", text: "в" }).content).not.toBe(
      hashFields({ ...article, title: "а", text: "бв" }).content,
    );
  });

  it("rest on a normalisation that changes nothing when applied twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });
});
