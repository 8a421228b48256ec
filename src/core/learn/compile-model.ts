import type { Word } from "../analyze/tokenise.ts";
import { readFewWeights, type FewWeights } from "./few-weights.ts";
import { knowWords, type KnownWord, type Vocabulary } from "./know-words.ts";
import { isPaired, KIND } from "./list-features.ts";
import type { LearnedModel } from "./model-schema.ts";
import { readGroups } from "./word-groups.ts";

/** By the number of the first stem, then by that of the second. */
export type PairTable = (Map<number, FewWeights> | null)[];

/** A model ready to score: one array of weights for each distinct word, looked up once. */
export interface CompiledModel {
  model: Omit<LearnedModel, "features">;
  size: number;
  wordOf(word: Word): KnownWord;
  /** What a feature of a single word weighs, by its name. */
  weightsOf(feature: string): FewWeights | null;
  vocabulary: Vocabulary;
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
  const numberOf = (stem: string): number => {
    let number = stems.get(stem);
    if (number === undefined) {
      stems.set(stem, (number = stems.size));
      pairs.push(null);
      skips.push(null);
    }
    return number;
  };
  let question: FewWeights | null = null;
  for (const [name, text] of Object.entries(model.features)) {
    const kind = name.slice(0, 2);
    if (kind === KIND.mark) question = readFewWeights(text, size);
    if (kind !== KIND.groups && kind !== KIND.pair && kind !== KIND.skip) continue;
    const space = name.indexOf(" ", 2);
    const [left, right] = [name.slice(2, space), name.slice(space + 1)];
    const weights = readFewWeights(text, size);
    if (kind === KIND.groups) {
      const [a, b] = [groupNumbers.get(left) ?? 0, groupNumbers.get(right) ?? 0];
      together[Math.min(a, b) * groups + Math.max(a, b)] = togetherWeights.push(weights) - 1;
    } else {
      const table = kind === KIND.pair ? pairs : skips;
      const [first, second] = [numberOf(left), numberOf(right)];
      (table[first] ??= new Map()).set(second, weights);
    }
  }
  const vocabulary = { stems, groupNumbers, groupsOf: readGroups(model.groups) };
  const weightsOf = rememberWeights(model, size);
  const wordOf = knowWords(vocabulary, weightsOf, size);
  const tables = { pairs, skips, together, togetherWeights, groups, question };
  return { model, size, wordOf, weightsOf, vocabulary, ...tables };
}

/** Reads what a feature weighs when it is asked for: a text has few of them. */
function rememberWeights(
  { features }: LearnedModel,
  size: number,
): (feature: string) => FewWeights | null {
  const texts = new Map(Object.entries(features));
  const read = new Map<string, FewWeights>();
  return (feature) => {
    const known = read.get(feature);
    if (known) return known;
    const text = texts.get(feature);
    if (text === undefined) return null;
    const weights = readFewWeights(text, size);
    read.set(feature, weights);
    return weights;
  };
}

/** The groups that are counted in pairs: so few that what two of them weigh is a small table. */
function numberGroups({ groups }: LearnedModel): Map<string, number> {
  const paired = Object.keys(groups).filter(isPaired);
  return new Map(paired.map((name, number) => [name, number]));
}
