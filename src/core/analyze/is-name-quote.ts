import { cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import type { QuoteItem, Segment } from "./read-segments.ts";

/** Longest name in quotation marks, in words. */
const MAX_NAME_WORDS = 7;

/**
 * Are these quotation marks part of a name: an organisation «Феминита», a law “On Information”, the
 * article «Хулиганство»? By the noun before or after them, or by capitals after a lower-case word.
 */
export function isNameQuote(document: Document, segment: Segment, item: QuoteItem): boolean {
  const quote = document.quotes[item.quote];
  if (!quote) return false;
  const inner = document.text.slice(quote.start, Math.min(quote.end, quote.start + 120));
  if (quote.end - quote.start > 110 || inner.split(/\s+/u).length > MAX_NAME_WORDS) return false;
  if (/[.!?…,:]\s*$/u.test(inner)) return false;
  if (!/^[\p{Lu}\p{N}]/u.test(inner)) return false;
  const beside = segment.tokens[item.at - 1];
  const announced =
    beside !== undefined &&
    (cueAt(document, beside, "unsigned") !== undefined ||
      /:\s*$/u.test(document.text.slice(document.tokens.ends[beside], quote.outerStart)));
  if (announced) return false;
  for (let back = 1; back <= 2; back++) {
    const token = segment.tokens[item.at - back];
    if (token !== undefined && cueAt(document, token, "name-noun")) return true;
  }
  const next = segment.tokens[item.at];
  // «…», – дейді бастаманың үйлестірушісі: behind a comma or a dash stands who speaks
  const parted =
    next !== undefined &&
    /[,—–-]/u.test(document.text.slice(quote.outerEnd, document.tokens.starts[next] as number));
  for (let ahead = 0; ahead <= 1 && !parted; ahead++) {
    const token = segment.tokens[item.at + ahead];
    if (token !== undefined && cueAt(document, token, "name-noun")) return true;
  }
  const before = segment.tokens[item.at - 1];
  if (before === undefined) return false;
  const gap = document.text.slice(document.tokens.ends[before] as number, quote.outerStart);
  const words = inner.split(/\s+/u);
  // «в кафе „Весна“»: a short capitalised name right after a word, no colon, no dash, no cue
  return (
    gap === " " &&
    words.length <= 3 &&
    !document.cues.get(before)?.some((hit) => hit.kind === "say" || hit.kind === "call")
  );
}
