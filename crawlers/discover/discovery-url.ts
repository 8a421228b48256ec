import type { DiscoveryWay } from "../define-source.ts";

/** The address that a poll of this way asks for first. Pure. */
export function discoveryUrl(way: DiscoveryWay): string {
  return way.kind === "telegram" ? new URL(`/s/${way.channel}`, way.origin).href : way.url;
}
