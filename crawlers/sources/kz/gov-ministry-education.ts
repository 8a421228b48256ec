// Ministry of Education: releases on gov.kz (project edu), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-ministry-education",
    name: {
      ru: "Министерство просвещения Республики Казахстан",
      kk: "Қазақстан Республикасы Оқу-ағарту министрлігі",
      en: "Ministry of Education of Kazakhstan",
    },
    authorityId: "kz-education-ministry",
    project: "edu",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the ministry that is responsible for schools."],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
