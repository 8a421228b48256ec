// orda.kz: independent news, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: articles have no <article> element; the search is Google's.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-orda",
  name: { ru: "Orda.kz", en: "Orda.kz" },
  country: "KZ",
  role: "media",
  homepage: "https://orda.kz/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://orda.kz/feed/", basis: "reported" },
    { kind: "telegram", channel: "orda_kz", language: "ru", basis: "reported" },
  ],
  interval: { minMinutes: 3, maxMinutes: 20 },
  known: {
    verifiedOn: null,
    reported: "the feed was alive in September 2026 by public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
