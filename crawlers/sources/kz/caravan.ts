// caravan.kz: newspaper Karavan, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: none reported.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-caravan",
  name: { ru: "Караван", en: "Karavan newspaper" },
  country: "KZ",
  role: "media",
  homepage: "https://www.caravan.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://www.caravan.kz/rss/", language: "ru", basis: "reported" },
    {
      kind: "listing",
      url: "https://caravan.kz/",
      item: ".hot-news__items > article",
      date: "time",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "feed and list in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
