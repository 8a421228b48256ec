import type { Lexicon } from "../core/analyze/lexicon.ts";
import type { Example } from "../core/learn/learn-types.ts";
import type { LearnedModel } from "../core/learn/model-schema.ts";
import { trainModel } from "../core/learn/train-model.ts";
import { readSeedExamples } from "./read-seed-examples.ts";
import { readWordGroups } from "./read-seed.ts";
import { sealModel } from "./seal-model.ts";

/** Learns from the seed and from `decisions` of reviewers. `rules` is the lexicon without a model. */
export function trainOn(
  rules: Lexicon,
  name: string,
  decisions: readonly Example[] = [],
): LearnedModel {
  const seed = readSeedExamples(rules);
  const learned = trainModel([...seed, ...decisions], { rules, groups: readWordGroups() });
  const from = { seed: seed.length, decisions: decisions.length };
  return sealModel(name, { from, weighedWith: rules.version, ...learned });
}
