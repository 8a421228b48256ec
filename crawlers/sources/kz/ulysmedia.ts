// ulysmedia.kz: news, Russian; Kazakh at qaz.ulysmedia.kz.
// robots.txt and terms of use: not yet checked.
// Quirks: columns of the grid are the items; the exact time is in the title of the date.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ulysmedia",
  name: { ru: "Ulysmedia", kk: "Ұлыс медиа", en: "Ulysmedia" },
  country: "KZ",
  role: "media",
  homepage: "https://ulysmedia.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://ulysmedia.kz/news/",
      item: "div.row > div[class^='col']:has(a.category__title)",
      link: "a.category__title",
      date: "span.date",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://ulysmedia.kz/rss/",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
  ],
  exclude: ["^https://qaz\\."],
  interval: { minMinutes: 3, maxMinutes: 30 },
  known: {
    verifiedOn: null,
    reported:
      "selectors in public code, read in November 2026; those of the search checked there in September 2026",
    robotsCheckedOn: null,
  },
});
