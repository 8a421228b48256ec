// baigenews.kz: news, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the exact time is in an attribute of the link (data-time, milliseconds).
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-baigenews",
  name: { ru: "BaigeNews", en: "BaigeNews" },
  country: "KZ",
  role: "media",
  homepage: "https://baigenews.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://baigenews.kz/news",
      item: ".finded__content__item a",
      title: ".finded__content__item__content__title",
      language: "ru",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    facts: ["Carried a deputy akim's words on the events of 2021 (article 116487)."],
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026, written about 2023",
    robotsCheckedOn: null,
  },
});
