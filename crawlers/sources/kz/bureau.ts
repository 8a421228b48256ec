// bureau.kz: Kazakhstan International Bureau for Human Rights and Rule of Law.
// robots.txt and terms of use: not yet checked.
// Quirks: no program that reads it was found; both ways are guesses.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-bureau",
  name: {
    ru: "Казахстанское международное бюро по правам человека",
    kk: "Адам құқықтары жөніндегі Қазақстан халықаралық бюросы",
    en: "Kazakhstan International Bureau for Human Rights",
  },
  country: "KZ",
  role: "activist",
  homepage: "https://bureau.kz/",
  languages: ["ru", "kk", "en"],
  timeZone: "Asia/Almaty",
  discovery: [
    { kind: "feed", url: "https://bureau.kz/feed/", basis: "inferred" },
    { kind: "sitemap", url: "https://bureau.kz/sitemap.xml", use: "fallback", basis: "inferred" },
  ],
  known: {
    facts: ["News of human rights, statements, reports on trials and assemblies."],
    inferred: ["Feed and sitemap stand at the usual places."],
    verifiedOn: null,
    reported: "named as a source in articles, November 2026; no technical fact",
    robotsCheckedOn: null,
  },
});
