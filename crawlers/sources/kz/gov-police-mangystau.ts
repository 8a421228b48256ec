// Police Department of Mangystau Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-mangystau",
    name: {
      ru: "Департамент полиции Мангистауской области",
      kk: "Маңғыстау облысының Полиция департаменті",
      en: "Police Department of Mangystau Region",
    },
    authorityId: "kz-police-mangystau",
    project: "mvd-mangystau",
    projectBasis: "reported",
    reported:
      "a cited release of 9 July 2026 (details/1255972) in public code, read in November 2026",
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
