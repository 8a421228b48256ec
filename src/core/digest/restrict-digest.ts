import type { DigestContent } from "./digest-content.ts";

/** The digest as one recipient may read it: only incidents whose id is in `mayRead`. Pure. */
export function restrictDigest(
  content: DigestContent,
  mayRead: ReadonlySet<string>,
): DigestContent {
  return {
    ...content,
    incidents: content.incidents.filter((incident) => mayRead.has(incident.id)),
  };
}
