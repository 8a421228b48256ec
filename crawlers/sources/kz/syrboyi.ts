// syrboyi.kz: newspaper Syr Boiy, Kyzylorda, Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: days without times.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-syrboyi",
  name: { ru: "Сыр бойы", kk: "Сыр бойы", en: "Syr Boiy, Kyzylorda" },
  country: "KZ",
  role: "media",
  homepage: "https://syrboyi.kz/",
  languages: ["kk"],
  timeZone: "Asia/Qyzylorda",
  discovery: [
    {
      kind: "listing",
      url: "https://syrboyi.kz/",
      item: "ul.recent-news-list > li",
      title: "h5",
      date: ".post-date",
      language: "kk",
      basis: "reported",
    },
  ],
  interval: { minMinutes: 15, maxMinutes: 120 },
  known: {
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026, written about 2023",
    robotsCheckedOn: null,
  },
});
