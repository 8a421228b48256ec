import { describe, expect, test } from "vitest";
import { fitLogistic, type SparseRows } from "../../../src/core/learn/fit-logistic.ts";

const options = { cost: 3, passes: 15, seed: 1, trust: 0.5 };

/** Rows with the given columns, each with value 1. */
function rowsOf(width: number, columns: number[][]): SparseRows {
  const starts = new Int32Array(columns.length + 1);
  columns.forEach((row, i) => (starts[i + 1] = (starts[i] as number) + row.length));
  const flat = columns.flat();
  return {
    starts,
    columns: Int32Array.from(flat),
    values: new Float32Array(flat.length).fill(1),
    width,
  };
}

/** Column 0 goes with the first label, column 1 against it, column 2 with the second; 3 and 4 are noise. */
const columns = Array.from({ length: 60 }, (_, i) => [
  i % 2,
  3 + (i % 2),
  ...(i % 3 === 0 ? [2] : []),
]);
const rows = rowsOf(5, columns);
const truth = Int8Array.from(
  columns.flatMap((row) => [row.includes(0) ? 1 : 0, row.includes(2) ? 1 : 0]),
);
const equal = new Float64Array(60).fill(1);

describe("fitLogistic", () => {
  test("gives weight to the features that tell a label, and to each label its own", () => {
    const weights = fitLogistic(rows, 2, truth, equal, options);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[2]).toBeLessThan(-1);
    expect(weights[2 * 2 + 1]).toBeGreaterThan(2);
    expect(Math.abs(weights[2 * 2] as number)).toBeLessThan(0.5);
  });

  test("gives the same weights for the same seed, to the last bit", () => {
    expect(fitLogistic(rows, 2, truth, equal, options)).toEqual(
      fitLogistic(rows, 2, truth, equal, options),
    );
  });

  test("learns nothing from an example whose truth is unknown", () => {
    const unknown = truth.slice();
    for (let row = 0; row < 60; row++) if (row % 2 === 0) unknown[row * 2] = -1;
    const lying = unknown.slice();
    const weights = fitLogistic(rows, 2, unknown, equal, options);
    // with the first label's positives gone there is nothing to tell apart
    expect(weights[0]).toBeLessThanOrEqual(0);
    expect(fitLogistic(rows, 2, lying, equal, options)).toEqual(weights);
  });

  test("lets an example of more importance outweigh its contradiction", () => {
    const same = rowsOf(1, [[0], [0]]);
    const opposed = Int8Array.from([1, 0]);
    const trusting = fitLogistic(same, 1, opposed, Float64Array.from([5, 1]), options);
    const doubting = fitLogistic(same, 1, opposed, Float64Array.from([1, 5]), options);
    expect((trusting[0] as number) + (trusting[1] as number)).toBeGreaterThan(0.3);
    expect((doubting[0] as number) + (doubting[1] as number)).toBeLessThan(-0.3);
  });
});
