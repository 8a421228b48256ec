// Police Department of North Kazakhstan Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts. The address is inferred.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-north-kazakhstan",
    name: {
      ru: "Департамент полиции Северо-Казахстанской области",
      kk: "Солтүстік Қазақстан облысының Полиция департаменті",
      en: "Police Department of North Kazakhstan Region",
    },
    authorityId: "kz-police-north-kazakhstan",
    project: "mvd-sko",
    projectBasis: "inferred",
    reported: null,
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
