// diapazon.kz: news of Aktobe, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: neither feed nor sitemap; older news come from /article/more-list?offset=.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-diapazon",
  name: { ru: "Диапазон", en: "Diapazon" },
  country: "KZ",
  role: "media",
  homepage: "https://diapazon.kz/",
  languages: ["ru"],
  timeZone: "Asia/Aqtobe",
  discovery: [
    {
      kind: "listing",
      url: "https://diapazon.kz/all-news",
      item: "a[href*='/news/']",
      language: "ru",
      basis: "inferred",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    inferred: ["Links to news have /news/ in them."],
    verifiedOn: null,
    reported: "the list's address in public code, read in November 2026, September 2026",
    robotsCheckedOn: null,
  },
});
