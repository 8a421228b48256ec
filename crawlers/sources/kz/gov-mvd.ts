// Ministry of Internal Affairs: releases on gov.kz (project qriim), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-mvd",
    name: {
      ru: "Министерство внутренних дел Республики Казахстан",
      kk: "Қазақстан Республикасы Ішкі істер министрлігі",
      en: "Ministry of Internal Affairs of Kazakhstan",
    },
    authorityId: "kz-mvd",
    project: "qriim",
    projectBasis: "reported",
    reported:
      "cited releases (details/1068462, 1149158, 1256958) in public code, read in November 2026",
    facts: ["Releases of the ministry and of its Police Committee."],
    quirks: [
      "The ministry also speaks on polisia.kz and on Telegram (sources kz-polisia and kz-telegram-police); the same text may stand there at another time.",
    ],
    interval: { minMinutes: 1, maxMinutes: 10 },
  }),
);
