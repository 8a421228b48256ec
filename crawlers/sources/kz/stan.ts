// stan.kz: news, Kazakh and Russian.
// robots.txt and terms of use: not yet checked.
// Quirks: one list for both languages.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-stan",
  name: { ru: "Stan.kz", en: "Stan.kz" },
  country: "KZ",
  role: "media",
  homepage: "https://www.stan.kz/",
  languages: ["kk", "ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://www.stan.kz/all-news/",
      item: ".paginate-container > a",
      title: "h2",
      date: "time[datetime]",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026, written about 2023",
    robotsCheckedOn: null,
  },
});
