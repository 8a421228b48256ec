// Ministry of Culture and Information: releases on gov.kz (project mam), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-ministry-information",
    name: {
      ru: "Министерство культуры и информации Республики Казахстан",
      kk: "Қазақстан Республикасы Мәдениет және ақпарат министрлігі",
      en: "Ministry of Culture and Information of Kazakhstan",
    },
    authorityId: "kz-culture-information",
    project: "mam",
    projectBasis: "reported",
    reported: "links and a cited release (details/1214247) in public code, read in November 2026",
    facts: ["News of the ministry that supervises the media."],
    quirks: [
      "The ministry was divided and joined several times; in 2021 information belonged to the Ministry of Information and Social Development, with another project.",
    ],
    interval: { minMinutes: 5, maxMinutes: 30 },
  }),
);
