// otyrar.kz: news of Shymkent and Turkistan Region, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: WordPress; addresses begin with the year.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-otyrar",
  name: { ru: "Отырар", en: "Otyrar" },
  country: "KZ",
  role: "media",
  homepage: "https://otyrar.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://otyrar.kz/feed/", language: "ru", basis: "inferred" },
    {
      kind: "listing",
      url: "https://otyrar.kz/",
      item: "#tdi_12 .item-details",
      date: "time[datetime]",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 3, maxMinutes: 30 },
  known: {
    inferred: ["The feed stands where WordPress puts it."],
    verifiedOn: null,
    reported: "list in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
