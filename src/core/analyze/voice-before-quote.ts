import type { Document } from "./document.ts";
import { findPhrases } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";
import type { Speaker } from "../types.ts";

/** On an authority's own page it answers as “we”. */
export function ownAnswer(
  document: Document,
  quote: { start: number; end: number },
  container: Speaker,
): Speaker | null {
  const words = document.text.slice(quote.start, Math.min(quote.end, quote.start + 400));
  const we = /(^|[^\p{L}])(біз|біздің|мы|наш|наши|наших|we|our)(?=$|[^\p{L}])/iu.test(words);
  return we && container.role === "official" ? container : null;
}

/** “After a pause: ‘…’”, “He would: ‘…’”: a colon with nobody new before it leaves the word with the last speaker. */
export function afterPause(
  document: Document,
  start: number,
  segment: Segment,
  lastBefore: Speaker | null,
): Speaker | null {
  if (!lastBefore || lastBefore.role === "unknown" || !afterColon(document, start)) return null;
  if (segment.tokens.length > 8 || segment.tokens.length === 0) return null;
  const latin = /^[a-z]/iu.test(document.text.slice(segment.start, segment.start + 1));
  const others = findPhrases(document, segment).some(
    (phrase) => phrase.role !== "pronoun" && phrase.role !== "self",
  );
  const first = document.tokens.words[segment.tokens[0] as number]?.text ?? "";
  const goesOn = segment.tokens.length <= 5 && GOES_ON.test(first);
  return (latin || goesOn) && !others ? lastBefore : null;
}

/** «И тут же: «…»», «Через минуту: «…»» */
const GOES_ON =
  /^(?:и|а|но|потом|затем|после|через|помолчав|подумав|далее|дальше|снова|наконец|тут|позже|вечером|утром|напоследок|уже)$/u;

/** «Нам пишут: „…“»: inside a quote what follows a colon is said, not distanced. */
export function afterColon(document: Document, start: number): boolean {
  return /:\s*$/u.test(document.text.slice(Math.max(0, start - 3), start));
}
