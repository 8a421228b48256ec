// ekaraganda.kz: news of Karaganda, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: rendered search meets a captcha; the feed does not.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ekaraganda",
  name: { ru: "еКараганда", en: "eKaraganda" },
  country: "KZ",
  role: "media",
  homepage: "https://ekaraganda.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://ekaraganda.kz/rss.php", language: "ru", basis: "reported" },
  ],
  interval: { minMinutes: 3, maxMinutes: 30 },
  known: {
    verifiedOn: null,
    reported: "feed in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
