import type { StandInSite } from "../world.ts";
import { akimatSite } from "./akimat.ts";
import { channelSite } from "./channel.ts";
import { heraldSite } from "./herald.ts";
import { policeSite } from "./police.ts";
import { portalSite } from "./portal.ts";
import { tilesSite } from "./tiles.ts";

/** Six kinds of sites, all made up. */
export const standInSites: readonly StandInSite[] = [
  policeSite,
  akimatSite,
  heraldSite,
  tilesSite,
  portalSite,
  channelSite,
];
