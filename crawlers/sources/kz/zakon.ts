// zakon.kz: news and law, Russian; short versions under /amp/.
// robots.txt and terms of use: not yet checked.
// Quirks: no working feed is known (/rss answers 404); the sitemap index is numbered and undated.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-zakon",
  name: { ru: "Zakon.kz", en: "Zakon.kz" },
  country: "KZ",
  role: "media",
  homepage: "https://www.zakon.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://www.zakon.kz/news/",
      item: ".zmainCard_item",
      title: "div.title",
      date: "time[datetime]",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "sitemap",
      url: "https://www.zakon.kz/sitemap/index.xml",
      use: "backfill",
      basis: "reported",
    },
  ],
  exclude: ["/amp/"],
  interval: { minMinutes: 3, maxMinutes: 20 },
  known: {
    quirks: [
      "The same article stands under /amp/NUMBER; only the full address is taken.",
      "/search/ has other classes (newscard_link, newscard__date).",
    ],
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026; the feed's 404 seen there in 2026",
    robotsCheckedOn: null,
  },
});
