import { FIRST_TIER_LABELS } from "./case-schema.ts";
import type { EvaluationCase } from "./case-schema.ts";
import type { CaseScore } from "./score-case.ts";

export interface Rate {
  cases: number;
  pass: number;
  corePass: number;
}
export interface LabelFigures {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}
export interface Summary {
  total: Rate;
  /** The cases that expect at least one flag, and those where every flag would be an error. */
  withFlags: Rate;
  withoutFlags: Rate;
  byCategory: Record<string, Rate>;
  byLanguage: Record<string, Rate & { macroF1: number }>;
  byLabel: Record<string, LabelFigures>;
  /** Mean F1 of the first-tier labels that occur in the cases. */
  macroF1: number;
  pairs: { total: number; flipped: number };
}

type Scored = readonly (readonly [EvaluationCase, CaseScore])[];

/** Rates and figures over scored cases. A label on the wrong speaker counts as one missed and one false. Pure. */
export function summariseScores(scored: Scored): Summary {
  const byCategory: Record<string, Rate> = {};
  const byLanguage: Record<string, Rate & { macroF1: number }> = {};
  for (const category of new Set(scored.map(([one]) => one.category))) {
    byCategory[category] = rate(scored.filter(([one]) => one.category === category));
  }
  for (const language of new Set(scored.map(([one]) => one.language))) {
    const own = scored.filter(([one]) => one.language === language);
    byLanguage[language] = { ...rate(own), macroF1: macroF1(labelFigures(own)) };
  }
  const byLabel = labelFigures(scored);
  return {
    total: rate(scored),
    withFlags: rate(scored.filter(([one]) => one.expect.flags.length > 0)),
    withoutFlags: rate(scored.filter(([one]) => one.expect.flags.length === 0)),
    byCategory,
    byLanguage,
    byLabel,
    macroF1: macroF1(byLabel),
    pairs: pairs(scored),
  };
}

function rate(scored: Scored): Rate {
  const count = (test: (score: CaseScore) => boolean): number =>
    scored.filter(([, score]) => test(score)).length;
  return {
    cases: scored.length,
    pass: count((score) => score.pass),
    corePass: count((score) => score.corePass),
  };
}

function labelFigures(scored: Scored): Record<string, LabelFigures> {
  const figures: Record<string, LabelFigures> = {};
  for (const label of FIRST_TIER_LABELS) {
    let truePositives = 0;
    let falsePositives = 0;
    let falseNegatives = 0;
    for (const [, score] of scored) {
      truePositives += score.found.filter((flag) => flag.label === label).length;
      falseNegatives += score.missing.filter((flag) => flag.label === label).length;
      falsePositives += score.extra.filter((flag) => flag.label === label).length;
    }
    const precision = ratio(truePositives, truePositives + falsePositives);
    const recall = ratio(truePositives, truePositives + falseNegatives);
    const f1 = ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    figures[label] = { truePositives, falsePositives, falseNegatives, precision, recall, f1 };
  }
  return figures;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function macroF1(figures: Record<string, LabelFigures>): number {
  const expected = Object.values(figures).filter((f) => f.truePositives + f.falseNegatives > 0);
  if (expected.length === 0) return 0;
  return expected.reduce((sum, figure) => sum + (figure.f1 ?? 0), 0) / expected.length;
}

function pairs(scored: Scored): { total: number; flipped: number } {
  const passed = new Map<string, boolean>();
  for (const [one, score] of scored) {
    if (one.pair !== undefined)
      passed.set(one.pair, (passed.get(one.pair) ?? true) && score.corePass);
  }
  return { total: passed.size, flipped: [...passed.values()].filter(Boolean).length };
}
