// primeminister.kz: the Government's site, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the selectors are broad and come from one program.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-primeminister",
  name: {
    ru: "Премьер-министр Республики Казахстан",
    kk: "Қазақстан Республикасының Премьер-министрі",
    en: "Prime Minister of Kazakhstan",
  },
  country: "KZ",
  role: "official",
  authorityId: "kz-government",
  homepage: "https://primeminister.kz/ru",
  languages: ["ru", "kk", "en"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://primeminister.kz/ru/news",
      item: ".news_item, .card, .post-item",
      link: ".news_title a, .card-title a, a",
      language: "ru",
      basis: "reported",
    },
  ],
  include: ["^https://(www\\.)?primeminister\\.kz/(ru|kz|kk|en)/"],
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    facts: ["Sessions of the Government, answers of ministers."],
    verifiedOn: null,
    reported: "address and selectors in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
