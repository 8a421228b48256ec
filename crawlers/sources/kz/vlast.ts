// vlast.kz: independent magazine, Russian, part in Kazakh and English.
// robots.txt and terms of use: not yet checked.
// Quirks: no feed (/rss answers 404 by one report, is listed by another).
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-vlast",
  name: { ru: "Vласть", en: "Vlast" },
  country: "KZ",
  role: "media",
  homepage: "https://vlast.kz/",
  languages: ["ru", "kk", "en"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://vlast.kz/novosti/",
      item: ".news-inline-item",
      date: "time[datetime]",
      language: "ru",
      basis: "reported",
    },
    { kind: "feed", url: "https://vlast.kz/rss", use: "fallback", basis: "inferred" },
  ],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    facts: ["Reported in 2021 that police and ministry did not answer questions about Shymkent."],
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
