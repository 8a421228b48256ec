import { gapBefore, resolve, tokenEnd } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";

/** Who signs is at most so many words. */
const MAX_WORDS = 8;

/** «„…“ – білім басқармасының басшысы.» and «… қайтып аламын (прокуратура).»: a speaker put behind, without a verb. */
export function signedKazakh(work: Work): void {
  const { segment, document } = work;
  const phrase = work.phrases.at(-1);
  const last = segment.tokens.length - 1;
  if (!phrase || phrase.to !== last || phrase.oblique || phrase.genitive) return;
  if (phrase.role === "pronoun" || phrase.role === "self" || phrase.isNameOnly) return;
  if (phrase.to - phrase.from >= MAX_WORDS) return;
  const quote = segment.quotes.find((q) => q.at === phrase.from);
  const behindQuote =
    phrase.from === 0 && quote !== undefined && /»\s*[—–-]\s*$/u.test(gapBefore(work, 0));
  const closing = document.text.slice(tokenEnd(work, last), tokenEnd(work, last) + 1);
  const inBrackets =
    phrase.from > 2 && /\s\($/u.test(gapBefore(work, phrase.from)) && closing === ")";
  if (!behindQuote && !inBrackets) return;
  const speaker = resolve(work, phrase);
  if (speaker === null || speaker.role === "unknown") return;
  const token = segment.tokens[last] as number;
  const cue: CueHit = { kind: "say", start: token, end: token };
  const base = { speaker, cue, at: behindQuote ? 0 : last, denies: false, phrase, carried: false };
  if (behindQuote) work.out.push({ ...base, start: segment.end, end: segment.end });
  else work.out.push({ ...base, start: segment.start, end: tokenEnd(work, phrase.from - 1) });
}
