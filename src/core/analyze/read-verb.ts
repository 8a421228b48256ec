import type { CueHit, Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** What may be a Russian verb in the past or the present by its end. */
export const RUSSIAN_VERB = /^\p{Ll}{2,}(л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится)$/u;

/** The verb of a cue that may be several words: “стоят на своём”, “не сомневаются”. */
export function verbOf(document: Document, cue: CueHit): string {
  const textOf = (token: number): string => document.tokens.words[token]?.text ?? "";
  for (let i = cue.start; i < cue.end; i++)
    if (RUSSIAN_VERB.test(textOf(i)) && cue.kind !== "crowd") return textOf(i);
  return textOf(cue.end);
}

/** “как сообщили в полиции”, “as the police said” */
export function isAsReported(
  document: Document,
  segment: Segment,
  at: number,
  phrase: SpeakerPhrase | null,
): boolean {
  const earliest = phrase && phrase.to < at ? phrase.from : at;
  for (let i = Math.max(0, earliest - 3); i < at; i++) {
    const word = document.tokens.words[segment.tokens[i] as number]?.text;
    if (word === "как" || word === "as") return true;
  }
  return false;
}
