import type { ShownWords } from "../digest/shown-words.ts";
import type { CaptureRef, FactFlag, Names } from "../timeline/timeline-types.ts";
import type { DiffPart } from "../timeline/diff-words.ts";

/** A version as an alert needs it. Instants are RFC 3339. */
export interface AlertVersion {
  number: number;
  title: string | null;
  text: string;
  publishedAt: string | null;
  capture: CaptureRef;
}

/** Everything known about what one alert tells of. */
export interface AlertFacts {
  kind: string;
  /** When it happened, as far as we could see. */
  at: string;
  incident: { id: string; slug: string; title: Names } | null;
  article: {
    id: string;
    url: string;
    sourceName: Names;
    sourceRole: string;
    authorityId: string | null;
  };
  version: AlertVersion | null;
  /** The version before it, where there is one. */
  before: AlertVersion | null;
  flags: FactFlag[];
  /** Words of the text that were marked as slurs. */
  slurs: string[];
  authorityNames: Record<string, Names>;
  /** Looks that speak for a removal, oldest first, and when the page was last seen there. */
  absences: { at: string; by: string; finding: string }[];
  lastPresentAt: string | null;
  linkedBy: "person" | "computed";
  reviewItemId: string | null;
  /** What persons have decided on the version so far. */
  review: "none" | "partly" | "done";
}

/** A changed place of a text with a few words around it: what stood there and what stands there now. */
export interface ChangedPassage {
  before: DiffPart[];
  after: DiffPart[];
}

/** What an alert says, in codes; names and slurs are masked. */
export interface AlertContent extends Pick<
  AlertFacts,
  | "kind"
  | "at"
  | "incident"
  | "article"
  | "absences"
  | "lastPresentAt"
  | "linkedBy"
  | "reviewItemId"
  | "review"
> {
  /** The authority whose page or words it is about. */
  authority: Names | null;
  title: string | null;
  publishedAt: string | null;
  /** Official words, the authority's own before those that others pass on. */
  words: ShownWords[];
  moreWords: number;
  titleChange: { before: string; after: string } | null;
  passages: ChangedPassage[];
  morePassages: number;
  /** The stored copy the alert rests on; for an edit the copy before it, too. */
  capture: CaptureRef | null;
  captureBefore: CaptureRef | null;
}
