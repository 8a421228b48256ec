import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { transliterateKazakh } from "../../../src/core/text/transliterate-kazakh.ts";

/** Sentences written for this test, in the four Latin spellings. */
test.each([
  [
    "2021",
    "Qarağandy oblysynyñ polisia departamentı buzuşylyq tırkelmegenın habarlady",
    "Қарағанды облысының полиция департаменті бузушылық тіркелмегенін хабарлады",
  ],
  ["2021", "Äkımdık ökılderı jauap bermedı", "Әкімдік өкілдері жауап бермеді"],
  [
    "2018",
    "Qaraǵandy oblysynyń polıtsıa departamenti tekseris bastady",
    "Қарағанды облысының полиция департаменті тексеріс бастады",
  ],
  ["2018", "ákimdik ókilderi jaýap bermedi", "әкімдік өкілдері жауап бермеді"],
  ["2017", "a'kimdik o'kilderi jay'ap bermedi", "әкімдік өкілдері жауап бермеді"],
  [
    "2017",
    "Qarag'andy oblysynyn' politsi'a departamenti",
    "Қарағанды облысының полиция департаменті",
  ],
  [
    "informal",
    "Qaragandy oblysynyn polisia departamenti tekseris bastady",
    "Қарағанды облысының полиция департаменті тексеріс бастады",
  ],
  [
    "informal",
    "Qyzdardyn quqygyn qorgau kerek, bul durys emes",
    "Қыздардың құқығын қорғау керек, бұл дұрыс емес",
  ],
  ["informal", "Shymkent qalasynda zhinalys otti", "Шымкент қаласында жиналыс өтті"],
])("reads the %s spelling: %s", (_spelling, latin, cyrillic) => {
  expect(transliterateKazakh(latin).text).toBe(cyrillic);
});

test("leaves Cyrillic, digits, addresses and handles as they are", () => {
  const text = "Шымкент, 29.05.2021: https://example.kz/jana-habar, @feminita.kz";
  expect(transliterateKazakh(text).text).toBe(text);
});

test("offsets lead back to the letters a word came from", () => {
  const source = "Keshe Shymkentte qyzdardy polıtsıa alyp ketti";
  const { text, offsets } = transliterateKazakh(source);
  for (const [cyrillic, latin] of [
    ["Шымкентте", "Shymkentte"],
    ["полиция", "polıtsıa"],
    ["кетті", "ketti"],
  ] as const) {
    const start = text.indexOf(cyrillic);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(source.slice(offsets[start], offsets[start + cyrillic.length])).toBe(latin);
  }
});

test("for any text there is one offset per code unit and one more, never falling", () => {
  const letters = string({ unit: constantFrom(..."aäáqğǵ'iıyoöóuúūüshczkt .,Шыңa1@-İ") });
  assert(
    property(letters, (source) => {
      const { text, offsets } = transliterateKazakh(source);
      expect(offsets.length).toBe(text.length + 1);
      expect(offsets[text.length]).toBe(source.length);
      for (let i = 1; i < offsets.length; i++) {
        expect(offsets[i] as number).toBeGreaterThanOrEqual(offsets[i - 1] as number);
      }
    }),
  );
});
