// Akimat of West Kazakhstan Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-west-kazakhstan",
    name: {
      ru: "Акимат Западно-Казахстанской области",
      kk: "Батыс Қазақстан облысының әкімдігі",
      en: "Akimat of West Kazakhstan Region",
    },
    authorityId: "kz-akimat-west-kazakhstan",
    project: "bko",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    quirks: ["bko is the Kazakh abbreviation; the Russian one is zko."],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
