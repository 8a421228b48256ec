import {
  contentStart,
  gapAfter,
  gapBefore,
  resolve,
  tokenEnd,
  tokenStart,
} from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** «… болмағанын алға тартты»: a past verb after a participle in the accusative. */
export function isKazakhReport(document: Document, segment: Segment, at: number): boolean {
  const before = segment.tokens[at - 1];
  if (before === undefined) return false;
  const left = document.tokens.words[before]?.text ?? "";
  const word = document.tokens.words[segment.tokens[at] as number]?.text ?? "";
  if (!/(ғанын|генін|қанын|кенін|тынын|тінін|екенін|мағанын|мегенін|латынын|летінін)$/u.test(left))
    return false;
  return (
    /(ды|ді|ты|ті|йды|йді|ған|ген|пты|пті|ып|іп|п)$/u.test(word) &&
    !/^(көр|біл|анықта|ұмыт|түсін)/u.test(word)
  );
}

/** «X айтуынша, …», «X мәліметіне сүйенсек, …»: the speaker before, the words after. */
export function accordingPost(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, memory } = work;
  const phrase = work.phrases.filter((p) => p.to < at && at - p.to <= 4).at(-1) ?? null;
  const speaker = phrase ? resolve(work, phrase) : memory.carry(work.container);
  if (speaker === null) return;
  const base = { speaker, cue, at, denies: false, phrase, carried: !phrase };
  if (to + 1 < segment.tokens.length)
    work.out.push({ ...base, start: contentStart(work, to + 1), end: segment.end });
  else if (segment.quotes.length === 0)
    work.out.push({ ...base, start: segment.start, end: tokenEnd(work, (phrase?.from ?? at) - 1) });
  else work.out.push({ ...base, start: segment.end, end: segment.end });
}

/** «X … деп мәлімдеді», «… екенін айтты», «X бізді … деп атады», «X хабарламасында … делінген». */
export function kazakhVerb(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, memory, document } = work;
  const usable = (p: SpeakerPhrase): boolean => !p.oblique || p.locative;
  const before = work.phrases.filter((p) => p.to < at && usable(p));
  const after = work.phrases.find((p) => p.from > to && p.from - to <= 4);
  const nearest = cue.kind === "call-post";
  const followsQuote = segment.quotes.some(
    (q) => q.at === at || (q.at < at && /[,—–]/u.test(gapBefore(work, at))),
  );
  const phrase =
    (followsQuote && after ? after : nearest ? before.at(-1) : (before[0] ?? after)) ??
    after ??
    null;
  const speaker = phrase ? resolve(work, phrase) : memory.carry(work.container);
  if (speaker === null) return;
  const denies = cue.kind === "nominal-say" && cueAt(document, cue.start, "deny") !== undefined;
  const base = { speaker, cue, at, denies, phrase, carried: !phrase };
  if (/:/u.test(gapAfter(work, to))) {
    const start =
      to + 1 < segment.tokens.length && !segment.quotes.some((q) => q.at === to + 1)
        ? tokenStart(work, to + 1)
        : segment.end;
    work.out.push({ ...base, start, end: segment.end });
    return;
  }
  if (phrase && phrase.to < at) {
    const from = phrase.to + 1;
    const wordEnd = cue.kind === "nominal-say" ? to : at - 1;
    if (from <= wordEnd)
      work.out.push({ ...base, start: tokenStart(work, from), end: tokenEnd(work, wordEnd) });
    else work.out.push({ ...base, start: segment.end, end: segment.end });
  } else work.out.push({ ...base, start: segment.start, end: tokenEnd(work, Math.max(at - 1, 0)) });
}
