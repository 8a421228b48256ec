// Prosecutor General's Office: releases on gov.kz (project prokuror), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-prosecutor-general",
    name: {
      ru: "Генеральная прокуратура Республики Казахстан",
      kk: "Қазақстан Республикасы Бас прокуратурасы",
      en: "Prosecutor General's Office of Kazakhstan",
    },
    authorityId: "kz-prosecutor-general",
    project: "prokuror",
    projectBasis: "reported",
    reported: "links and a cited release (details/410143) in public code, read in November 2026",
    facts: ["News of the office and of the regional prosecutors it supervises."],
    interval: { minMinutes: 2, maxMinutes: 15 },
  }),
);
