// Police Department of Jambyl Region: releases of its press service on gov.kz, Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts. The address is inferred.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-police-jambyl",
    name: {
      ru: "Департамент полиции Жамбылской области",
      kk: "Жамбыл облысының Полиция департаменті",
      en: "Police Department of Jambyl Region",
    },
    authorityId: "kz-police-jambyl",
    project: "mvd-zhambyl",
    projectBasis: "inferred",
    reported: null,
    facts: ["Releases of the department's press service."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
