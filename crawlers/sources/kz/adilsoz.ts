// adilsoz.kz: Adil Soz, foundation for the protection of freedom of speech.
// robots.txt and terms of use: not yet checked.
// Quirks: no program that reads its present site was found.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-adilsoz",
  name: { ru: "Фонд «Әділ сөз»", kk: "«Әділ сөз» қоры", en: "Adil Soz foundation" },
  country: "KZ",
  role: "activist",
  homepage: "https://www.adilsoz.kz/",
  languages: ["ru", "kk", "en"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://www.adilsoz.kz/feed/", basis: "inferred" },
    {
      kind: "sitemap",
      url: "https://www.adilsoz.kz/sitemap.xml",
      use: "fallback",
      basis: "inferred",
    },
  ],
  known: {
    facts: ["Violations of journalists' rights, statements, monitoring."],
    quirks: ["An old address of a section, /politcor/index, was seen; the site has changed since."],
    inferred: ["Feed and sitemap stand at the usual places."],
    verifiedOn: null,
    reported: "an old address in public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
