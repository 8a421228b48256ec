import { FormTable } from "../text/form-table.ts";
import { foldKazakh, normaliseWord } from "./normalise-word.ts";
import { transliterateRussian } from "./transliterate-russian.ts";
import type { CompiledLexicon, CompiledPattern, Sequence } from "./compile-lexicon.ts";

/** How Latin letters of a sentence are read. */
export type LatinReading = "english" | "kazakh" | "russian";

/** What is known of a word form; shared between all its occurrences. */
export interface Word {
  /** Its place in tables of what else is known of words: no other word that is in use has it, nearly always. */
  number: number;
  /** Normalised reading. */
  text: string;
  /** Word positions of the lexicon's patterns that this form fits. */
  elems: number[];
  /** Those of `elems` that another word's sequence asks the sentence for. */
  offers: readonly number[];
  /** What is looked for around this form: patterns that tell something by themselves … */
  telling: Triggered;
  /** … and patterns that rules depend on, read only where such a rule fits. */
  conditions: Triggered;
  shape: "lower" | "title" | "upper" | "other";
}

/** Sequences that a word sets off, with the partner of each: side by side, as most end with a look at the partner. */
export interface Triggered {
  sequences: readonly Sequence[];
  partners: readonly number[];
}

/** Words in document order; offsets are UTF-16 code units into the source text. */
export interface TokenList {
  length: number;
  starts: Int32Array;
  ends: Int32Array;
  words: Word[];
  /** Sentence of each token. */
  sentences: Int32Array;
  /** First token of each sentence. */
  sentenceStarts: number[];
}

export interface RawTokens {
  length: number;
  starts: Int32Array;
  ends: Int32Array;
}

const OTHER = 0;
const LETTER = 1;
const JOINER = 2;
const INVISIBLE = 3;
const MASK = 4;
const classes = new Uint8Array(65_536);
for (let code = 0; code < 65_536; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(char)) classes[code] = LETTER;
  else if (/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u.test(char)) classes[code] = INVISIBLE;
  else if (/['’ʼ`‐‑-]/u.test(char)) classes[code] = JOINER;
  else if (char === "*" || char === "@" || char === "$" || char === "+") classes[code] = MASK;
}

/** Splits text into words: letters, digits, inner hyphens and apostrophes, invisible and masking characters within. */
export function findTokens(text: string): RawTokens {
  let capacity = Math.max(16, text.length >> 2);
  let starts: Int32Array = new Int32Array(capacity);
  let ends: Int32Array = new Int32Array(capacity);
  let length = 0;
  let at = 0;
  while (at < text.length) {
    if (classes[text.charCodeAt(at)] !== LETTER) {
      at++;
      continue;
    }
    const end = wordEnd(text, at);
    if (length === capacity) {
      capacity *= 2;
      starts = grow(starts, capacity);
      ends = grow(ends, capacity);
    }
    starts[length] = at;
    ends[length] = end;
    length++;
    at = end;
  }
  return { length, starts, ends };
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const kind = classes[text.charCodeAt(end)];
    if (kind === LETTER || kind === INVISIBLE) end++;
    else if (kind === OTHER) break;
    else {
      const next = afterJoiner(text, end, kind === MASK);
      if (next === end) break;
      end = next;
    }
  }
  return end;
}

/** A joiner or a mask belongs to the word when letters follow; a hyphen at a line's end when the word goes on in lower case. */
function afterJoiner(text: string, at: number, mask: boolean): number {
  let next = at + 1;
  if (mask) while (next < at + 6 && classes[text.charCodeAt(next)] === MASK) next++;
  if (classes[text.charCodeAt(next)] === LETTER) return next + 1;
  if (text[at] === "-" && /[\r\n]/u.test(text[next] ?? "")) {
    while (text[next] === "\r" || text[next] === "\n") next++;
    if (next - at <= 3 && /\p{Ll}/u.test(text[next] ?? "")) return next + 1;
  }
  // “вы- явлено”: a word torn by a text layer; “двух- и трёхкомнатные” is not one
  if (
    text[at] === "-" &&
    text[next] === " " &&
    /^\p{Ll}{3,}/u.test(text.slice(next + 1, next + 5)) &&
    /\p{Ll}/u.test(text[at - 1] ?? "")
  ) {
    return next + 2;
  }
  return at;
}

function grow(source: Int32Array, capacity: number): Int32Array {
  const bigger = new Int32Array(capacity);
  bigger.set(source);
  return bigger;
}

/** Forms kept per compiled lexicon; forgotten all at once when full, so that memory stays flat. */
const CACHE_LIMIT = 60_000;
const caches = new WeakMap<CompiledLexicon, Record<LatinReading, FormTable<Word>>>();

/** @returns a reader of word forms that remembers what it has seen. `toKazakh` turns Latin Kazakh into Cyrillic. */
export function wordReader(
  lexicon: CompiledLexicon,
  toKazakh: (word: string) => string,
): (text: string, start: number, end: number, reading: LatinReading) => Word {
  let cache = caches.get(lexicon);
  if (!cache) {
    const table = (): FormTable<Word> => new FormTable(CACHE_LIMIT);
    cache = { english: table(), kazakh: table(), russian: table() };
    caches.set(lexicon, cache);
  }
  const tables = cache;
  return (text, start, end, reading) => {
    const table = tables[reading];
    const known = table.get(text, start, end);
    if (known) return known;
    const word = readWord(text.slice(start, end), reading, lexicon, toKazakh);
    table.add(text, start, end, word);
    return word;
  };
}

let wordsRead = 0;

function readWord(
  surface: string,
  reading: LatinReading,
  lexicon: CompiledLexicon,
  toKazakh: (word: string) => string,
): Word {
  const normal = surface.length > 64 ? surface.slice(0, 64).toLowerCase() : normaliseWord(surface);
  const found = new Set<number>();
  const latin = /[a-z]/u.test(normal) && !/[\u0400-\u052f]/u.test(normal);
  let text = normal;
  if (!latin || reading === "english") {
    if (latin || /-|^\d/u.test(normal)) lexicon.tries.en.find(normal, found);
    if (!latin) findCyrillic(normal, lexicon, found);
  } else if (reading === "kazakh") {
    text = toKazakh(normal);
    lexicon.tries.kk.find(text, found);
    lexicon.tries.ru.find(text, found);
    // a short English sentence can be taken for Latin Kazakh
    lexicon.tries.en.find(normal, found);
  } else {
    text = transliterateRussian(normal);
    lexicon.tries.ru.find(text, found);
  }
  const elems = [...found].sort((a, b) => a - b);
  const sequences = elems.flatMap((elem) => lexicon.sequencesByElem[elem] ?? []);
  const telling = sequences.filter(({ pattern }) => isTelling(lexicon.patterns[pattern]));
  const conditions = sequences.filter(({ pattern }) => lexicon.patterns[pattern]?.isCondition);
  const offers = elems.filter((elem) => lexicon.partners.has(elem));
  return {
    number: wordsRead++,
    text,
    elems,
    offers: offers.length === 0 ? NO_NUMBERS : offers,
    telling: toTriggered(telling),
    conditions: toTriggered(conditions),
    shape: shapeOf(surface),
  };
}

const NO_NUMBERS: readonly number[] = [];
const NOTHING: Triggered = { sequences: [], partners: NO_NUMBERS };

function toTriggered(sequences: readonly Sequence[]): Triggered {
  if (sequences.length === 0) return NOTHING;
  return { sequences, partners: sequences.map(({ partner }) => partner) };
}

function isTelling(pattern: CompiledPattern | undefined): boolean {
  return pattern !== undefined && (pattern.cues.length > 0 || pattern.rules.length > 0);
}

function findCyrillic(word: string, lexicon: CompiledLexicon, found: Set<number>): void {
  lexicon.tries.ru.find(word, found);
  lexicon.tries.kk.find(word, found);
  // a Russian word typed with Kazakh look-alikes (“полиція”) is found by its plain letters
  if (found.size === 0 && /[іү]/u.test(word)) lexicon.tries.ru.find(foldKazakh(word), found);
}

function shapeOf(surface: string): Word["shape"] {
  const first = surface[0] ?? "";
  if (/\p{Lu}/u.test(first)) {
    if (surface.length > 1 && !/\p{Ll}/u.test(surface) && /\p{L}/u.test(surface.slice(1)))
      return "upper";
    return "title";
  }
  return /\p{Ll}/u.test(first) ? "lower" : "other";
}
