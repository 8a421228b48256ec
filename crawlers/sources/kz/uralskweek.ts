// uralskweek.kz: Uralsk Week, West Kazakhstan, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: slow; articles have no marked-up date, the day is in the text and in the address.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-uralskweek",
  name: { ru: "Уральская неделя", en: "Uralsk Week" },
  country: "KZ",
  role: "media",
  homepage: "https://www.uralskweek.kz/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Oral",
  discovery: [{ kind: "feed", url: "https://www.uralskweek.kz/feed/", basis: "inferred" }],
  interval: { minMinutes: 15, maxMinutes: 120 },
  manners: { crawlDelayMs: 10000 },
  known: {
    inferred: ["A WordPress feed: its search parameter is WordPress's."],
    verifiedOn: null,
    reported: "slowness and search in public code, read in November 2026, 2026",
    robotsCheckedOn: null,
  },
});
