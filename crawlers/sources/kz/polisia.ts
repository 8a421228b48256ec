// polisia.kz: media portal of the Ministry of Internal Affairs, Russian under /ru/, Kazakh at the root.
// robots.txt and terms of use: not yet checked.
// Quirks: WordPress; the two languages are separate lists; whether /feed/ answers is not known.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-polisia",
  name: {
    ru: "Polisia.kz, медиапортал МВД",
    kk: "Polisia.kz, ІІМ медиапорталы",
    en: "Polisia.kz, media portal of the Ministry of Internal Affairs",
  },
  country: "KZ",
  role: "official",
  authorityId: "kz-mvd",
  homepage: "https://polisia.kz/ru/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [
    {
      kind: "listing",
      url: "https://polisia.kz/ru/",
      item: ".listing-item > .item-inner",
      link: "a.post-url.post-title",
      date: "time[datetime]",
      language: "ru",
      basis: "reported",
    },
    {
      kind: "listing",
      url: "https://polisia.kz/",
      item: ".listing-item > .item-inner",
      link: "a.post-url.post-title",
      date: "time[datetime]",
      language: "kk",
      basis: "inferred",
    },
    {
      kind: "feed",
      url: "https://polisia.kz/ru/feed/",
      language: "ru",
      use: "fallback",
      basis: "inferred",
    },
    {
      kind: "feed",
      url: "https://polisia.kz/feed/",
      language: "kk",
      use: "fallback",
      basis: "inferred",
    },
  ],
  exclude: ["/wp-(admin|json|login)"],
  interval: { minMinutes: 1, maxMinutes: 10 },
  known: {
    facts: [
      "Releases and articles of the ministry's media centre; regional press services' texts are reprinted.",
    ],
    quirks: [
      "The Kazakh root lists Kazakh items only; Russian ones have the prefix /ru/.",
      "Uploads lie under /ru/wp-content/uploads/sites/2/: one WordPress network with a site for each language.",
    ],
    inferred: [
      "The Kazakh list uses the selectors of the Russian one.",
      "The feeds stand where WordPress puts them.",
    ],
    verifiedOn: null,
    reported: "selectors in public code, read in November 2026; they were written about 2023",
    robotsCheckedOn: null,
  },
});
