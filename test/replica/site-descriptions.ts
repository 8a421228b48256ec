import type { SiteName } from "./story-schema.ts";

/** What each site stands in for, for the directory page and the command line. */
export const siteDescriptions: Record<SiteName, string> = {
  police: "police press site, server-rendered, Russian and Kazakh",
  akimat: "city administrations on a government portal, one script, JSON behind a cookie",
  outlet: "news outlet with RSS and a news sitemap, Russian and Kazakh",
  reprint: "regional site that reprints the outlet, windows-1251, Atom with an ETag that lies",
  ngo: "human-rights organisation, Russian and English, RSS",
  telegram: "public previews of Telegram channels: /s/police_krg_replica, /s/krg_today_replica",
};
