// aikyn.kz: newspaper Aiqyn, Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: dates are words.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-aikyn",
  name: { ru: "Айқын", kk: "Айқын", en: "Aiqyn newspaper" },
  country: "KZ",
  role: "media",
  homepage: "https://aikyn.kz/",
  languages: ["kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://aikyn.kz/news/news",
      item: ".post-box",
      title: ".post-box__title",
      date: "time",
      language: "kk",
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
