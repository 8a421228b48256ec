/** Examples as rows of a sparse matrix: row i has the columns `columns[starts[i]] … columns[starts[i + 1] - 1]`. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  width: number;
}

export interface FitOptions {
  /** Cost of an error against the cost of a weight; more fits closer. */
  cost: number;
  passes: number;
  seed: number;
  /** From 0 (all features are equal) to 1: how much cheaper weight is on features that go with a label, or never do. */
  trust: number;
}

const INNER_STEPS = 20;
/** Log-odds of an ordinary feature of a label. */
const TYPICAL_ODDS = 1.5;

/**
 * Weights of L2-regularised logistic regressions, one for each label, all at once: `weights[column * labels + label]`, the
 * biases after the last column. `truth[row * labels + label]` is 1, 0, or -1 (left out). Dual coordinate descent (Yu, Huang,
 * Lin: Dual coordinate descent methods for logistic regression, 2011): no learning rate to choose, and the same answer for the
 * same seed. Features that go with a label are scaled up for it, after Wang and Manning (Baselines and bigrams, 2012). Pure.
 */
export function fitLogistic(
  rows: SparseRows,
  labels: number,
  truth: Int8Array,
  importance: Float64Array,
  options: FitOptions,
): Float64Array {
  const count = importance.length;
  const weights = new Float64Array((rows.width + 1) * labels);
  const alphas = new Float64Array(count * labels * 2);
  const squares = new Float64Array(count * labels);
  const scales = squaredScales(rows, labels, truth, options.trust);
  const changes = new Float64Array(labels);
  const margins = new Float64Array(labels);
  const limitOf = (row: number): number => options.cost * (importance[row] as number);
  for (let row = 0; row < count; row++) {
    const small = Math.min(0.001 * limitOf(row), 1e-8);
    squareRow(rows, row, scales, squares, labels);
    for (let label = 0; label < labels; label++) {
      const at = row * labels + label;
      alphas[2 * at] = small;
      alphas[2 * at + 1] = limitOf(row) - small;
      changes[label] = small * signOf(truth[at] as number);
    }
    addRow(rows, row, weights, scales, changes);
  }
  const random = randomFrom(options.seed);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, random);
    for (const row of order) {
      scoreRow(rows, row, weights, margins);
      for (let label = 0; label < labels; label++) {
        const at = row * labels + label;
        const sign = signOf(truth[at] as number);
        changes[label] =
          sign === 0
            ? 0
            : sign *
              step(
                alphas,
                at,
                squares[at] as number,
                sign * (margins[label] as number),
                limitOf(row),
              );
      }
      addRow(rows, row, weights, scales, changes);
    }
  }
  return weights;
}

const signOf = (truth: number): number => (truth === 1 ? 1 : truth === 0 ? -1 : 0);

/** How strongly each feature goes with each label or against it, squared; the bias has 1. */
function squaredScales(
  rows: SparseRows,
  labels: number,
  truth: Int8Array,
  trust: number,
): Float64Array {
  const counts = [0, 1].map(() => new Float64Array((rows.width + 1) * labels).fill(1));
  for (let row = 0; row + 1 < rows.starts.length; row++) {
    const end = rows.starts[row + 1] as number;
    for (let k = rows.starts[row] as number; k <= end; k++) {
      const from = (k === end ? rows.width : (rows.columns[k] as number)) * labels;
      for (let label = 0; label < labels; label++) {
        const tally = counts[truth[row * labels + label] as number];
        if (tally) tally[from + label] = (tally[from + label] as number) + 1;
      }
    }
  }
  const [without, having] = counts as [Float64Array, Float64Array];
  const bias = rows.width * labels;
  return having.map((count, at) => {
    if (at >= bias) return 1;
    const label = bias + (at % labels);
    const odds = Math.log(
      (count / (having[label] as number)) * ((without[label] as number) / (without[at] as number)),
    );
    return (1 - trust + (trust * Math.abs(odds)) / TYPICAL_ODDS) ** 2;
  });
}

function squareRow(
  rows: SparseRows,
  row: number,
  scales: Float64Array,
  squares: Float64Array,
  labels: number,
): void {
  const at = row * labels;
  for (let label = 0; label < labels; label++) squares[at + label] = 1;
  for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
    const square = (rows.values[k] as number) ** 2;
    const from = (rows.columns[k] as number) * labels;
    for (let label = 0; label < labels; label++)
      squares[at + label] =
        (squares[at + label] as number) + square * (scales[from + label] as number);
  }
}

/** One coordinate solved by Newton's method; returns by how much the row's share of the weights grew. */
function step(
  alphas: Float64Array,
  at: number,
  square: number,
  margin: number,
  limit: number,
): number {
  let own = 2 * at;
  let other = own + 1;
  let sign = 1;
  if (0.5 * square * ((alphas[other] as number) - (alphas[own] as number)) + margin < 0) {
    [own, other] = [other, own];
    sign = -1;
  }
  const before = alphas[own] as number;
  let z = limit - before < 0.5 * limit ? 0.1 * before : before;
  for (let i = 0; i < INNER_STEPS; i++) {
    const slope = square * (z - before) + sign * margin + Math.log(z / (limit - z));
    if (Math.abs(slope) < 1e-4) break;
    const next = z - slope / (square + limit / (limit - z) / z);
    z = next <= 0 ? 0.1 * z : next >= limit ? limit - 0.1 * (limit - z) : next;
  }
  alphas[own] = z;
  alphas[other] = limit - z;
  return sign * (z - before);
}

function scoreRow(rows: SparseRows, row: number, weights: Float64Array, into: Float64Array): void {
  const labels = into.length;
  const bias = rows.width * labels;
  for (let label = 0; label < labels; label++) into[label] = weights[bias + label] as number;
  const end = rows.starts[row + 1] as number;
  for (let k = rows.starts[row] as number; k < end; k++) {
    const value = rows.values[k] as number;
    const from = (rows.columns[k] as number) * labels;
    for (let label = 0; label < labels; label++)
      into[label] = (into[label] as number) + value * (weights[from + label] as number);
  }
}

function addRow(
  rows: SparseRows,
  row: number,
  weights: Float64Array,
  scales: Float64Array,
  changes: Float64Array,
): void {
  const labels = changes.length;
  const end = rows.starts[row + 1] as number;
  for (let k = rows.starts[row] as number; k <= end; k++) {
    const value = k === end ? 1 : (rows.values[k] as number);
    const from = (k === end ? rows.width : (rows.columns[k] as number)) * labels;
    for (let at = from, label = 0; label < labels; label++, at++)
      weights[at] =
        (weights[at] as number) + value * (scales[at] as number) * (changes[label] as number);
  }
}

/** A small generator (mulberry32): the same numbers for the same seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(list: Int32Array, random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = list[i] as number;
    list[i] = list[j] as number;
    list[j] = kept;
  }
}
