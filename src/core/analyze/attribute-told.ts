import type { Speaker } from "../types.ts";
import { toldBefore } from "./attribute-english.ts";
import { contentStart, resolve, thatAfter, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import { tellsOfBefore } from "./reach-back.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";

const PASSIVE = /^(was|were|been|being|be|is|are|politely|kindly|gently)$/u;

const CONTACTED =
  /^(called|phoned|rang|contacted|visited|approached|asked|telephoned|to|with|at)$/u;
const TOLD_TO = /^(told|informed|assured|advised|warned|promised|notified)$/u;

/** “were told”, “were repeatedly told” */
export function isPassiveBefore(work: Work, at: number): boolean {
  const adverb = /^\p{L}{3,}ly$|^(also|never|once|twice|often|later|already|again)$/u.test(
    wordAt(work, at - 1),
  );
  return PASSIVE.test(wordAt(work, at - 1)) || (adverb && PASSIVE.test(wordAt(work, at - 2)));
}

/** “At the akimat, we were told …”, “I called the akimat and was told …”: the only authority before it. */
function askedBefore(work: Work, at: number): SpeakerPhrase | null {
  const named = work.phrases.filter(
    (p) => p.to < at && p.role !== "self" && p.role !== "pronoun" && !p.isNameOnly,
  );
  const [only] = named;
  if (named.length !== 1 || only?.role !== "official" || at - only.to > 8) return null;
  if (only.from <= 2 && only.oblique) return only;
  return CONTACTED.test(wordAt(work, only.from - 1)) || CONTACTED.test(wordAt(work, only.from - 2))
    ? only
    : null;
}

/** “This was stated by the press service.”: of the words before. */
function saidBy(work: Work, cue: CueHit, at: number, to: number): void {
  if (wordAt(work, to + 1) !== "by" || !tellsOfBefore(work.document, work.segment)) return;
  const phrase = work.phrases.find((p) => p.from > to && p.from - to <= 4);
  const speaker = phrase ? resolve(work, phrase, "", true) : null;
  if (!phrase || !speaker) return;
  const { end } = work.segment;
  work.out.push({ speaker, cue, at, denies: false, phrase, carried: false, start: end, end });
}

/** “We were told at the station that …”, “she was informed by the police that …”: who told stands after, or is not known. */
export function toldTo(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment } = work;
  if (!TOLD_TO.test(work.document.tokens.words[cue.end]?.text ?? ""))
    return saidBy(work, cue, at, to);
  const that = thatAfter(work, to);
  const quote = segment.quotes.find((q) => q.at > to && q.at - to <= 8);
  const before = that === null && !quote ? toldBefore(work, at, to) : null;
  if (that === null && !quote && !before) return;
  const until = that ?? quote?.at ?? to;
  const phrase =
    work.phrases.find((p) => p.from > to && p.to < until && p.oblique) ?? askedBefore(work, at);
  const there = /^(there|here)$/u.test(
    work.document.tokens.words[segment.tokens[0] as number]?.text ?? "",
  );
  const speaker = phrase
    ? resolve(work, phrase)
    : ((there ? work.memory.lastBody : null) ?? work.memory.interlocutor(work.container));
  const base = { cue, at, denies: false, phrase, carried: false };
  const nobody: Speaker = { name: null, role: "unknown" };
  if (before) {
    work.out.push({ ...base, speaker: speaker ?? nobody, ...before });
    return;
  }
  const start =
    that !== null && that < segment.tokens.length ? contentStart(work, that) : segment.end;
  work.out.push({ ...base, speaker: speaker ?? nobody, start, end: segment.end });
}
