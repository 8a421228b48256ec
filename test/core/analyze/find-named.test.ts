import { expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

const lexicon = loadLexicon({ model: null });
const speakersOf = (text: string) =>
  analyze({ id: "x", text, publisher: { name: "Outlet", role: "media" } }, lexicon)
    .frames.slice(1)
    .map(({ speaker }) => [speaker.role, speaker.name]);

/** Synthetic sentences; the organisations and the holder of a public office are on the public record. */
test.each([
  ["Freedom House said the police had done nothing.", "activist", "Freedom House"],
  ["В «Әділ сөз» заявили, что полиция бездействовала.", "activist", "Әділ сөз"],
  ["Феминита сообщила, что заявление не приняли.", "activist", "Феминита"],
  ["«Это неправда», — сказал Нурлан Бикенов.", "official", "Нурлан Бикенов"],
  ["Tengrinews пишет, что встречу перенесли.", "media", "Tengrinews"],
])(
  "whoever the gazetteer names speaks in its role without a noun beside the name: %s",
  (text, role, name) => {
    expect(speakersOf(text)).toContainEqual([role, name]);
  },
);

test("a name in quotation marks is no quotation, words in them are", () => {
  expect(speakersOf("В «Әділ сөз» заявили: «Полиция бездействовала».")).toEqual([
    ["activist", "Әділ сөз"],
  ]);
});

test("a name that nobody knows stays unknown", () => {
  expect(speakersOf("Ерлан Незнакомов заявил, что встречу перенесли.")).toEqual([
    ["unknown", "Ерлан Незнакомов"],
  ]);
});
