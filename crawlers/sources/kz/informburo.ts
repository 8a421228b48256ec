// informburo.kz: news and explanations, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: three addresses of a feed are in use by programs; days stand as headings between the items of the list.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-informburo",
  name: { ru: "Informburo", en: "Informburo" },
  country: "KZ",
  role: "media",
  homepage: "https://informburo.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://informburo.kz/rss", language: "ru", basis: "reported" },
    {
      kind: "listing",
      url: "https://informburo.kz/novosti",
      item: ".uk-nav-default > li",
      date: "time",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://informburo.kz/xml/rss.xml",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
    {
      kind: "sitemap",
      url: "https://informburo.kz/sitemap.xml",
      use: "backfill",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    quirks: ["In the list an item has a time without a day."],
    verifiedOn: null,
    reported: "feeds and list in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
