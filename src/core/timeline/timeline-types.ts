import type { Role, Stance } from "../types.ts";

/** Names by language code. */
export type Names = Record<string, string>;

/** The stored proof that an entry points to. */
export interface CaptureRef {
  id: string;
  seq: string;
  fetchedAt: string;
  sha256: string;
  url: string;
}

/** A stored answer that a page is gone: by which sign, and how the server called it. */
export interface AbsenceRef extends CaptureRef {
  /** As `Finding` in crawlers/discover/judge-removal.ts names it. */
  sign: string;
  httpStatus: number;
  viaBrowser: boolean;
}

export interface FactFlag {
  id: string;
  label: string;
  exact: string;
  role: Role;
  speakerName: string | null;
  authorityId: string | null;
  chain: Role[];
  stance: Stance | null;
  setting: string | null;
  stage: string | null;
  /** accept, correct, or null while no person decided. Rejected flags are not facts. */
  verdict: string | null;
}

export interface FactAct {
  id: string;
  act: string;
  exact: string;
  reporter: Role;
  subjectName: string | null;
  authorityId: string | null;
}

export interface FactVersion {
  number: number;
  title: string | null;
  publishedAt: string | null;
  technical: boolean;
  changedFields: string[];
  capture: CaptureRef;
}

export interface FactArticle {
  id: string;
  title: string | null;
  sourceId: string;
  sourceName: Names;
  sourceRole: string;
  authorityId: string | null;
  presence: string;
  presenceSince: string;
  /** What was recorded of its removals and returns, oldest first, with the answers that prove a removal. */
  presenceEvents: {
    kind: "removal-suspected" | "removed" | "restored";
    at: string;
    absences: AbsenceRef[];
    /** Of a return: the page as it stood there again; null where that look was not captured. */
    capture: CaptureRef | null;
  }[];
  versions: FactVersion[];
  flags: FactFlag[];
  acts: FactAct[];
  /** Was the link to the incident accepted by a person, or is it computed? */
  linkedBy: "person" | "computed";
}

export interface FactDemand {
  id: string;
  text: string;
  madeBy: string;
  addresseeAuthorityId: string;
  madeAt: string;
  dueAt: string | null;
  state: string;
}

export interface FactSource {
  id: string;
  name: Names;
  authorityId: string;
  watchedSince: string;
  lastSuccessAt: string | null;
  /** When it was healthy, in order. */
  coverage: { from: string; to: string }[];
}

/** Everything known about an incident. Instants are RFC 3339 in UTC; days are YYYY-MM-DD. */
export interface TimelineFacts {
  incident: { occurredFrom: string; occurredTo: string | null; timeZone: string };
  authorityIds: string[];
  authorityNames: Record<string, Names>;
  articles: FactArticle[];
  demands: FactDemand[];
  sources: FactSource[];
}

export const entryKinds = [
  "said",
  "relayed",
  "reported",
  "language",
  "changed",
  "removal-suspected",
  "removed",
  "restored",
  "position-changed",
  "demand",
  "due",
] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface TimelineEntry {
  id: string;
  kind: EntryKind;
  at: string;
  /** What `at` is: when the text says it was published, when we saw it, when a demand was made, or its due date. */
  atKind: "published" | "seen" | "made" | "due";
  authorityId: string | null;
  article: {
    id: string;
    title: string | null;
    sourceId: string;
    sourceName: Names;
    sourceRole: string;
    linkedBy: "person" | "computed";
  } | null;
  /** Of a removal: the last copy of what stood there. Of a return: the first after it, where there is one. */
  capture: CaptureRef | null;
  /** Of a removal: what the server sent in its place, at each look that counted, oldest first. */
  absences: AbsenceRef[];
  flags: FactFlag[];
  acts: FactAct[];
  versions: { from: number; to: number; fields: string[] } | null;
  demand: FactDemand | null;
  /** For position-changed: the earlier label and the later one, with their days. */
  change: { fromLabel: string; fromAt: string; toLabel: string; toAt: string } | null;
}

/** “No statement found in these N sources”, per authority: never “silent”, never “unanswered”. */
export interface Clock {
  authorityId: string;
  authorityName: Names;
  since: string;
  /** Whole days from `since` to now, and in how many of them the least watched source could be seen. A gap is no silence. */
  days: number;
  watchedDays: number;
  demandId: string | null;
  sources: { id: string; name: Names; coveredShare: number; lastSuccessAt: string | null }[];
  /** Share of the time since `since` in which every source was seen healthy, 0..1: the weakest of them. */
  coveredShare: number;
}

export interface Timeline {
  entries: TimelineEntry[];
  clocks: Clock[];
}
