import type { AnalyzeInput } from "../../src/core/types.ts";
import { trainBayes } from "./bayes-baseline.ts";
import type { EvaluationCase } from "./case-schema.ts";
import { flagKeywords } from "./keyword-baseline.ts";
import { scoreCase } from "./score-case.ts";
import type { CaseScore, Prediction } from "./score-case.ts";
import { summariseScores } from "./summarise-scores.ts";
import type { Summary } from "./summarise-scores.ts";

export interface Evaluation {
  summary: Summary;
  scored: (readonly [EvaluationCase, CaseScore])[];
}

/** Runs a system over the cases and scores it. */
export function evaluate(
  cases: readonly EvaluationCase[],
  system: (input: AnalyzeInput, one: EvaluationCase) => Prediction,
): Evaluation {
  const scored = cases.map((one) => [one, scoreCase(one, system(one.input, one))] as const);
  return { summary: summariseScores(scored), scored };
}

const FOLDS = 5;

/**
 * The three systems the analyser is measured against. Bayes learns from `training` alone and never answers
 * about a case that it has seen: cases of the training set are answered by a classifier trained on the other folds.
 */
export function evaluateBaselines(
  cases: readonly EvaluationCase[],
  training: readonly EvaluationCase[],
): Record<"keywords" | "bayes" | "nothing", Summary> {
  const foldOf = new Map(training.map((one, index) => [one.id, index % FOLDS]));
  const trained = new Map<number | undefined, (input: AnalyzeInput) => Prediction>();
  const bayes = (input: AnalyzeInput, one: EvaluationCase): Prediction => {
    const fold = foldOf.get(one.id);
    const known =
      trained.get(fold) ?? trainBayes(training.filter((other) => foldOf.get(other.id) !== fold));
    trained.set(fold, known);
    return known(input);
  };
  return {
    keywords: evaluate(cases, flagKeywords).summary,
    bayes: evaluate(cases, bayes).summary,
    nothing: evaluate(cases, () => ({ flags: [], frames: [], acts: [] })).summary,
  };
}
