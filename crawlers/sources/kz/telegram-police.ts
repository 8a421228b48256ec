// t.me/POLICE_of_KZ: Telegram channel of the police, read through its public preview.
// robots.txt and terms of use: not yet checked.
// Quirks: the post is the publication; the preview shows the last posts only and can be switched off by its owner.
import { defineSource } from "../../define-source.ts";

export const source = defineSource({
  id: "kz-telegram-police",
  name: {
    ru: "Полиция Казахстана, Telegram",
    kk: "Қазақстан полициясы, Telegram",
    en: "Police of Kazakhstan, Telegram",
  },
  country: "KZ",
  role: "official",
  authorityId: "kz-mvd",
  homepage: "https://t.me/POLICE_of_KZ",
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "telegram", channel: "POLICE_of_KZ", basis: "reported" }],
  interval: { minMinutes: 1, maxMinutes: 10 },
  known: {
    facts: ["Short news, often in both languages in one post."],
    quirks: [
      "Albums and service posts leave gaps in the numbers; a gap alone is no deletion.",
      "Edits keep the number; the preview marks them only with the word for edited.",
    ],
    inferred: ["The channel speaks for the ministry; a police app of Karaganda links to it."],
    verifiedOn: null,
    reported: "a link in the police app of Karaganda, public code, read in November 2026",
    robotsCheckedOn: null,
  },
});
