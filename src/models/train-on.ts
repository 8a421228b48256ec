import type { Example } from "../core/learn/learn-types.ts";
import type { LearnedModel } from "../core/learn/model-schema.ts";
import type { ReadingOfTexts } from "../core/learn/read-examples.ts";
import { trainModel } from "../core/learn/train-model.ts";
import { readSeedExamples } from "./read-seed-examples.ts";
import { readWordGroups } from "./read-seed.ts";
import { sealModel } from "./seal-model.ts";

/** Learns from the seed and from `decisions` of reviewers, which the same `reading` has read. */
export function trainOn(
  reading: ReadingOfTexts,
  name: string,
  decisions: readonly Example[] = [],
): LearnedModel {
  const { rules, names } = reading;
  const seed = readSeedExamples(reading);
  const ground = { rules, names, groups: readWordGroups() };
  const learned = trainModel([...seed, ...decisions], ground);
  const from = { seed: seed.length, decisions: decisions.length };
  return sealModel(name, { from, weighedWith: rules.version, ...learned });
}
