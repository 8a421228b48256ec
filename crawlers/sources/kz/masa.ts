// masa.media: independent magazine, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: neither sitemap nor feed: any address answers with the same page (September 2026).
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-masa",
  name: { ru: "Masa Media", en: "Masa Media" },
  country: "KZ",
  role: "media",
  homepage: "https://masa.media/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "rendered-listing",
      url: "https://masa.media/ru",
      html: { item: "main a[href*='/ru/']" },
      language: "ru",
      basis: "inferred",
    },
  ],
  interval: { minMinutes: 15, maxMinutes: 120 },
  known: {
    inferred: ["The list is taken from the home page after scripts ran."],
    verifiedOn: null,
    reported: "alive and without feed in September 2026 by public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
