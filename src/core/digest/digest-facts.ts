import type { FactSource, Names, TimelineFacts } from "../timeline/timeline-types.ts";

/** An event of the period with what a digest says of its text. Instants are RFC 3339. */
export interface DigestEvent {
  kind: string;
  at: string;
  incidentId: string | null;
  article: {
    id: string;
    title: string | null;
    url: string;
    sourceName: Names;
    sourceRole: string;
  } | null;
  versionNumber: number | null;
  /** Of a suspected removal: what the address answered. */
  finding: string | null;
}

/** A tracked incident with all that is known of it at the time of making. */
export interface DigestIncidentFacts {
  id: string;
  slug: string;
  title: Names;
  visibility: "organisation" | "members";
  timeline: TimelineFacts;
  /** By id of the article. */
  urls: Record<string, string>;
  /** By id of the article: words in it that were marked as slurs. */
  slurs: Record<string, string[]>;
}

export interface DigestSourceFacts extends Omit<FactSource, "authorityId"> {
  lastErrorCode: string | null;
}

/** Everything a digest is made of. Technical events are not in it. */
export interface DigestFacts {
  events: DigestEvent[];
  incidents: DigestIncidentFacts[];
  sources: DigestSourceFacts[];
}
