// Police Department of East Kazakhstan Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-east-kazakhstan",
    name: {
      ru: "Департамент полиции Восточно-Казахстанской области",
      kk: "Шығыс Қазақстан облысының Полиция департаменті",
      en: "Police Department of East Kazakhstan Region",
    },
    authorityId: "kz-police-east-kazakhstan",
    project: "mvd-vko",
    projectBasis: "reported",
    reported: "a cited release (details/875341) in public code, read in November 2026",
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
