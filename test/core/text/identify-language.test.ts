import { expect, test } from "vitest";
import { identifyLanguage } from "../../../src/core/text/identify-language.ts";
import type { Language } from "../../../src/core/types.ts";

/** Sentences written for this test. */
const SENTENCES: Record<Language, string[]> = {
  ru: [
    "Полиция не нашла нарушений",
    "Нарушений не выявлено",
    "ДП Карагандинской области",
    "Қасым-Жомарт Тоқаев прибыл в Шымкент",
    "Facebook и Instagram удалили страницы активисток Feminita",
    "По словам организаторов, полицейские стояли рядом и ничего не делали.",
    "Аким Шымкента Мурат Айтенов",
  ],
  kk: [
    "Полиция ешқандай бұзушылық тіркелмегенін хабарлады",
    "Жиналыс өтті",
    "Әкімдік жауап бермеді",
    "Толпа деген сөзді әкім орынбасары айтты",
    "Полиция бузакылык фактилерин тиркеген жок",
    "Шымкентте кыздарды полиция алып кетти",
    "Активистерге карсы кылмыстык ис козгалды",
    "Qarağandyda polisia buzaqylyqty tirkegen joq",
    "Qaraǵandy oblysynyń polıtsıa departamenti tekseris bastady",
    "Qarag'andy qalasynda jinalys o'tti",
    "Bul jerde eshqandai buzushylyq bolgan joq",
    "Zhinalys kezinde kukyk buzushylyk tirkelmedi",
    "Shymkentte qyzdardy polisia alyp ketti dep habarlady",
  ],
  en: [
    "Police found no violations",
    "Feminita activists attacked in Shymkent",
    "City hall declined to comment",
    "Gulzada Serzhan and Zhanar Sekerbayeva",
    "The police wrote: «фактов не выявлено»",
  ],
  ky: [
    "Бишкекте аялдар маршы өттү",
    "Бул тууралуу ички иштер министрлиги билдирди",
    "Кыргызстанда аялдардын укуктары боюнча жыйын болду",
    "Милиция кызматкерлери алып кетишти",
  ],
  uz: [
    "Toshkentda politsiya faollarni qo'lga oldi",
    "O‘zbekistonda ayollar huquqlari himoya qilinmoqda",
    "Тошкентда полиция фаолларни қўлга олди",
    "Бу ҳақда Ички ишлар вазирлиги хабар берди",
  ],
  und: [
    "Die Polizei hat keine Verstöße festgestellt",
    "Polis herhangi bir ihlal tespit etmedi ve açıklama yapmadı",
    "Поліція не виявила порушень громадського порядку",
    "警察は違反を見つけなかった",
    "12345 — !!",
    "",
  ],
};

const cases = Object.entries(SENTENCES).flatMap(([language, list]) =>
  list.map((sentence) => [language, sentence] as const),
);

test.each(cases)("recognises %s: %s", (language, sentence) => {
  expect(identifyLanguage(sentence)).toBe(language);
});

test("a sentence takes less than 50 µs on average", () => {
  const sentences = cases.map(([, sentence]) => sentence);
  for (const sentence of sentences) identifyLanguage(sentence);
  const rounds = 50;
  // Time of the processor: other work on the machine does not count.
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) for (const sentence of sentences) identifyLanguage(sentence);
  const micros = process.cpuUsage(before).user / (rounds * sentences.length);
  expect(micros).toBeLessThan(50);
});
