import type { LearnedModel } from "./model-schema.ts";

/** `3:110 7:-42` → 1.1 at 3 and -0.42 at 7. */
export function readWeights(text: string, size: number): Float32Array {
  const weights = new Float32Array(size);
  for (const part of text.split(" ")) {
    const colon = part.indexOf(":");
    const at = Number(part.slice(0, colon));
    if (at < size) weights[at] = Number(part.slice(colon + 1)) / 100;
  }
  return weights;
}

/** @returns the score of each label for listed features; the slow way of `score-unit.ts`, for what was listed to learn from. */
export function featureScorer({
  biases,
  features,
}: Pick<LearnedModel, "biases" | "features">): (
  listed: ReadonlyMap<string, number>,
) => Float64Array {
  const size = biases.length;
  const read = new Map<string, Float32Array>();
  return (listed) => {
    const scores = Float64Array.from(biases);
    for (const [name, value] of listed) {
      const text = features[name];
      if (text === undefined) continue;
      let weights = read.get(name);
      if (!weights) read.set(name, (weights = readWeights(text, size)));
      for (let l = 0; l < size; l++)
        scores[l] = (scores[l] as number) + value * (weights[l] as number);
    }
    return scores;
  };
}
