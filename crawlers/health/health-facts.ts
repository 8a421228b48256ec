import type { SourceDefinition } from "../define-source.ts";
import type { Pace } from "./learn-pace.ts";

/** What can be wrong with a watched source. Each has its words and next step in the catalogue: `finding.<kind>`. */
export type FindingKind =
  /** Looks at its lists fail, some or all. */
  | "look-fails"
  /** Its lists answer, its pages do not. */
  | "pages-fail"
  /** No look came although one was due: a fault of our own machine. */
  | "overdue"
  /** It answers, and brings nothing new for far longer than is usual. */
  | "silent"
  /** Its selectors find nothing in pages that have text. */
  | "selector-fails"
  /** The certificate of its host expires soon, or has. */
  | "certificate"
  /** Its list says that it has moved, or the site announces another one. */
  | "feed-moved"
  /** A list of its says “not modified” although it was. */
  | "validators-lie"
  /** Its file cannot be used: it is watched by its last good one. */
  | "file-broken"
  /** An official source that no file describes any more. */
  | "switched-off";

export type Severity = "alarm" | "warning";

export interface Finding {
  kind: FindingKind;
  severity: Severity;
  /** Values for the words of the catalogue. */
  params: Record<string, string | number>;
}

/** What watching a source has shown. */
export interface HealthFacts {
  role: SourceDefinition["role"];
  enabled: boolean;
  /** What is wrong with its file; null where nothing is. */
  fileProblem: string | null;
  /** The lists that are asked at each poll. */
  lists: { url: string }[];
  /** Looks at lists, newest first; as many as a streak can be told from. */
  polls: { url: string; startedAt: Date; outcome: string; httpStatus: number | null }[];
  lastPollAt: Date | null;
  pollIntervalMs: number;
  /** When it was first looked at; null before. */
  watchedSince: Date | null;
  /** Its pace as it was learnt last; null while nothing is known of it. */
  pace: Pace | null;
  lastNewItemAt: Date | null;
  /** Looks at pages, newest first. */
  looks: { itemId: string; startedAt: Date; outcome: string; httpStatus: number | null }[];
  /** Pages that the selectors missed, and that no page followed in which they fit. */
  misses: { itemId: string; field: string; selector: string; otherTextUtf16: number }[];
  /** Of the hosts that are asked. */
  certificates: { host: string; validFrom: Date | null; validTo: Date }[];
  /** Lists that have moved, by the address that the definition has. */
  moves: { url: string; movedTo: string; movedBy: "redirect" | "announced" }[];
  /** Lists whose “not modified” is not believed, since when. */
  doubted: { url: string; since: Date }[];
}

export interface HealthTerms {
  now: Date;
  /** Before it nothing is overdue: who has just started has not had the time to look. */
  overdueFrom: Date;
  /** Waiting times of ours are divided by it: 1 in the real world. The pace of a site is its own. */
  tempo: number;
}
