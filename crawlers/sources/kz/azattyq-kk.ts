// azattyq.org: Radio Azattyq (RFE/RL), Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: as for the Russian service.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-azattyq-kk",
  name: {
    ru: "Радио Азаттык, казахская служба",
    kk: "Азаттық радиосы",
    en: "Radio Azattyq, Kazakh service",
  },
  country: "KZ",
  role: "media",
  homepage: "https://www.azattyq.org/",
  languages: ["kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://www.azattyq.org/api/", language: "kk", basis: "reported" },
  ],
  exclude: ["^https?://rus\\."],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    quirks: ["From an address in Kazakhstan the site may be out of reach."],
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
