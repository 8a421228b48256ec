// ng.kz: Nasha Gazeta, Kostanay, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: the feed is a file of a cache.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ng",
  name: { ru: "Наша Газета", en: "Nasha Gazeta, Kostanay" },
  country: "KZ",
  role: "media",
  homepage: "https://www.ng.kz/",
  languages: ["ru"],
  timeZone: "Asia/Qostanay",
  discovery: [
    {
      kind: "feed",
      url: "https://www.ng.kz/modules/newspaper/cache/newspaper.xml",
      language: "ru",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
