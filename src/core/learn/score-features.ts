import { readFewWeights } from "./few-weights.ts";
import type { FeatureNames, Features } from "./feature-names.ts";
import type { LearnedModel } from "./model-schema.ts";

/** `3:110 7:-42` → 1.1 at 3 and -0.42 at 7. */
function readWeights(text: string, size: number): Float32Array {
  const weights = new Float32Array(size);
  const { labels, values } = readFewWeights(text, size);
  labels.forEach((label, i) => {
    weights[label] = values[i] as number;
  });
  return weights;
}

/** @returns the score of each label for features; the plain way of `score-unit.ts`, for what was read to learn from. */
export function packedScorer(
  { biases, features }: Pick<LearnedModel, "biases" | "features">,
  names: FeatureNames,
): (packed: Features) => Float64Array {
  const size = biases.length;
  const weightsOf: (Float32Array | undefined)[] = Array.from({ length: names.count });
  for (const [name, text] of Object.entries(features)) {
    const number = names.find(name);
    if (number >= 0) weightsOf[number] = readWeights(text, size);
  }
  return (packed) => {
    const scores = Float64Array.from(biases);
    packed.names.forEach((number, i) => {
      const weights = weightsOf[number];
      if (!weights) return;
      for (let l = 0; l < size; l++)
        scores[l] = (scores[l] as number) + (packed.values[i] as number) * (weights[l] as number);
    });
    return scores;
  };
}
