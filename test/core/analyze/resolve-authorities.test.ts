import { expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

const lexicon = loadLexicon();
const media = { name: "Outlet", role: "media" as const };
const idsOf = (text: string) =>
  analyze({ id: "x", text, publisher: media }, lexicon).flags.map(
    (flag) => flag.speaker.authorityId ?? null,
  );

test.each([
  [
    "В департаменте полиции Карагандинской области сообщили, что фактов нарушения общественного порядка не выявлено.",
    "kz-police-karaganda",
  ],
  [
    "Қарағанды облысының полиция департаменті қоғамдық тәртіпті бұзу фактілері анықталмады деп хабарлады.",
    "kz-police-karaganda",
  ],
  ["The Shymkent police said no violations of public order were found.", "kz-police-shymkent"],
])("names the authority that speaks: %s", (text, id) => {
  expect(idsOf(text)).toContain(id);
});

test("does not make a place's police of the police at large", () => {
  expect(
    idsOf("В полиции заявили, что нарушений не выявлено. Погода в Шымкенте тёплая."),
  ).not.toContain("kz-police-shymkent");
});

test("keeps the authority that the publisher brings", () => {
  const { flags } = analyze(
    {
      id: "x",
      text: "Фактов нарушения общественного порядка не выявлено.",
      publisher: { name: "Акимат", role: "official", authorityId: "kz-akimat-shymkent" },
    },
    lexicon,
  );
  expect(flags[0]?.speaker.authorityId).toBe("kz-akimat-shymkent");
});
