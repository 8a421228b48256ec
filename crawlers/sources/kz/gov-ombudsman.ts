// Commissioner for Human Rights: news on gov.kz (project ombudsman), Russian and Kazakh.
// robots.txt and terms of use: not yet checked.
// Quirks: the portal's own, see shapes/describe-gov-kz.ts.
import { defineSource } from "../../define-source.ts";
import { describeGovKz } from "./shapes/describe-gov-kz.ts";

export const source = defineSource(
  describeGovKz({
    id: "kz-gov-ombudsman",
    name: {
      ru: "Уполномоченный по правам человека в Республике Казахстан",
      kk: "Қазақстан Республикасындағы Адам құқықтары жөніндегі уәкіл",
      en: "Commissioner for Human Rights in Kazakhstan",
    },
    authorityId: "kz-ombudsman",
    project: "ombudsman",
    projectBasis: "reported",
    reported: "links in public code, read in November 2026",
    facts: ["The national human rights institution."],
    quirks: [
      "A site of its own, ombudsman.kz, is named in public code too; which of the two is kept up is not known.",
    ],
    interval: { minMinutes: 5, maxMinutes: 60 },
  }),
);
