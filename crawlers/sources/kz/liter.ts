// liter.kz: newspaper Liter, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: dates are words.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-liter",
  name: { ru: "Литер", en: "Liter newspaper" },
  country: "KZ",
  role: "media",
  homepage: "https://liter.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://liter.kz/feed/", language: "ru", basis: "reported" },
    {
      kind: "listing",
      url: "https://liter.kz/",
      item: ".lenta-news__item",
      link: "a.last-news__link",
      date: ".last-news__date",
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
