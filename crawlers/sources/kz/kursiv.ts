// kz.kursiv.media: business news, Russian; also Kazakh and English.
// robots.txt and terms of use: not yet checked.
// Quirks: WordPress; sitemaps per language.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-kursiv",
  name: { ru: "Курсив", en: "Kursiv" },
  country: "KZ",
  role: "media",
  homepage: "https://kz.kursiv.media/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://kz.kursiv.media/feed/", language: "ru", basis: "reported" },
    {
      kind: "sitemap",
      url: "https://kz.kursiv.media/sitemaps/ru/sitemap.xml",
      language: "ru",
      use: "backfill",
      basis: "reported",
    },
  ],
  exclude: ["^https://kz\\.kursiv\\.media/(en|kk)/"],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    verifiedOn: null,
    reported: "feed and sitemap in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
