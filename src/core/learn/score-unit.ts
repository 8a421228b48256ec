import type { Document } from "../analyze/document.ts";
import type { Word } from "../analyze/tokenise.ts";
import {
  isAsked,
  isName,
  isPaired,
  KIND,
  listWordFeatures,
  normOf,
  VALUE,
} from "./list-features.ts";
import type { LearnedModel } from "./model-schema.ts";
import { readWeights } from "./score-features.ts";
import { stemOf } from "./word-features.ts";
import { readGroups } from "./word-groups.ts";

/** Words remembered per model; a newer one takes the place of an older, so that memory stays flat. */
const WORDS_KEPT = 1 << 16;

/** Weights of all labels, for words; nearly all of them are there. */
type Weights = Float32Array;

/** Weights of few labels, for pairs. */
interface FewWeights {
  labels: Uint8Array;
  values: Float32Array;
}

type PairTable = Map<number, FewWeights>[];

interface KnownWord {
  word: Word;
  /** Number of the stem among the stems that have neighbours with weights; -1 for none. */
  stem: number;
  plain: Weights | null;
  asName: Weights | null;
  /** Its groups that are counted in pairs, by their numbers. */
  groups: number[];
}

/** A model ready to score: one array of weights for each distinct word, looked up once. */
export interface CompiledModel {
  model: LearnedModel;
  size: number;
  wordOf(word: Word): KnownWord;
  /** Weights of two stems side by side, and with one word between. */
  pairs: PairTable;
  skips: PairTable;
  /** Weights of two groups in one sentence, at `first * groups + second`, the group with the smaller number first; 0 for none. */
  together: Uint32Array;
  /** What `together` points to; the first place is empty. */
  togetherWeights: (FewWeights | null)[];
  groups: number;
  question: FewWeights | null;
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
  const pairs: PairTable = [];
  const skips: PairTable = [];
  const groupNumbers = numberGroups(model);
  const groups = groupNumbers.size;
  const together = new Uint32Array(groups * groups);
  const togetherWeights: (FewWeights | null)[] = [null];
  const single = new Map<string, Weights>();
  const numberOf = (stem: string): number => {
    let number = stems.get(stem);
    if (number === undefined) stems.set(stem, (number = stems.size));
    return number;
  };
  let question: FewWeights | null = null;
  for (const [name, text] of Object.entries(model.features)) {
    const weights = readWeights(text, size);
    const kind = name.slice(0, 2);
    const [left = "", right = ""] = name.slice(2).split(" ");
    if (kind === KIND.groups) {
      const [first = 0, second = 0] = [left, right]
        .map((group) => groupNumbers.get(group) ?? 0)
        .sort((a, b) => a - b);
      together[first * groups + second] = togetherWeights.push(few(weights)) - 1;
    } else if (kind === KIND.pair || kind === KIND.skip) {
      const table = kind === KIND.pair ? pairs : skips;
      (table[numberOf(left)] ??= new Map()).set(numberOf(right), few(weights));
    } else if (kind === KIND.mark) question = few(weights);
    else single.set(name, weights);
  }
  const wordOf = rememberWords(model, single, stems, groupNumbers);
  const tables = { pairs, skips, together, togetherWeights };
  return { model, size, ...tables, groups, question, wordOf };
}

/** The groups that are counted in pairs: so few that what two of them weigh is a small table. */
function numberGroups({ groups }: LearnedModel): Map<string, number> {
  const paired = Object.keys(groups).filter(isPaired);
  return new Map(paired.map((name, number) => [name, number]));
}

function few(weights: Weights): FewWeights {
  const labels = Uint8Array.from([...weights.keys()].filter((label) => weights[label] !== 0));
  return { labels, values: Float32Array.from(labels, (label) => weights[label] as number) };
}

function rememberWords(
  model: LearnedModel,
  single: Map<string, Weights>,
  stems: Map<string, number>,
  groupNumbers: Map<string, number>,
): (word: Word) => KnownWord {
  const groupsOf = readGroups(model.groups);
  const size = model.labels.length;
  const cache: (KnownWord | null)[] = [];
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
  return (word) => {
    const place = word.number % WORDS_KEPT;
    while (cache.length <= place) cache.push(null);
    const known = cache[place];
    if (known?.word === word) return known;
    const { text } = word;
    const stem = stemOf(text);
    const names = groupsOf(text);
    const groups = names.map((name): [string, number] => [KIND.group + name, VALUE.group]);
    return (cache[place] = {
      word,
      stem: stems.get(stem) ?? -1,
      plain: sum(listWordFeatures(text, stem, groupsOf)),
      asName: sum([[KIND.name + stem, VALUE.name], ...groups]),
      groups: names.filter(isPaired).map((name) => groupNumbers.get(name) as number),
    });
  };
}

/** Score of each label for one voice's words in one sentence, before any calibration. Pure. */
export function scoreUnit(
  compiledModel: CompiledModel,
  document: Document,
  unit: readonly number[],
): Float64Array {
  const { model, size } = compiledModel;
  const { scores } = forEachWeight(compiledModel, document, unit, new ScoreTaker(size));
  const norm = normOf(unit.length);
  for (let i = 0; i < size; i++)
    scores[i] = (scores[i] as number) / norm + (model.biases[i] as number);
  return scores;
}

/** What each word of the unit, with half of what its pairs weigh, adds to the score of one label. Pure. */
export function shareOfWords(
  compiledModel: CompiledModel,
  document: Document,
  unit: readonly number[],
  label: number,
): Float64Array {
  return forEachWeight(compiledModel, document, unit, new ShareTaker(label, unit.length)).shares;
}

const weightOf = ({ labels, values }: FewWeights, label: number): number =>
  values[labels.indexOf(label)] ?? 0;

/** What two words side by side, or with one between, weigh for a label as a pair: 0 where the model has never learned it. */
export function weightOfPair(
  { wordOf, pairs, skips }: CompiledModel,
  left: Word,
  right: Word,
  label: number,
): number {
  const [first, second] = [wordOf(left).stem, wordOf(right).stem];
  if (first < 0 || second < 0) return 0;
  return [pairs, skips].reduce((sum, table) => {
    const weights = table[first]?.get(second);
    return weights ? sum + weightOf(weights, label) : sum;
  }, 0);
}

/** Takes what weighs in a unit; places are positions in the unit. */
interface Taker {
  word(weights: Weights, at: number): void;
  pair(weights: FewWeights, value: number, first: number, second: number): void;
}

/** Adds up the score of each label. */
class ScoreTaker implements Taker {
  readonly scores: Float64Array;

  constructor(size: number) {
    this.scores = new Float64Array(size);
  }

  word(weights: Weights): void {
    const { scores } = this;
    for (let i = 0; i < scores.length; i++)
      scores[i] = (scores[i] as number) + (weights[i] as number);
  }

  pair({ labels, values }: FewWeights, value: number): void {
    const { scores } = this;
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] as number;
      scores[label] = (scores[label] as number) + value * (values[i] as number);
    }
  }
}

/** Adds up what each place gives to one label. */
class ShareTaker implements Taker {
  readonly shares: Float64Array;
  readonly #label: number;
  readonly #norm: number;

  constructor(label: number, places: number) {
    this.shares = new Float64Array(places);
    this.#label = label;
    this.#norm = normOf(places);
  }

  word(weights: Weights, at: number): void {
    this.#add(at, weights[this.#label] as number);
  }

  pair(weights: FewWeights, value: number, first: number, second: number): void {
    const part = (value * weightOf(weights, this.#label)) / 2;
    this.#add(first, part);
    this.#add(second, part);
  }

  #add(at: number, value: number): void {
    this.shares[at] = (this.shares[at] as number) + value / this.#norm;
  }
}

function forEachWeight<Own extends Taker>(
  { wordOf, pairs, skips, together, togetherWeights, groups, question }: CompiledModel,
  document: Document,
  unit: readonly number[],
  take: Own,
): Own {
  let before = -1;
  let beforeThat = -1;
  const present: number[] = [];
  /** Where in the unit each of the groups stands first. */
  const places: number[] = [];
  for (let i = 0; i < unit.length; i++) {
    const token = unit[i] as number;
    const word = document.tokens.words[token] as Word;
    const known = wordOf(word);
    const name = word.shape === "title" && isName(document, token);
    const own = name ? known.asName : known.plain;
    if (own) take.word(own, i);
    for (const group of known.groups)
      if (!present.includes(group)) {
        present.push(group);
        places.push(i);
      }
    const stem = name ? -1 : known.stem;
    if (stem >= 0) {
      const pair = before >= 0 ? pairs[before]?.get(stem) : undefined;
      if (pair) take.pair(pair, VALUE.pair, i - 1, i);
      const skip = beforeThat >= 0 ? skips[beforeThat]?.get(stem) : undefined;
      if (skip) take.pair(skip, VALUE.pair, i - 2, i);
    }
    beforeThat = before;
    before = stem;
  }
  // there are some two hundred groups that are paired, so this is bounded however long the sentence
  for (let a = 0; a < present.length; a++) {
    const row = (present[a] as number) * groups;
    for (let b = 0; b < present.length; b++) {
      const weights = togetherWeights[together[row + (present[b] as number)] as number];
      if (weights) take.pair(weights, VALUE.groups, places[a] as number, places[b] as number);
    }
  }
  const last = unit.length - 1;
  if (question && last >= 0 && isAsked(document, unit[last] as number))
    take.pair(question, VALUE.mark, last, last);
  return take;
}
