// Akimat of Almaty Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-almaty-region",
    name: {
      ru: "Акимат Алматинской области",
      kk: "Алматы облысының әкімдігі",
      en: "Akimat of Almaty Region",
    },
    authorityId: "kz-akimat-almaty-region",
    project: "almobl",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
