import { cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import type { QuoteItem, Segment } from "./read-segments.ts";

/** Longest expression that is itself spoken of, in words. */
const MAX_WORDS = 3;

/**
 * «„…“ сөзінің тарихы»: marks around a word that the sentence is about, not around words of somebody. With an owner before
 * them («депутаттың „…“ сөзі») they are that person's. Kazakh. Pure.
 */
export function isWordQuote(document: Document, segment: Segment, item: QuoteItem): boolean {
  const quote = document.quotes[item.quote];
  const next = segment.tokens[item.at];
  if (!quote || next === undefined || quote.end - quote.start > 60) return false;
  if (!cueAt(document, next, "word-discussion")) return false;
  if (document.text.slice(quote.start, quote.end).trim().split(/\s+/u).length > MAX_WORDS)
    return false;
  const before = segment.tokens[item.at - 1];
  const owner = before === undefined ? "" : (document.tokens.words[before]?.text ?? "");
  const own = document.tokens.words[next]?.text ?? "";
  return (
    /^(?:сөз|термин|атау|ұғым|тіркес)\p{L}*/u.test(own) &&
    // «қыздарды „…“ атауы»: the naming of them
    !(own.startsWith("атау") && /(?:[рлнзй]д[ыі]|[кқтпсш]т[ыі]|н[ыі])$/u.test(owner)) &&
    !/(?:ның|нің|дың|дің|тың|тің)$|^(?:айтқан|қолданған|таққан|жазған|айтып)$/u.test(owner)
  );
}
