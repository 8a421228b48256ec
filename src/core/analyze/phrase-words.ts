import type { Document } from "./document.ts";
import type { Segment } from "./read-segments.ts";

/** Words that may stand between the parts of one phrase. */
export const LINKS = new Set([
  "стороны",
  "адрес",
  "участием",
  "of",
  "for",
  "the",
  "по",
  "и",
  "города",
  "области",
  "района",
  "and",
  "'s",
  "'s",
  "a",
  "an",
]);

/** Prepositions of places. */
export const LOCATIVE = new Set(["в", "во", "на", "at", "in"]);

/** Adjectives and genitives that stand inside such phrases: городского, внутренней, облыстық, regional. */
export function isModifier(word: string): boolean {
  return /(ого|его|ой|ей|ом|ым|им|ых|их|ую|ский|ных|ного|ния|ии|ия|ный|ская|ский|ские|ского|ской|тік|дік|лық|лік|ның|нің|дың|дің|тың|тің|ал|al|ic|ty|ional|local|city)$/u.test(
    word,
  );
}

/** Is the segment Kazakh by its first word's sentence? */
export function isKazakh(document: Document, segment: Segment): boolean {
  const sentence = document.tokens.sentences[segment.tokens[0] ?? 0] ?? 0;
  return document.languages[sentence] === "kk";
}
