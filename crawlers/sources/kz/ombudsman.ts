// ombudsman.kz: the Commissioner for Human Rights' own site.
// robots.txt and terms of use: not yet checked.
// Quirks: nothing but the address is known; gov.kz has a page of the same body.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-ombudsman",
  name: {
    ru: "Уполномоченный по правам человека, собственный сайт",
    kk: "Адам құқықтары жөніндегі уәкіл, жеке сайты",
    en: "Commissioner for Human Rights, own site",
  },
  country: "KZ",
  role: "official",
  authorityId: "kz-ombudsman",
  homepage: "https://ombudsman.kz/",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "sitemap", url: "https://ombudsman.kz/sitemap.xml", basis: "inferred" }],
  interval: { minMinutes: 30, maxMinutes: 360 },
  known: {
    inferred: [
      "The sitemap stands at the usual place. Probe the site before switching this source on.",
    ],
    verifiedOn: null,
    reported: "address only, in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
