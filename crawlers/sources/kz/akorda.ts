// akorda.kz: the President's site, events and speeches, Russian, Kazakh and English.
// robots.txt and terms of use: not yet checked.
// Quirks: two selectors are reported, for different years; the feed is named in one program only.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-akorda",
  name: {
    ru: "Президент Республики Казахстан (Акорда)",
    kk: "Қазақстан Республикасының Президенті (Ақорда)",
    en: "President of Kazakhstan (Akorda)",
  },
  country: "KZ",
  role: "official",
  authorityId: "kz-president",
  homepage: "https://www.akorda.kz/ru",
  languages: ["ru", "kk", "en"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://www.akorda.kz/ru/events",
      item: ".event-item, .news-list__item",
      link: "h3 a, .title a, a",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://www.akorda.kz/ru/rss",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
    { kind: "telegram", channel: "aqorda_resmi", basis: "reported" },
  ],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    facts: ["What the President says and signs."],
    verifiedOn: null,
    reported: "addresses and selectors in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
