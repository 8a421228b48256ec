// Akimat of Jetisu Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-jetisu",
    name: {
      ru: "Акимат области Жетісу",
      kk: "Жетісу облысының әкімдігі",
      en: "Akimat of Jetisu Region",
    },
    authorityId: "kz-akimat-jetisu",
    project: "zhetysu",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    quirks: [
      "The region exists since June 2022; older releases are with the region it was part of.",
      "One public list from before the division of Almaty Region (June 2022) calls this project the akimat of Almaty Region.",
    ],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
