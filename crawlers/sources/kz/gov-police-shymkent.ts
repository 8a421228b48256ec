// Police Department of Shymkent: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-shymkent",
    name: {
      ru: "Департамент полиции города Шымкента",
      kk: "Шымкент қаласының Полиция департаменті",
      en: "Police Department of Shymkent",
    },
    authorityId: "kz-police-shymkent",
    project: "mvd-shymkent",
    projectBasis: "reported",
    reported: "a cited release (details/1151733) in public code, read in November 2026",
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
