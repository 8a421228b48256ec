// nur.kz: popular news, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: the sitemaps were called frozen in September 2026; the list is the way in.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-nur-ru",
  name: { ru: "NUR.KZ", en: "NUR.KZ, Russian" },
  country: "KZ",
  role: "media",
  homepage: "https://www.nur.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://www.nur.kz/latest/",
      item: ".block-infinite > ul > li > article",
      title: "h2",
      date: "time[datetime]",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "listing",
      url: "https://www.nur.kz/latest/",
      item: ".article-card",
      link: "a.article-card__title",
      date: "time[datetime]",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
  ],
  exclude: ["^https://kaz\\."],
  interval: { minMinutes: 3, maxMinutes: 15 },
  known: {
    verifiedOn: null,
    reported: "two sets of selectors in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
