import type { Document } from "./document.ts";
import { findPhrases } from "./find-mentions.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** A sentence is looked at no further than this. */
const LOOK = 300;
/** “Not for the police.”, “One that eats into the young.”: an afterthought that only its speaker can have. */
const AFTERTHOUGHT =
  /^(?:not|nor|and not|or|only|just|merely|simply|because|one (?:that|who|which)|ones (?:that|who)|those who|at most|for now|full stop|period)(?![\p{L}\p{N}])/iu;
const MAX_AFTERTHOUGHT = 14;
/** Reported thought goes on in the tense of what was reported: “As for the arrests, they had been necessary.” */
const BACKSHIFT =
  /(?<!\p{L})(?:had(?: not| only| merely| simply| also)? (?:been|\p{L}+(?:ed|en|ne|ught|ld|id))|would|could|was to|were to)(?!\p{L})/iu;
/** “An hour later: no dead.”, “At three: one dead.” */
const LATER =
  /^(?:(?:an?|one|two|three|four|five|some|few) )?(?:(?:few |little )?(?:hours?|minutes?|days?|moments?|while) later|after (?:a|an|some|another) [\p{L} ]{3,20}|at [\p{L}\d:.]+(?: [\p{L}]+)?|later|then|finally|by (?:noon|evening|night|morning)|in the evening)\s*:\s/iu;
/** “Deputy X does not mince words.”: what follows is theirs, unmarked. */
const ANNOUNCES =
  /(?:do(?:es)?|did)(?:n['’]t| not) (?:mince|hold back|beat about|hide (?:his|her|their))|minces? no words|(?:is|was) (?:blunt|categorical|adamant|unequivocal|emphatic|outspoken)|(?:has|had|offers|offered) (?:his|her|their|an?|its) (?:own |simple |different )*(?:explanation|answer|theory|recipe|remedy|version)/iu;
const PRESENT =
  /(?<!\p{L})(?:should|must|will|shall|is|are|has|have|does|do|let|can|cannot|ought|need|nobody|we|you|i)(?!\p{L})/iu;

/** Where speech that no word marks goes on in a sentence, as an offset; null where it does not. English. Pure. */
export function speechGoesOn(
  document: Document,
  segment: Segment,
  since: "reported" | "announced",
): number | null {
  const text = document.text.slice(segment.start, Math.min(segment.end, segment.start + LOOK));
  if (!/[a-z]/iu.test(text) || /\p{Script=Cyrillic}/u.test(text)) return null;
  const later = LATER.exec(text);
  if (later) return segment.start + later[0].length;
  const phrases = findPhrases(document, segment);
  if (since === "announced")
    return PRESENT.test(text) && !phrases.some((p) => isSubject(document, segment, p))
      ? segment.start
      : null;
  if (AFTERTHOUGHT.test(text) && segment.tokens.length <= MAX_AFTERTHOUGHT) return segment.start;
  if (!BACKSHIFT.test(text)) return null;
  return phrases.some((phrase) => phrase.role !== "pronoun") ? null : segment.start;
}

/** Somebody by name or office who does what the sentence tells. */
function isSubject(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  if (phrase.oblique || phrase.role === "pronoun" || phrase.role === "self") return false;
  const next = segment.tokens[phrase.to + 1];
  const word = next === undefined ? "" : (document.tokens.words[next]?.text ?? "");
  return /(?:ed|said|left|went|came|took|made|was|were|had)$/u.test(word);
}

/** Does the sentence only bring on a speaker, whose words follow without marks? English. */
export function announcesSpeech(document: Document, segment: Segment): boolean {
  return ANNOUNCES.test(
    document.text.slice(segment.start, Math.min(segment.end, segment.start + LOOK)),
  );
}
