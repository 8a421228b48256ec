import type { Attribution } from "./attribution-work.ts";
import type { Document } from "./document.ts";
import type { QuoteItem } from "./read-segments.ts";

/** The cue that gives a quote its speaker: right after it, else the nearest before, else the nearest after. */
export function chooseAttribution(
  item: QuoteItem,
  attributions: Attribution[],
  quoteStart: number,
  long: boolean,
): Attribution | null {
  const covering = attributions.find((a) => a.covers?.includes(item.quote));
  if (covering) return covering;
  const after = attributions.find((a) => a.at >= item.at);
  const before = attributions.filter((a) => a.at < item.at).at(-1);
  if (after && closeAfter(after, item)) return after;
  if (before && (long || before.end >= quoteStart || item.at - before.at <= 6)) return before;
  if (after && after.start <= quoteStart && after.end >= quoteStart) return after;
  if (long) return after ?? before ?? null;
  return null;
}

function closeAfter(attribution: Attribution, item: QuoteItem): boolean {
  const first = Math.min(attribution.at, attribution.phrase?.from ?? attribution.at);
  const reach = attribution.cue.kind === "speech-noun" ? 6 : 2;
  return first - item.at <= reach && attribution.at - item.at <= 10;
}

/** A short quote deep inside somebody's indirect speech only distances; right at the cue it is theirs. */
export function distances(attribution: Attribution, item: QuoteItem, quoteStart: number): boolean {
  if (attribution.cue.kind === "deny" || attribution.cue.kind === "verdict") return false;
  if (attribution.speaker.role !== "activist" && attribution.speaker.role !== "media") return false;
  return (
    attribution.start < quoteStart &&
    attribution.end > quoteStart &&
    Math.abs(item.at - attribution.at) > 1
  );
}

/** Words between two offsets, 50 at most. */
export function countWords(document: Document, start: number, end: number): number {
  let words = 0;
  let inWord = false;
  for (let i = start; i < end && words < 50; i++) {
    const letter = /[\p{L}\p{N}]/u.test(document.text[i] as string);
    if (letter && !inWord) words++;
    inWord = letter || (inWord && /[-'’\u00ad]/u.test(document.text[i] as string));
  }
  return words;
}
