// kaztag.kz: private news agency, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: articles stand behind Cloudflare: a challenge is a failed visit and is never got round.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-kaztag",
  name: { ru: "КазТАГ", kk: "ҚазТАГ", en: "KazTAG" },
  country: "KZ",
  role: "media",
  homepage: "https://kaztag.kz/ru/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://kaztag.kz/ru/news/",
      item: "ul.news > li > .right-col",
      date: ".t-info-2 > b",
      next: ".modern-page-next, a.next",
      pages: 3,
      language: "ru",
      basis: "reported",
    },
  ],
  render: true,
  interval: { minMinutes: 5, maxMinutes: 30 },
  known: {
    quirks: ["Bitrix: pages are ?PAGEN_1=2 and so on."],
    inferred: ["The selector of the link to the next page."],
    verifiedOn: null,
    reported:
      "list in public code, read in November 2026; Cloudflare noted there in September 2026",
    robotsCheckedOn: null,
  },
});
