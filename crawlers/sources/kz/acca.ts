// acca.media: Anti-Corruption and human rights outlet for Central Asia.
// robots.txt and terms of use: not yet checked.
// Quirks: reprints statements of organisations in full.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-acca",
  name: { ru: "ACCA", kk: "ACCA", en: "ACCA" },
  country: "KZ",
  role: "media",
  homepage: "https://acca.media/",
  languages: ["ru", "en"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "feed", url: "https://acca.media/feed/", basis: "inferred" }],
  known: {
    facts: ["Published the Bureau's statement on the events of 2021."],
    inferred: ["A WordPress feed at the usual place."],
    verifiedOn: null,
    reported: "cited in articles, November 2026; no technical fact",
    robotsCheckedOn: null,
  },
});
