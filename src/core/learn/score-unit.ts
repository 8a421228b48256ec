import type { Document } from "../analyze/document.ts";
import type { Word } from "../analyze/tokenise.ts";
import type { CompiledModel } from "./compile-model.ts";
import type { FewWeights } from "./few-weights.ts";
import type { Weights } from "./know-words.ts";
import { isAsked, isName, normOf, VALUE } from "./list-features.ts";

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
      const found = together[row + (present[b] as number)] as number;
      if (found === 0) continue;
      const weights = togetherWeights[found];
      if (weights) take.pair(weights, VALUE.groups, places[a] as number, places[b] as number);
    }
  }
  const last = unit.length - 1;
  if (question && last >= 0 && isAsked(document, unit[last] as number))
    take.pair(question, VALUE.mark, last, last);
  return take;
}
