import fs from "node:fs";
import { expect, test } from "vitest";
import { locales, translateCode } from "../../src/i18n/translate.ts";

/** Every reason that the linker can give, with the parameters that it gives (persons are taken out before storing). */
const params = {
  place: "Караганда",
  text: "29 июля",
  organisation: "Feminita",
  authority: "kz-police",
  terms: "attack",
  words: 5,
  days: 3,
  incident: "id",
};
const codes = [
  ...new Set(
    fs
      .readdirSync("src/core/link")
      .flatMap(
        (file) =>
          fs.readFileSync(`src/core/link/${file}`, "utf8").match(/(?<=code: ")link\.[a-z-]+/gu) ??
          [],
      ),
  ),
];

test("every reason of the linker has a sentence in every language", () => {
  expect(codes.length).toBeGreaterThan(10);
  for (const locale of locales)
    for (const code of codes)
      expect(translateCode(locale, code, params), `${locale} ${code}`).not.toBe(code);
});

test("a stored reason with other parameters falls back to its code instead of failing the page", () => {
  expect(translateCode("ru", "link.place", {})).toBe("link.place");
});
