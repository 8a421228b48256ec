import { logistic } from "../learn/calibrate.ts";
import { nameReason } from "../learn/name-reason.ts";
import type { Unit } from "../learn/read-units.ts";
import type { Reason } from "../types.ts";
import type { Document } from "./document.ts";

/** Neighbouring words of a unit that count for the model, or against it. */
export interface Stretch {
  /** Positions in the unit, ascending. */
  words: number[];
  weight: number;
}

/** Words that are named have at least this part of the weight of the weightiest. */
const NAMED_PART = 0.4;
const MOST_STRETCHES = 3;

/** The words that weigh most for (sign 1) or against (-1), neighbours together, the weightiest stretch first. Pure. */
export function weightiestWords(shares: Float64Array, sign: 1 | -1): Stretch[] {
  const most = shares.reduce((top, value) => Math.max(top, sign * value), 0);
  if (most <= 0) return [];
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  shares.forEach((value, word) => {
    if (sign * value < NAMED_PART * most) return;
    if (open && word - (open.words.at(-1) as number) <= 1) {
      open.words.push(word);
      open.weight += sign * value;
    } else stretches.push((open = { words: [word], weight: sign * value }));
  });
  return stretches.sort((a, b) => b.weight - a.weight).slice(0, MOST_STRETCHES);
}

/** Reasons that name the stretches and share `logOdds` between them. Pure. */
export function nameWords(
  document: Document,
  unit: Unit,
  stretches: readonly Stretch[],
  version: string,
  logOdds: number,
): Reason[] {
  const { starts, ends } = document.tokens;
  const total = stretches.reduce((sum, { weight }) => sum + weight, 0);
  return stretches.map(({ words, weight }) => ({
    rule: nameReason(version),
    evidence: {
      start: starts[unit.tokens[words[0] as number] as number] as number,
      end: ends[unit.tokens[words.at(-1) as number] as number] as number,
    },
    weight: round((logOdds * weight) / total),
  }));
}

/** Probability that the reasons amount to. */
export function confidenceOf(reasons: readonly Reason[]): number {
  return round(logistic(reasons.reduce((total, reason) => total + reason.weight, 0)));
}

/** Weights and confidences are told in thousandths. */
export const round = (value: number): number => Math.round(value * 1000) / 1000;
