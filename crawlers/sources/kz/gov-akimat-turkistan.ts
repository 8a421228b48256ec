// Akimat of Turkistan Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-turkistan",
    name: {
      ru: "Акимат Туркестанской области",
      kk: "Түркістан облысының әкімдігі",
      en: "Akimat of Turkistan Region",
    },
    authorityId: "kz-akimat-turkistan",
    project: "ontustik",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    quirks: [
      "The project keeps the region's former name, South Kazakhstan (ontustik); the region was renamed in June 2018.",
    ],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
