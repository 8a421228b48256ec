import type { Document } from "../analyze/document.ts";
import type { Word } from "../analyze/tokenise.ts";
import { isAsked, isName, KIND, listWordFeatures, normOf, VALUE } from "./list-features.ts";
import type { LearnedModel } from "./model-schema.ts";
import { readWeights } from "./score-features.ts";
import { stemOf } from "./word-features.ts";
import { readGroups } from "./word-groups.ts";

/** Words remembered per model; forgotten all at once when full, so that memory stays flat. */
const CACHE_LIMIT = 60_000;

type Weights = Float32Array;

interface KnownWord {
  /** Number of the stem among the stems that have neighbours with weights; -1 for none. */
  stem: number;
  plain: Weights | null;
  asName: Weights | null;
}

/** A model ready to score: one array of weights for each distinct word, looked up once. */
export interface CompiledModel {
  model: LearnedModel;
  size: number;
  wordOf(word: Word): KnownWord;
  /** Weights of two stems side by side, and with one word between. */
  pairs: Map<number, Weights>[];
  skips: Map<number, Weights>[];
  question: Weights | null;
}

const compiled = new WeakMap<LearnedModel, CompiledModel>();

/** Built once for each model object and remembered. */
export function compileModel(model: LearnedModel): CompiledModel {
  const known = compiled.get(model);
  if (known) return known;
  const made = buildModel(model);
  compiled.set(model, made);
  return made;
}

function buildModel(model: LearnedModel): CompiledModel {
  const size = model.labels.length;
  const stems = new Map<string, number>();
  const pairs: Map<number, Weights>[] = [];
  const skips: Map<number, Weights>[] = [];
  const single = new Map<string, Weights>();
  const numberOf = (stem: string): number => {
    let number = stems.get(stem);
    if (number === undefined) stems.set(stem, (number = stems.size));
    return number;
  };
  for (const [name, text] of Object.entries(model.features)) {
    const weights = readWeights(text, size);
    const kind = name.slice(0, 2);
    if (kind !== KIND.pair && kind !== KIND.skip) single.set(name, weights);
    else {
      const [left = "", right = ""] = name.slice(2).split(" ");
      const table = kind === KIND.pair ? pairs : skips;
      (table[numberOf(left)] ??= new Map()).set(numberOf(right), weights);
    }
  }
  return {
    model,
    size,
    pairs,
    skips,
    question: single.get(`${KIND.mark}?`) ?? null,
    wordOf: rememberWords(model, single, stems, size),
  };
}

function rememberWords(
  model: LearnedModel,
  single: Map<string, Weights>,
  stems: Map<string, number>,
  size: number,
): (word: Word) => KnownWord {
  const groupsOf = readGroups(model.groups);
  const cache = new Map<string, KnownWord>();
  const sum = (features: [string, number][]): Weights | null => {
    let total: Weights | null = null;
    for (const [name, value] of features) {
      const weights = single.get(name);
      if (!weights) continue;
      total ??= new Float32Array(size);
      for (let i = 0; i < size; i++)
        total[i] = (total[i] as number) + value * (weights[i] as number);
    }
    return total;
  };
  return ({ text }) => {
    const known = cache.get(text);
    if (known) return known;
    const stem = stemOf(text);
    const groups = groupsOf(text).map((name): [string, number] => [KIND.group + name, VALUE.group]);
    const word: KnownWord = {
      stem: stems.get(stem) ?? -1,
      plain: sum(listWordFeatures(text, stem, groupsOf)),
      asName: sum([[KIND.name + stem, VALUE.name], ...groups]),
    };
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, word);
    return word;
  };
}

/** Score of each label for one voice's words in one sentence, before any calibration. Pure. */
export function scoreUnit(
  compiledModel: CompiledModel,
  document: Document,
  unit: readonly number[],
): Float64Array {
  const { model, size } = compiledModel;
  const scores = new Float64Array(size);
  forEachWeight(compiledModel, document, unit, (weights, value) => {
    for (let i = 0; i < size; i++)
      scores[i] = (scores[i] as number) + value * (weights[i] as number);
  });
  const norm = normOf(unit.length);
  for (let i = 0; i < size; i++)
    scores[i] = (scores[i] as number) / norm + (model.biases[i] as number);
  return scores;
}

/** What each word of the unit, with its share of its neighbours' weights, adds to the score of one label. */
export function shareOfWords(
  compiledModel: CompiledModel,
  document: Document,
  unit: readonly number[],
  label: number,
): Float64Array {
  const shares = new Float64Array(unit.length);
  const norm = normOf(unit.length);
  forEachWeight(compiledModel, document, unit, (weights, value, first, second) => {
    const part = (value * (weights[label] as number)) / norm;
    if (first === second) shares[first] = (shares[first] as number) + part;
    else for (const at of [first, second]) shares[at] = (shares[at] as number) + part / 2;
  });
  return shares;
}

function forEachWeight(
  { wordOf, pairs, skips, question }: CompiledModel,
  document: Document,
  unit: readonly number[],
  take: (weights: Weights, value: number, first: number, second: number) => void,
): void {
  let before = -1;
  let beforeThat = -1;
  for (let i = 0; i < unit.length; i++) {
    const token = unit[i] as number;
    const word = document.tokens.words[token] as Word;
    const known = wordOf(word);
    const name = word.shape === "title" && isName(document, token);
    const own = name ? known.asName : known.plain;
    if (own) take(own, 1, i, i);
    const stem = name ? -1 : known.stem;
    if (stem >= 0) {
      const pair = before >= 0 ? pairs[before]?.get(stem) : undefined;
      if (pair) take(pair, VALUE.pair, i - 1, i);
      const skip = beforeThat >= 0 ? skips[beforeThat]?.get(stem) : undefined;
      if (skip) take(skip, VALUE.pair, i - 2, i);
    }
    beforeThat = before;
    before = stem;
  }
  const last = unit.length - 1;
  if (question && last >= 0 && isAsked(document, unit[last] as number))
    take(question, VALUE.mark, last, last);
}
