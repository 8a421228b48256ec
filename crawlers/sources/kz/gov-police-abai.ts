// Police Department of Abai Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts. The address is inferred.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-abai",
    name: {
      ru: "Департамент полиции области Абай",
      kk: "Абай облысының Полиция департаменті",
      en: "Police Department of Abai Region",
    },
    authorityId: "kz-police-abai",
    project: "mvd-abay",
    projectBasis: "inferred",
    reported: null,
    facts: ["Releases of the department's press service."],
    quirks: [
      "The region exists since June 2022; older releases are with the region it was part of.",
    ],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
