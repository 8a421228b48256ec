// ratel.kz: news and investigations, Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: the list is on the home page and gives times without days.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ratel",
  name: { ru: "Ratel.kz", en: "Ratel.kz" },
  country: "KZ",
  role: "media",
  homepage: "https://ratel.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://ratel.kz/",
      item: ".news.tab_item > .article",
      link: ".article__title a",
      date: ".article__time",
      language: "ru",
      basis: "reported",
    },
  ],
  article: { selectors: { date: "div.post_news__date" } },
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    quirks: ["An article's date is text only: Пятница, 04 Июл 2025, 12:00."],
    verifiedOn: null,
    reported:
      "selectors in public code, read in November 2026; the article's date seen there in September 2026",
    robotsCheckedOn: null,
  },
});
