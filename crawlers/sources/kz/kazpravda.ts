// kazpravda.kz: Kazakhstanskaya Pravda, state newspaper, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: the list has times without days.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-kazpravda",
  name: { ru: "Казахстанская правда", en: "Kazakhstanskaya Pravda" },
  country: "KZ",
  role: "media",
  homepage: "https://kazpravda.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://kazpravda.kz/rss", language: "ru", basis: "reported" },
    {
      kind: "listing",
      url: "https://kazpravda.kz/",
      item: ".news-feed__item",
      title: ".news-feed__title",
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
