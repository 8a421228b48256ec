import { stemEnglish } from "../text/stem-english.ts";
import { stemKazakh } from "../text/stem-kazakh.ts";
import { stemRussian } from "../text/stem-russian.ts";

/** Shortest and longest run of letters that counts; edges of the word are letters too. */
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** A word longer than this is noise. */
const LONGEST_WORD = 40;

/**
 * The key that the forms of one word share. The letters choose the stemmer, not the sentence, so that a word has one
 * stem wherever it stands. `word` is a normalised reading. Pure.
 */
export function stemOf(word: string): string {
  if (/\p{N}/u.test(word)) return "0";
  if (/[әғқңөұүһі]/u.test(word)) return stemKazakh(word);
  return /[\u0400-\u052f]/u.test(word) ? stemRussian(word) : stemEnglish(word);
}

/** Runs of three to five letters of the word with its edges, each once: `<по`, `поли`, `ция>`. Pure. */
export function gramsOf(word: string): string[] {
  if (word.length > LONGEST_WORD || /\p{N}/u.test(word)) return [];
  const edged = `<${word}>`;
  const grams = new Set<string>();
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++)
    for (let at = 0; at + size <= edged.length; at++) {
      const gram = edged.slice(at, at + size);
      if (gram !== edged) grams.add(gram);
    }
  return [...grams];
}
