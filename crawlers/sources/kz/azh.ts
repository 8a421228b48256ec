// azh.kz: Ak Zhaiyk, Atyrau, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the outlet's Telegram channel is the way in that was reported.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-azh",
  name: { ru: "Ак Жайык", kk: "Ақ Жайық", en: "Ak Zhaiyk" },
  country: "KZ",
  role: "media",
  homepage: "https://azh.kz/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Atyrau",
  discovery: [{ kind: "telegram", channel: "AzhKz_RU", language: "ru", basis: "reported" }],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    quirks: ["Posts are teasers with a link; the page has the text."],
    inferred: ["Posts link to the site."],
    verifiedOn: null,
    reported: "channel in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
