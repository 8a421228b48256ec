import type { CompiledModel, PairTable } from "./compile-model.ts";
import { pickWeights, type FewWeights } from "./few-weights.ts";
import { knowWords } from "./know-words.ts";

/** The model with some of its labels only: it says the same of them, with less work. `kept` are places in `model.labels`. Pure. */
export function narrowModel(whole: CompiledModel, kept: readonly number[]): CompiledModel {
  const { model, vocabulary } = whole;
  const pick = <Value>(list: readonly Value[]): Value[] => kept.map((l) => list[l] as Value);
  const places = model.labels.map((_, l) => kept.indexOf(l));
  const narrow = (weights: FewWeights | null): FewWeights | null =>
    weights && pickWeights(weights, places);
  const weightsOf = (feature: string): FewWeights | null => narrow(whole.weightsOf(feature));
  return {
    ...whole,
    model: {
      ...model,
      labels: pick(model.labels),
      biases: pick(model.biases),
      lines: pick(model.lines),
      thresholds: pick(model.thresholds),
    },
    size: kept.length,
    weightsOf,
    wordOf: knowWords(vocabulary, weightsOf, kept.length),
    pairs: narrowTable(whole.pairs, narrow),
    skips: narrowTable(whole.skips, narrow),
    ...narrowTogether(whole, narrow),
    question: narrow(whole.question),
  };
}

/** Most pairs of groups say nothing of few labels: those lead to the empty place, as pairs that were never learned do. */
function narrowTogether(
  { together, togetherWeights }: CompiledModel,
  narrow: (weights: FewWeights | null) => FewWeights | null,
): Pick<CompiledModel, "together" | "togetherWeights"> {
  const kept: (FewWeights | null)[] = [null];
  const places = togetherWeights.map((weights) => {
    const few = narrow(weights);
    return few ? kept.push(few) - 1 : 0;
  });
  return { together: together.map((at) => places[at] as number), togetherWeights: kept };
}

function narrowTable(
  table: PairTable,
  narrow: (weights: FewWeights) => FewWeights | null,
): PairTable {
  return table.map((row) => {
    let kept: Map<number, FewWeights> | null = null;
    for (const [second, weights] of row ?? []) {
      const few = narrow(weights);
      if (few) (kept ??= new Map()).set(second, few);
    }
    return kept;
  });
}
