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
  const fitted = [...prior];
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
    change.forEach((value, i) => (fitted[i] = (fitted[i] as number) + value));
    if (change.every((value) => Math.abs(value) < 1e-9)) break;
  }
  return fitted;
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
