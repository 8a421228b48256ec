// Akimat of East Kazakhstan Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-east-kazakhstan",
    name: {
      ru: "Акимат Восточно-Казахстанской области",
      kk: "Шығыс Қазақстан облысының әкімдігі",
      en: "Akimat of East Kazakhstan Region",
    },
    authorityId: "kz-akimat-east-kazakhstan",
    project: "akimvko",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    quirks: ["The police use vko in the same place where the akimat uses akimvko."],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
