import type { LearnedModel } from "./model-schema.ts";

/** The model with some of its labels only: it says the same of them, with less work. `kept` are places in `model.labels`. Pure. */
export function narrowModel(model: LearnedModel, kept: readonly number[]): LearnedModel {
  const pick = <Value>(list: readonly Value[]): Value[] => kept.map((l) => list[l] as Value);
  const places = new Map(kept.map((l, place) => [String(l), place]));
  const features: Record<string, string> = {};
  for (const [name, text] of Object.entries(model.features)) {
    const parts = text.split(" ").flatMap((part) => {
      const [l = "", weight = ""] = part.split(":");
      const place = places.get(l);
      return place === undefined ? [] : [`${place}:${weight}`];
    });
    if (parts.length > 0) features[name] = parts.join(" ");
  }
  return {
    ...model,
    labels: pick(model.labels),
    biases: pick(model.biases),
    lines: pick(model.lines),
    thresholds: pick(model.thresholds),
    features,
  };
}
