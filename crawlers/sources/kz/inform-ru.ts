// inform.kz: Kazinform, state news agency, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: dates name the month in the nominative (27 Январь 2026) and the offset as GMT +5.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-inform-ru",
  name: { ru: "Казинформ", kk: "ҚазАқпарат, орысша", en: "Kazinform, Russian" },
  country: "KZ",
  role: "media",
  homepage: "https://www.inform.kz/ru",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://www.inform.kz/ru/lenta",
      item: ".news-list__col_main article.anounce-news",
      link: "a.anounce-news__link",
      date: "span",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://www.inform.kz/rss/ru.xml",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
  ],
  exclude: ["^https://(kaz|en|oz|lat)\\."],
  interval: { minMinutes: 3, maxMinutes: 15 },
  known: {
    quirks: [
      "A state agency: its own words are media, the ministries' words in it are quotations.",
    ],
    verifiedOn: null,
    reported: "list in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
