import { between } from "../analyze/document.ts";
import type { Document } from "../analyze/document.ts";
import { gramsOf, stemOf } from "./word-features.ts";

/**
 * Feature names begin with their kind: word, word written like a name, letters, group, two groups
 * in one sentence, neighbours, neighbours but one, mark.
 */
export const KIND = {
  word: "w ",
  name: "n ",
  grams: "g ",
  group: "c ",
  groups: "u ",
  pair: "p ",
  skip: "s ",
  mark: "m ",
} as const;
/** What one feature of a kind counts. */
export const VALUE = {
  word: 2,
  name: 1,
  grams: 0.9,
  group: 3,
  groups: 1.5,
  pair: 1,
  mark: 1,
} as const;

/** Groups of a thesaurus (`t-bruise`) are too many to be counted in pairs. */
export const isPaired = (group: string): boolean => !group.startsWith("t-");

/** Words of a group, by normalised word. */
export type GroupsOf = (word: string) => string[];

/** Is the word written like a name: a capital where no sentence or quotation begins? */
export function isName(document: Document, token: number): boolean {
  const { tokens } = document;
  if (tokens.words[token]?.shape !== "title") return false;
  if (tokens.sentenceStarts[tokens.sentences[token] as number] === token) return false;
  const to = tokens.starts[token] as number;
  for (let at = tokens.ends[token - 1] as number; at < to; at++)
    if (!SPACES.has(document.text.charCodeAt(at))) return false;
  return true;
}

/** Space, tabulator, line ends, no-break space. */
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xa0]);

/** A sentence of fewer words counts as one of so many: two words alone prove little. */
const LEAST_NORM = 8;

/** By how much the features of so many words are divided, so that long sentences do not shout. */
export function normOf(words: number): number {
  return Math.sqrt(Math.max(words, LEAST_NORM));
}

/** Features of one word by itself, with what each counts. Pure. */
export function listWordFeatures(
  word: string,
  stem: string,
  groupsOf: GroupsOf,
): [string, number][] {
  return [
    [KIND.word + stem, VALUE.word],
    ...gramsOf(word).map((gram): [string, number] => [KIND.grams + gram, VALUE.grams]),
    ...groupsOf(word).map((group): [string, number] => [KIND.group + group, VALUE.group]),
  ];
}

/**
 * The features of one voice's words in one sentence, by name. `score-unit.ts` computes the same sums without names. A word
 * written like a name counts as itself alone: what surrounds it is not learned from it, and its letters are nobody's business. Pure.
 */
export function listFeatures(
  document: Document,
  unit: readonly number[],
  groupsOf: GroupsOf,
): Map<string, number> {
  const features = new Map<string, number>();
  const norm = normOf(unit.length);
  const add = (name: string, value: number): void => {
    features.set(name, (features.get(name) ?? 0) + value / norm);
  };
  const groups = new Set<string>();
  const stems = unit.map((token): string | null => {
    const { text } = document.tokens.words[token] as { text: string };
    const stem = stemOf(text);
    const own = groupsOf(text);
    for (const group of own) if (isPaired(group)) groups.add(group);
    if (isName(document, token)) {
      add(KIND.name + stem, VALUE.name);
      for (const group of own) add(KIND.group + group, VALUE.group);
      return null;
    }
    for (const [name, value] of listWordFeatures(text, stem, groupsOf)) add(name, value);
    return stem;
  });
  stems.forEach((stem, i) => {
    const [next, afterNext] = [stems[i + 1], stems[i + 2]];
    if (stem && next) add(`${KIND.pair}${stem} ${next}`, VALUE.pair);
    if (stem && afterNext) add(`${KIND.skip}${stem} ${afterNext}`, VALUE.pair);
  });
  for (const first of groups)
    for (const second of groups)
      if (first < second) add(`${KIND.groups}${first} ${second}`, VALUE.groups);
  if (isAsked(document, unit.at(-1) as number)) add(`${KIND.mark}?`, VALUE.mark);
  return features;
}

/** A question mark follows the last word. */
export function isAsked(document: Document, last: number): boolean {
  return between(document, last, last + 1)
    .slice(0, 3)
    .includes("?");
}
