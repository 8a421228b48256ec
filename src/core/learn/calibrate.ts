import type { Line } from "./model-schema.ts";

/** Log-odds beyond this say no more. */
const LIMIT = 8;

export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
export const onLine = (line: Line, x: number): number =>
  Math.max(-LIMIT, Math.min(LIMIT, line.slope * x + line.offset));

/** One checked thing: what was computed of it, what is true, how much it counts. */
export interface Checked {
  inputs: readonly number[];
  isTrue: boolean;
  weight?: number;
}

/**
 * Weights of a small logistic regression with offset last, by Newton's method, slightly drawn to `prior`: the calibration of
 * scores (Platt 1999) and of what rules and model say together. Pure.
 */
export function fitLine(checked: readonly Checked[], prior: readonly number[], pull = 1): number[] {
  const size = prior.length;
  let fitted = [...prior];
  let reached = likelihoodOf(checked, fitted, prior, pull);
  for (let round = 0; round < 50; round++) {
    const slope = fitted.map((value, i) => -pull * (value - (prior[i] as number)));
    const curve = fitted.map((_, i) => fitted.map((__, j) => (i === j ? pull : 0)));
    for (const { inputs, isTrue, weight = 1 } of checked) {
      const x = [...inputs, 1];
      const p = logistic(x.reduce((sum, value, i) => sum + value * (fitted[i] as number), 0));
      for (let i = 0; i < size; i++) {
        slope[i] = (slope[i] as number) + weight * ((isTrue ? 1 : 0) - p) * (x[i] as number);
        for (let j = 0; j < size; j++)
          (curve[i] as number[])[j] =
            ((curve[i] as number[])[j] as number) +
            weight * p * (1 - p) * (x[i] as number) * (x[j] as number);
      }
    }
    const change = solve(curve, slope);
    // A whole step may lead beyond the top, and from there ever farther away: then half of it, and half again.
    let share = 1;
    let next = fitted;
    let found = -Infinity;
    for (; share > 1e-6 && !(found >= reached); share /= 2) {
      next = fitted.map((value, i) => value + share * (change[i] as number));
      found = likelihoodOf(checked, next, prior, pull);
    }
    if (!(found >= reached)) break;
    fitted = next;
    reached = found;
    if (change.every((value) => Math.abs(value) < 1e-9)) break;
  }
  return fitted;
}

/** How likely the truth is by these weights, less what they are away from the prior: logarithm. */
function likelihoodOf(
  checked: readonly Checked[],
  fitted: readonly number[],
  prior: readonly number[],
  pull: number,
): number {
  let sum = 0;
  fitted.forEach((value, i) => (sum -= (pull / 2) * (value - (prior[i] as number)) ** 2));
  for (const { inputs, isTrue, weight = 1 } of checked) {
    let logOdds = fitted[inputs.length] as number;
    inputs.forEach((value, i) => (logOdds += value * (fitted[i] as number)));
    const wrong = isTrue ? -logOdds : logOdds;
    // the logarithm of 1 + e^x without overflow
    sum -= weight * (Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong))));
  }
  return sum;
}

/** Gauss elimination; the matrix is small and positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows[column] as number[];
    for (let other = 0; other < size; other++) {
      const row = rows[other] as number[];
      if (other === column) continue;
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let k = column; k <= size; k++)
        row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}
