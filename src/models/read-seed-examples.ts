import type { Lexicon } from "../core/analyze/lexicon.ts";
import { foldOf } from "../core/learn/fold-of.ts";
import type { Example } from "../core/learn/learn-types.ts";
import { FeatureNames } from "../core/learn/feature-names.ts";
import { readExample, type ReadingOfTexts } from "../core/learn/read-examples.ts";
import { readGroups } from "../core/learn/word-groups.ts";
import { readSeed, readWordGroups, type SeedText } from "./read-seed.ts";

const PARTS = 10;

/** Every tenth group of lines is kept for checking and never learned from. */
export const isHeldOut = ({ group }: Pick<SeedText, "group">): boolean =>
  foldOf(`held out ${group}`, PARTS) === 0;

/** How texts are read that a model of the shipped groups will learn from. `rules` is the lexicon without a model. */
export function readToLearn(rules: Lexicon): ReadingOfTexts {
  return { groupsOf: readGroups(readWordGroups()), rules, names: new FeatureNames() };
}

/** The part of the seed that a model learns from, as examples. */
export function readSeedExamples(
  reading: ReadingOfTexts,
  seed: readonly SeedText[] = readSeed(),
): Example[] {
  return seed
    .filter((one) => !isHeldOut(one))
    .flatMap(({ source, group }) => readExample(source, reading, { group, weight: 1 }) ?? []);
}
