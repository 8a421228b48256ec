// kaz.nur.kz: popular news, Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: none reported beside those of the Russian part.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-nur-kk",
  name: { ru: "NUR.KZ, казахская версия", kk: "NUR.KZ", en: "NUR.KZ, Kazakh" },
  country: "KZ",
  role: "media",
  homepage: "https://kaz.nur.kz/",
  languages: ["kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://kaz.nur.kz/rss/all.rss", language: "kk", basis: "reported" },
  ],
  interval: { minMinutes: 3, maxMinutes: 15 },
  known: {
    verifiedOn: null,
    reported: "the feed was alive in September 2026 by public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
