// egemen.kz: Egemen Qazaqstan, state newspaper, Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the search needs scripts; lists do not.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-egemen",
  name: { ru: "Егемен Қазақстан", kk: "Егемен Қазақстан", en: "Egemen Qazaqstan" },
  country: "KZ",
  role: "media",
  homepage: "https://egemen.kz/",
  languages: ["kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://egemen.kz/",
      item: ".last-news > .news-t > .text-news",
      date: ".text-grey",
      language: "kk",
      basis: "reported",
    },
  ],
  exclude: ["^https://ru\\."],
  interval: { minMinutes: 5, maxMinutes: 60 },
  known: {
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026, written about 2023",
    robotsCheckedOn: null,
  },
});
