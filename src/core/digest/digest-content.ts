import type { CaptureRef, Names } from "../timeline/timeline-types.ts";
import type { ShownAct, ShownWords } from "./shown-words.ts";

export const digestItemCodes = [
  "said",
  "relayed",
  "reported",
  "language",
  "linked",
  "position-changed",
  "changed",
  "removal-suspected",
  "removal-lifted",
  "removed",
  "restored",
  "link-rejected",
] as const;
export type DigestItemCode = (typeof digestItemCodes)[number];

/** One piece of news about an incident: a code with parameters, never a sentence. */
export interface DigestItem {
  code: DigestItemCode;
  /** When it became news, that is, when we saw it. */
  at: string;
  /** When the text says it was published. */
  publishedAt: string | null;
  authority: Names | null;
  article: { id: string; title: string | null; url: string; sourceName: Names; sourceRole: string };
  linkedBy: "person" | "computed" | null;
  words: ShownWords[];
  /** Marked passages beyond those in `words`. */
  moreWords: number;
  acts: ShownAct[];
  /** For `changed`. */
  versions: { from: number; to: number; fields: string[] } | null;
  /** For `position-changed`. */
  change: { fromLabel: string; fromAt: string; toLabel: string; toAt: string } | null;
  finding: string | null;
  capture: Pick<CaptureRef, "seq" | "fetchedAt" | "sha256"> | null;
}

/** A statement that denies what happened, or calls it something else; shown beside reported acts, as the other side. */
export interface DigestDispute {
  words: ShownWords;
  at: string;
  sourceName: Names;
}

export interface DigestDemand {
  id: string;
  text: string;
  madeBy: string;
  addressee: Names;
  madeAt: string;
  dueAt: string | null;
  isDue: boolean;
}

/** “No statement found in these N sources.” */
export interface DigestClock {
  authority: Names;
  since: string;
  days: number;
  demandId: string | null;
  sources: { name: Names; coveredShare: number }[];
  /** Share of the time in which every source was seen healthy, 0..1: the weakest of them. */
  coveredShare: number;
}

export interface DigestIncident {
  id: string;
  slug: string;
  title: Names;
  visibility: "organisation" | "members";
  items: DigestItem[];
  disputes: DigestDispute[];
  demands: DigestDemand[];
  clocks: DigestClock[];
}

/** A source that could not be seen well in the period. */
export interface DigestSource {
  id: string;
  name: Names;
  coveredShare: number;
  lastErrorCode: string | null;
  lastSuccessAt: string | null;
}

/** What a digest says, in codes: each recipient's language and rights are applied when the mail is written. */
export interface DigestContent {
  format: 1;
  start: string;
  end: string;
  textsFound: number;
  sourcesWatched: number;
  incidents: DigestIncident[];
  sources: DigestSource[];
}
