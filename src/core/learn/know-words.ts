import type { Word } from "../analyze/tokenise.ts";
import type { FewWeights } from "./few-weights.ts";
import { isPaired, KIND, listWordFeatures, VALUE } from "./list-features.ts";
import { stemOf } from "./word-features.ts";

/** Words remembered per model; a newer one takes the place of an older, so that memory stays flat. */
const WORDS_KEPT = 1 << 16;

/** Weights of all labels, for words; nearly all of them are there. */
export type Weights = Float32Array;

/** What a model says of one word. */
export interface KnownWord {
  word: Word;
  /** Number of the stem among the stems that have neighbours with weights; -1 for none. */
  stem: number;
  plain: Weights | null;
  asName: Weights | null;
  /** Its groups that are counted in pairs, by their numbers. */
  groups: number[];
}

/** What a model and those narrowed from it share. */
export interface Vocabulary {
  /** Numbers of the stems that have neighbours with weights. */
  stems: ReadonlyMap<string, number>;
  /** Numbers of the groups that are counted in pairs. */
  groupNumbers: ReadonlyMap<string, number>;
  groupsOf(word: string): string[];
}

/** @returns a reader that looks each word up once. `weightsOf` gives what a feature weighs by its name, for `size` labels. */
export function knowWords(
  { stems, groupNumbers, groupsOf }: Vocabulary,
  weightsOf: (feature: string) => FewWeights | null,
  size: number,
): (word: Word) => KnownWord {
  const cache: (KnownWord | null)[] = [];
  const sum = (features: [string, number][]): Weights | null => {
    let total: Weights | null = null;
    for (const [name, value] of features) {
      const weights = weightsOf(name);
      if (!weights) continue;
      total ??= new Float32Array(size);
      weights.labels.forEach((label, i) => {
        (total as Weights)[label] =
          ((total as Weights)[label] as number) + value * (weights.values[i] as number);
      });
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
