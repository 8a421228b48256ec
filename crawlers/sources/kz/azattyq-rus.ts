// rus.azattyq.org: Radio Azattyq (RFE/RL), Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: blocked inside Kazakhstan by report; feeds are named by zone codes that change.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-azattyq-rus",
  name: {
    ru: "Радио Азаттык",
    kk: "Азаттық радиосы, орысша",
    en: "Radio Azattyq, Russian service",
  },
  country: "KZ",
  role: "media",
  homepage: "https://rus.azattyq.org/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "feed",
      url: "https://rus.azattyq.org/api/epiqqlinkn_1",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://rus.azattyq.org/api/",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
    {
      kind: "feed",
      url: "https://rus.azattyq.org/api/zororegtor",
      language: "ru",
      use: "fallback",
      note: "named main in an older program",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    quirks: [
      "From an address in Kazakhstan the site may be out of reach; that is a gap of coverage, not a removal.",
    ],
    verifiedOn: null,
    reported: "zone codes in public code, read in November 2026; the blocking noted there in 2026",
    robotsCheckedOn: null,
  },
});
