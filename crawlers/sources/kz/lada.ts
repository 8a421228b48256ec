// lada.kz: news of Aktau and Mangystau Region, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: none reported.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-lada",
  name: { ru: "Лада", en: "Lada" },
  country: "KZ",
  role: "media",
  homepage: "https://www.lada.kz/",
  languages: ["ru"],
  timeZone: "Asia/Aqtau",
  discovery: [
    { kind: "feed", url: "https://www.lada.kz/rss.xml", language: "ru", basis: "reported" },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
