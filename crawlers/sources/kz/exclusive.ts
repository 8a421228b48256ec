// exclusive.kz: analysis and news, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: WordPress.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-exclusive",
  name: { ru: "Exclusive.kz", en: "Exclusive.kz" },
  country: "KZ",
  role: "media",
  homepage: "https://exclusive.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://exclusive.kz/feed/", language: "ru", basis: "inferred" },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    facts: ["Daily news are in the category kontekst-dnya."],
    inferred: ["The feed stands where WordPress puts it."],
    verifiedOn: null,
    reported: "WordPress and the category in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
