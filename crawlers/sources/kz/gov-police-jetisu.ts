// Police Department of Jetisu Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts. The address is inferred.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-jetisu",
    name: {
      ru: "Департамент полиции области Жетісу",
      kk: "Жетісу облысының Полиция департаменті",
      en: "Police Department of Jetisu Region",
    },
    authorityId: "kz-police-jetisu",
    project: "mvd-zhetysu",
    projectBasis: "inferred",
    reported: null,
    facts: ["Releases of the department's press service."],
    quirks: [
      "The region exists since June 2022; older releases are with the region it was part of.",
    ],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
