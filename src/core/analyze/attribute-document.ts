import { ownerOfNoun } from "./attribute-english.ts";
import { gapAfter, gapBefore, resolve, tokenEnd, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Speaker } from "../types.ts";

/** What somebody writes and what then “says” things by itself. */
const WRITTEN =
  /^(?:statement|report|letter|reply|answer|response|message|post|document|text|order|ruling|certificate|notice|decision|circular|protocol|comment|appeal|complaint|petition|memo|paper|release|study|survey|conclusion|verdict|judgment|judgement|indictment|decree|resolution|tweet|caption|leaflet|submission|review|opinion|publication|article|brochure|telegram|note)s?$/u;
const BEFORE_NOUN = /^(?:the|its|their|his|her|this|that|same|brief|short|written|official|a)$/u;

/** Is the word at a place one for a paper: “according to the reply”? */
export function isWritten(work: Work, position: number): boolean {
  return WRITTEN.test(wordAt(work, position));
}

/** Is the phrase in the possessive: “the ministry's view”? */
export function isPossessive(work: Work, phrase: SpeakerPhrase): boolean {
  return /(?:['’]s|s['’])$/u.test(wordAt(work, phrase.to));
}

/**
 * “No violations were found, the document says.”: the words before are those of whoever wrote it.
 * @returns whether the sentence was read so.
 */
export function documentSays(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (!WRITTEN.test(wordAt(work, at)) || to + 1 < work.segment.tokens.length) return false;
  const own = work.phrases.find((p) => p.to === at - 1 && isPossessive(work, p));
  let from = own?.from ?? at;
  while (from > 0 && BEFORE_NOUN.test(wordAt(work, from - 1))) from--;
  if (from === 0 || !/,\s*$/u.test(gapBefore(work, from))) return false;
  const { memory } = work;
  const speaker = own
    ? resolve(work, own)
    : (memory.author ?? memory.lastBody ?? memory.correspondent);
  if (!speaker) return false;
  const { start } = work.segment;
  const end = tokenEnd(work, from - 1);
  work.out.push({
    speaker,
    cue,
    at,
    denies: false,
    phrase: own ?? null,
    carried: !own,
    start,
    end,
  });
  return true;
}

/** “A message appeared in the department's channel”, “… on the website of the akimat”. */
function appearsAt(work: Work, phrase: SpeakerPhrase, at: number): boolean {
  if (phrase.role !== "official" || phrase.from <= at || phrase.from - at > 10) return false;
  return [1, 2].some((back) => /^(?:in|on)$/u.test(wordAt(work, phrase.from - back)));
}

/** Who wrote what a sentence tells of: “the foundation published its report”, “a letter from the akimat”. */
export function authorOf(work: Work): Speaker | null {
  const { segment, phrases } = work;
  const at = segment.tokens.findIndex((_, i) => WRITTEN.test(wordAt(work, i)));
  if (at < 0) return null;
  const named = (p: SpeakerPhrase): boolean =>
    p.role === "official" || p.role === "activist" || p.role === "other";
  const owner =
    phrases.find((p) => p.to < at && at - p.to <= 3 && isPossessive(work, p)) ??
    ownerOfNoun(work, at) ??
    phrases.find((p) => appearsAt(work, p, at)) ??
    phrases.find((p) => !p.oblique && named(p));
  if (!owner || !named(owner) || /["“«]/u.test(gapAfter(work, at))) return null;
  return { name: owner.name, authorityId: owner.authorityId, role: owner.role as Speaker["role"] };
}
