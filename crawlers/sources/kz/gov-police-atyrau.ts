// Police Department of Atyrau Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-atyrau",
    name: {
      ru: "Департамент полиции Атырауской области",
      kk: "Атырау облысының Полиция департаменті",
      en: "Police Department of Atyrau Region",
    },
    authorityId: "kz-police-atyrau",
    project: "mvd-atyrau",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
