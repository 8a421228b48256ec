// Akimat of Jambyl Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-jambyl",
    name: {
      ru: "Акимат Жамбылской области",
      kk: "Жамбыл облысының әкімдігі",
      en: "Akimat of Jambyl Region",
    },
    authorityId: "kz-akimat-jambyl",
    project: "zhambyl",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
