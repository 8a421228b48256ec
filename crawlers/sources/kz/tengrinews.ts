// tengrinews.kz: largest private news site, Russian; Kazakh and English on subdomains.
// robots.txt and terms of use: not yet checked.
// Quirks: the feed is used widely and called dead by one program; /rss/ answered 500; older selectors differ.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-tengrinews",
  name: { ru: "Tengrinews", en: "Tengrinews" },
  country: "KZ",
  role: "media",
  homepage: "https://tengrinews.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://tengrinews.kz/news.rss", language: "ru", basis: "reported" },
    {
      kind: "listing",
      url: "https://tengrinews.kz/news/",
      item: ".content_main_item",
      link: ".content_main_item_title a",
      date: ".content_main_item_meta span",
      language: "ru",
      use: "fallback",
      basis: "reported",
    },
    {
      kind: "sitemap",
      url: "https://tengrinews.kz/sitemap_ru.xml",
      use: "backfill",
      basis: "reported",
    },
  ],
  article: { selectors: { title: ["h1.tn-content-title", "h1"] } },
  interval: { minMinutes: 3, maxMinutes: 20 },
  known: {
    quirks: ["Dates in lists are words (Сегодня, Вчера).", "/rss_news/all.xml answers 404."],
    verifiedOn: null,
    reported:
      "feed and selectors in public code, read in November 2026; selectors of search results checked there in September 2026",
    robotsCheckedOn: null,
  },
});
