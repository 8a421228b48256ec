/**
 * The exchange types of the batch contract (docs/codebook.md, section 5). Shapes and codes are stable:
 * they are what `onrecord analyze`, `link` and `extract` read and write, and what the store keeps.
 */

/** ru, kk and en are analysed; ky and uz are recognised and stored; und is anything else. */
export type Language = "ru" | "kk" | "en" | "ky" | "uz" | "und";
export type Role = "official" | "activist" | "media" | "other" | "unknown";
export type FrameType = "narration" | "direct" | "indirect" | "scare";
export type Stance = "reports" | "condemns" | "endorses";

export interface Publisher {
  name: string;
  role: Exclude<Role, "unknown">;
  authorityId?: string;
}

/** One document as `analyze` takes it. Spans of the answer refer to `text` alone. */
export interface AnalyzeInput {
  id: string;
  text: string;
  title?: string;
  url?: string;
  publishedAt?: string;
  language?: string;
  publisher?: Publisher;
}

export interface Speaker {
  /** As the text or the gazetteer names them; null when nobody is named. */
  name: string | null;
  authorityId?: string | null;
  role: Role;
}

/** UTF-16 code units into the text as given; `text.slice(start, end) === exact`. */
export interface Span {
  start: number;
  end: number;
  exact: string;
}

export interface Sentence {
  start: number;
  end: number;
  language: Language;
}

export interface Frame {
  start: number;
  end: number;
  type: FrameType;
  speaker: Speaker;
  /** Roles from the page's narration to the speaker. */
  chain: Role[];
  stance: Stance | null;
}

export interface Reason {
  /** Id of the rule, `model-<version>` for the learned model, or `second-reader`. */
  rule: string;
  evidence: { start: number; end: number };
  /** Additive log-odds contribution; negative doubts. */
  weight: number;
}

export interface FlagAttributes {
  setting?: "public" | "private-relayed" | "written-reply";
  stage?: "promised" | "opened" | "result";
  subject?: string;
  ground?: "secrecy";
  statutory?: boolean;
  officialOrigin?: boolean;
  [key: string]: unknown;
}

export interface Flag {
  label: string;
  span: Span;
  speaker: Speaker;
  chain: Role[];
  stance: Stance | null;
  attributes: FlagAttributes;
  /** 0..1, calibrated: of the flags at 0.9, nine in ten are accepted. */
  confidence: number;
  reasons: Reason[];
  analyzer: string;
}

export type ActKind =
  | "prosecution-of-victims"
  | "inquiry"
  | "case-refused"
  | "acknowledgement"
  | "detention"
  | "dispersal"
  | "expulsion"
  | "venue-pressure"
  | "demand-to-cancel"
  | "ban";

/** What an authority did, told by somebody else. Never a flag. */
export interface Act {
  act: ActKind;
  span: Span;
  /** The authority that is said to have acted, where it is named. */
  subject: Speaker | null;
  reporter: Role;
  confidence: number;
  reasons: Reason[];
}

export interface Analysis {
  id: string;
  language: Language;
  status: "analyzed" | "language-not-analyzed";
  sentences: Sentence[];
  frames: Frame[];
  flags: Flag[];
  acts: Act[];
}

/** An incident as `onrecord link` reads it; the store builds the same shape. */
export interface IncidentForLinking {
  id: string;
  title: string;
  occurredAt: { from: string; to?: string };
  timeZone: string;
  places: { name: string; aliases: string[] }[];
  persons: { name: string; aliases: string[] }[];
  organisations: { name: string; aliases: string[] }[];
  authorities: string[];
  keywords: string[];
  description: string;
}

export interface LinkReason {
  /** A message code such as `link.place`, with its parameters; src/i18n turns it into a sentence. */
  code: string;
  params: Record<string, string | number>;
  weight: number;
}

export interface SuggestedLink {
  incidentId: string;
  score: number;
  decision: "linked" | "suggested" | "none";
  reasons: LinkReason[];
}

export interface LinkResult {
  id: string;
  links: SuggestedLink[];
}

/** What `onrecord extract` answers. Instants are RFC 3339 with offset, or YYYY-MM-DD where no time is known. */
export interface ExtractedArticle {
  title: string | null;
  text: string;
  authors: string[];
  publishedAt: string | null;
  modifiedAt: string | null;
  language: string | null;
  siteName: string | null;
  image: string | null;
  publishedAtSource: string | null;
}
