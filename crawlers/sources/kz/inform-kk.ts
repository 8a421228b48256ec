// kaz.inform.kz: Kazinform, state news agency, Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: as for the Russian part.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-inform-kk",
  name: { ru: "Казинформ, казахская лента", kk: "ҚазАқпарат", en: "Kazinform, Kazakh" },
  country: "KZ",
  role: "media",
  homepage: "https://kaz.inform.kz/",
  languages: ["kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://kaz.inform.kz/rss/kz.xml", language: "kk", basis: "reported" },
  ],
  interval: { minMinutes: 3, maxMinutes: 15 },
  known: {
    verifiedOn: null,
    reported: "the feed was alive in September 2026 by public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
