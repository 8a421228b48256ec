// Police Department of Astana: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts. The address is inferred.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-astana",
    name: {
      ru: "Департамент полиции города Астаны",
      kk: "Астана қаласының Полиция департаменті",
      en: "Police Department of Astana",
    },
    authorityId: "kz-police-astana",
    project: "mvd-astana",
    projectBasis: "inferred",
    reported: null,
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
