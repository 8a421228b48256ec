import type { Lexicon } from "../core/analyze/lexicon.ts";
import { foldOf } from "../core/learn/fold-of.ts";
import type { Example } from "../core/learn/learn-types.ts";
import { readExample } from "../core/learn/read-examples.ts";
import { readGroups } from "../core/learn/word-groups.ts";
import { readSeed, readWordGroups, type SeedText } from "./read-seed.ts";

const PARTS = 5;

/** Every fifth group of lines is kept for checking and never learned from. */
export const isHeldOut = ({ group }: Pick<SeedText, "group">): boolean =>
  foldOf(`held out ${group}`, PARTS) === 0;

/** The part of the seed that a model learns from, as examples. `rules` is the lexicon without a model. */
export function readSeedExamples(
  rules: Lexicon,
  seed: readonly SeedText[] = readSeed(),
): Example[] {
  const reading = { groupsOf: readGroups(readWordGroups()), rules };
  return seed
    .filter((one) => !isHeldOut(one))
    .flatMap(({ source, group }) => readExample(source, reading, { group, weight: 1 }) ?? []);
}
