import { atomsOf } from "./compile-gazetteer.ts";
import type { CompiledGazetteer, Phrase, Term, TrieNode } from "./compile-gazetteer.ts";
import { composeMentions } from "./compose-mentions.ts";
import { isBreak } from "./entity-mention.ts";
import type { EntityMention, Hit } from "./entity-mention.ts";
import { findWords } from "./read-words.ts";
import type { Words } from "./read-words.ts";

export type { EntityMention } from "./entity-mention.ts";

export interface FindEntitiesOptions {
  /** Day the text is of, YYYY-MM-DD: names and districts are those of that day. Default: today's. */
  on?: string;
}

/**
 * All mentions in document order, without overlaps, the longest where several fit. Russian and Kazakh case
 * forms, Latin Kazakh and Kazakh without special letters are understood. A kind of authority beside a place
 * becomes that place's authority («карагандинские полицейские» → kz-police-karaganda). Linear in the length of
 * the text. Pure, but for the memory of word forms inside `gazetteer`.
 */
export function findEntities(
  text: string,
  gazetteer: CompiledGazetteer,
  options: FindEntitiesOptions = {},
): EntityMention[] {
  const words = findWords(text);
  const hits = findHits(text, words, gazetteer);
  if (hits.length === 0) return [];
  return composeMentions(text, words, hits, gazetteer, options.on ?? null);
}

function findHits(text: string, words: Words, gazetteer: CompiledGazetteer): Hit[] {
  const atoms: (readonly number[])[] = [];
  for (let i = 0; i < words.length; i++)
    atoms.push(atomsOf(text, words.starts[i] as number, words.ends[i] as number, gazetteer));
  const prefersKazakh = /[әғқңұүһ]/iu.test(text.slice(0, 2000));
  const hits: Hit[] = [];
  for (let i = 0; i < words.length; i++) {
    if (atoms[i]?.length === 0) continue;
    const hit = longestAt(text, words, atoms, i, gazetteer.root, prefersKazakh);
    if (!hit) continue;
    hits.push(hit);
    i = hit.last;
  }
  return hits;
}

function longestAt(
  text: string,
  words: Words,
  atoms: readonly (readonly number[])[],
  first: number,
  root: TrieNode,
  prefersKazakh: boolean,
): Hit | null {
  let capital: boolean | null = null;
  let states: TrieNode[] = [root];
  let best: Hit | null = null;
  for (let at = first; at < words.length && states.length > 0; at++) {
    if (at > first && isBreak(text, words, at)) break;
    const next: TrieNode[] = [];
    for (const state of states) {
      for (const atom of atoms[at] as readonly number[]) {
        const child = state.next?.get(atom);
        if (child) next.push(child);
      }
    }
    if (next.length === 0) break;
    capital ??= beginsAsName(text, words.starts[first] as number);
    const phrase = pick(next, capital, prefersKazakh);
    if (phrase) best = { first, last: at, term: phrase.term, language: phrase.language };
    states = next;
  }
  return best;
}

function beginsAsName(text: string, start: number): boolean {
  return /^\p{Lu}|^[\p{Ll}\d]\p{Lu}/u.test(text.slice(start, start + 4));
}

/** Of phrases with the same words: people and places by name before kinds, then the language of the text. */
function pick(nodes: readonly TrieNode[], capital: boolean, prefersKazakh: boolean): Phrase | null {
  let best: Phrase | null = null;
  for (const node of nodes) {
    for (const phrase of node.phrases) {
      if (phrase.capital && !capital) continue;
      if (!best || rank(phrase, prefersKazakh) > rank(best, prefersKazakh)) best = phrase;
    }
  }
  return best;
}

const SPECIFICITY: Record<Term["kind"], number> = {
  person: 14,
  place: 12,
  organisation: 10,
  media: 10,
  authority: 8,
  body: 6,
  role: 4,
  "context-place": 2,
  foreign: 11,
};

function rank(phrase: Phrase, prefersKazakh: boolean): number {
  return (
    SPECIFICITY[phrase.term.kind] + (phrase.language === (prefersKazakh ? "kk" : "ru") ? 1 : 0)
  );
}
