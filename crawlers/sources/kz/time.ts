// time.kz: newspaper Vremya, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: none reported.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-time",
  name: { ru: "Газета «Время»", en: "Vremya newspaper" },
  country: "KZ",
  role: "media",
  homepage: "https://time.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "feed", url: "https://time.kz/rss", language: "ru", basis: "reported" }],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
