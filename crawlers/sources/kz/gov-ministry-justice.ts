// Ministry of Justice: releases on gov.kz (project adilet), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-ministry-justice",
    name: {
      ru: "Министерство юстиции Республики Казахстан",
      kk: "Қазақстан Республикасы Әділет министрлігі",
      en: "Ministry of Justice of Kazakhstan",
    },
    authorityId: "kz-minjust",
    project: "adilet",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["News of the ministry, which registers associations and gives opinions on bills."],
    quirks: [
      "Its territorial departments have projects of their own (adilet-zhmb for Zhambyl was seen).",
    ],
    interval: { minMinutes: 5, maxMinutes: 30 },
  }),
);
