// Akimat of Abai Region: news of the region's administration on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-akimat-abai",
    name: { ru: "Акимат области Абай", kk: "Абай облысының әкімдігі", en: "Akimat of Abai Region" },
    authorityId: "kz-akimat-abai",
    project: "abay",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the akim and of the administration's departments."],
    quirks: [
      "The region exists since June 2022; older releases are with the region it was part of.",
    ],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
