import { findWords, keysOfNameWord, keysOfWord } from "../gazetteer/read-words.ts";
import { personKey } from "../text/person-key.ts";

/** A word's keys for meeting its other forms: stems of each language, and `s:` its shape over scripts and cases. */
const CACHE_LIMIT = 60_000;
const cache = new Map<string, readonly string[]>();

/** @returns the keys a word of a text can be met under. */
export function textKeys(surface: string): readonly string[] {
  const known = cache.get(surface);
  if (known) return known;
  const keys = keysOfWord(surface).filter((key) => !key.startsWith("="));
  const shape = personKey(surface);
  if (shape.length >= 3) keys.push(`s:${shape}`);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(surface, keys);
  return keys;
}

/** A name as it will be looked for: the keys of each of its words, and whether the word has a capital. */
export interface NamePattern {
  name: string;
  words: { keys: ReadonlySet<string>; capital: boolean; shape: string }[];
}

/** @returns null for a name without words. */
export function namePattern(name: string): NamePattern | null {
  const found = findWords(name);
  const words: NamePattern["words"] = [];
  for (let i = 0; i < found.length; i++) {
    const surface = name.slice(found.starts[i], found.ends[i]);
    const keys = new Set<string>();
    for (const language of ["ru", "kk", "en"] as const) {
      for (const key of keysOfNameWord(surface, language, false))
        if (!key.startsWith("=")) keys.add(key);
    }
    keys.add(`w:${surface.toLowerCase()}`);
    const shape = personKey(surface);
    if (shape.length >= 3) keys.add(`s:${shape}`);
    words.push({ keys, capital: /^\p{Lu}/u.test(surface), shape });
  }
  return words.length === 0 ? null : { name, words };
}

/** Words of a text with their keys, ready to be searched for names. */
export interface IndexedText {
  text: string;
  starts: readonly number[];
  ends: readonly number[];
  positions: ReadonlyMap<string, readonly number[]>;
  /** 1 where the word begins with a capital. */
  capitals: Uint8Array;
  /** Shapes of long capitalised words, which a misspelled name may be near to, with their word numbers. */
  longShapes: readonly (readonly [shape: string, at: number])[];
}

export function indexText(text: string): IndexedText {
  const words = findWords(text);
  const positions = new Map<string, number[]>();
  const capitals = new Uint8Array(words.length);
  const longShapes: [string, number][] = [];
  for (let i = 0; i < words.length; i++) {
    const surface = text.slice(words.starts[i], words.ends[i]);
    if (/^\p{Lu}/u.test(surface)) capitals[i] = 1;
    for (const key of textKeys(surface)) {
      const list = positions.get(key);
      if (!list) positions.set(key, [i]);
      else if (list.at(-1) !== i) list.push(i);
      if (capitals[i] && key.startsWith("s:") && key.length >= 9)
        longShapes.push([key.slice(2), i]);
    }
  }
  return { text, starts: words.starts, ends: words.ends, positions, capitals, longShapes };
}

/** Word numbers at which the whole name stands (first word of each), in order. */
export function findName(pattern: NamePattern, index: IndexedText): number[] {
  const first = pattern.words[0] as NamePattern["words"][number];
  const starts = positionsOf(first, index);
  return starts.filter((at) =>
    pattern.words.every((word, i) => i === 0 || positionsOf(word, index).includes(at + i)),
  );
}

/** Word numbers at which one word of a name stands, capitals respected. */
export function positionsOf(word: NamePattern["words"][number], index: IndexedText): number[] {
  const found = new Set<number>();
  for (const key of word.keys) for (const at of index.positions.get(key) ?? []) found.add(at);
  const list = [...found].filter((at) => !word.capital || startsWithCapital(index, at));
  return list.toSorted((a, b) => a - b);
}

export function startsWithCapital(index: IndexedText, at: number): boolean {
  return index.capitals[at] === 1;
}
