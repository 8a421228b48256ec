import { agreementOf, agreementOfVerb } from "./agreement.ts";
import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";
import type { SpeakerMemory } from "./speaker-memory.ts";
import type { Speaker } from "../types.ts";

/** Words of a segment that a cue gives to a speaker. */
export interface Attribution {
  speaker: Speaker;
  /** Source offsets of the words; equal when the cue only introduces quotes. */
  start: number;
  end: number;
  cue: CueHit;
  /** Position of the cue in the segment's tokens. */
  at: number;
  /** The cue denies what it reports (“опроверг, что …”). */
  denies: boolean;
  /** What stands behind the words takes them back, quotations included: «„…“ деп айтқан жоқпыз». */
  takenBack?: boolean;
  /** Quotations that share the cue: «біріне „…“, екіншісіне „…“ деген жауап келді». */
  covers?: number[];
  phrase: SpeakerPhrase | null;
  /** Speaker taken over from before: “добавили в ведомстве”. */
  carried: boolean;
}

export interface Work {
  document: Document;
  segment: Segment;
  phrases: SpeakerPhrase[];
  memory: SpeakerMemory;
  out: Attribution[];
  container: Speaker;
}

/** The speaker of a phrase, with what its words and its verb show of gender and number. */
export function resolve(
  work: Work,
  phrase: SpeakerPhrase,
  verb = "",
  oblique = phrase.oblique,
): Speaker | null {
  const known = agreementOf(work.document, work.segment, phrase, oblique);
  return work.memory.resolve(phrase, known, agreementOfVerb(verb));
}

/** A subject stands behind the last “что”, “that” or “;” before the verb. */
export function leftBound(work: Work, at: number): number {
  for (let i = at - 1; i > 0; i--) {
    const token = work.segment.tokens[i] as number;
    if (/[;:]/u.test(gapBefore(work, i))) return i;
    if (cueAt(work.document, token, "that")) return i + 1;
  }
  return 0;
}

export function thatAfter(work: Work, to: number): number | null {
  for (let i = to + 1; i < Math.min(work.segment.tokens.length, to + 14); i++) {
    if (cueAt(work.document, work.segment.tokens[i] as number, "that")) {
      if (/^(потому|оттого|поэтому)$/u.test(wordAt(work, i - 1))) return null;
      return i + 1;
    }
  }
  return null;
}

export function contentStart(work: Work, position: number): number {
  const quote = work.segment.quotes.find((q) => q.at === position);
  const start = tokenStart(work, position);
  return quote ? Math.min(start, work.document.quotes[quote.quote]?.outerStart ?? start) : start;
}

/** Words before a late cue begin after the previous cue's sentence part. */
export function startOfContentBefore(work: Work, at: number): number {
  const previous = work.out.filter((a) => a.at < at).at(-1);
  if (
    previous &&
    previous.end < tokenStart(work, at) &&
    previous.end > work.segment.start &&
    previous.end !== previous.start
  )
    return previous.end;
  return work.segment.start;
}

export function breaksBefore(work: Work, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (/[,;:—–("«“]/u.test(gapAfter(work, i))) return true;
    if (i > from && cueAt(work.document, work.segment.tokens[i] as number, "that")) return true;
  }
  return false;
}

export function nextComma(work: Work, from: number, within: number): number | null {
  for (let i = from; i < Math.min(work.segment.tokens.length, from + within); i++) {
    if (/[,:—–]/u.test(gapAfter(work, i))) return i + 1;
  }
  return null;
}

export function followsQuote(segment: Segment, at: number): boolean {
  return segment.quotes.some((q) => q.at === at);
}

export function hasQuoteAfter(segment: Segment, at: number): boolean {
  return segment.quotes.some((q) => q.at >= at);
}

export function gapBefore(work: Work, position: number): string {
  return rawGap(work, position - 1, position);
}

export function gapAfter(work: Work, position: number): string {
  return rawGap(work, position, position + 1);
}

/** Text between neighbours at this level; quotes between them count as their marks alone. */
export function rawGap(work: Work, left: number, right: number): string {
  const { segment, document } = work;
  const from = left >= 0 ? tokenEnd(work, left) : segment.start;
  const to =
    right < segment.tokens.length
      ? tokenStart(work, right)
      : Math.min(document.text.length, segment.end + 2);
  if (to - from <= 1) return document.text.slice(from, to);
  const quotes = segment.quotes.filter((q) => q.at === right);
  if (quotes.length === 0) return document.text.slice(from, Math.min(to, from + 40));
  let out = "";
  let at = from;
  for (const item of quotes) {
    const quote = document.quotes[item.quote];
    if (!quote) continue;
    out += document.text.slice(at, quote.outerStart) + "«»";
    at = quote.outerEnd;
  }
  return out + document.text.slice(at, Math.min(to, at + 40));
}

export function tokenStart(work: Work, position: number): number {
  const token =
    work.segment.tokens[Math.min(Math.max(position, 0), work.segment.tokens.length - 1)];
  return token === undefined ? work.segment.start : (work.document.tokens.starts[token] as number);
}

export function tokenEnd(work: Work, position: number): number {
  if (position < 0) return work.segment.start;
  const token = work.segment.tokens[Math.min(position, work.segment.tokens.length - 1)];
  return token === undefined ? work.segment.end : (work.document.tokens.ends[token] as number);
}

export function tokenText(work: Work, position: number): string {
  const token = work.segment.tokens[position];
  if (token === undefined) return "";
  return work.document.text.slice(
    work.document.tokens.starts[token],
    (work.document.tokens.ends[token] as number) + 2,
  );
}

/** The reading of a word of the segment; empty beyond its ends. */
export function wordAt(work: Work, position: number): string {
  const token = work.segment.tokens[position];
  return token === undefined ? "" : (work.document.tokens.words[token]?.text ?? "");
}
