// ulytaunews.kz: news of Ulytau Region, Kazakh and Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: WordPress.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ulytaunews",
  name: { ru: "Ulytaunews", en: "Ulytaunews" },
  country: "KZ",
  role: "media",
  homepage: "https://ulytaunews.kz/",
  languages: ["kk", "ru"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "feed", url: "https://ulytaunews.kz/feed/", basis: "reported" }],
  interval: { minMinutes: 15, maxMinutes: 120 },
  known: {
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
