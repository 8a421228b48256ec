import type { FeatureNames } from "./feature-names.ts";
import type { SparseRows } from "./fit-logistic.ts";
import type { Example } from "./learn-types.ts";

/** A word of reviewed texts is learned from when it stands in so many articles: nobody is named by a model. */
const LEAST_ARTICLES = 3;

/**
 * The features that occur in at least `least(name)` sentences of the seed, or in enough of the articles that reviewers
 * decided on: their names in one order. Pure.
 */
export function chooseFeatures(
  examples: readonly Example[],
  names: FeatureNames,
  least: (name: string) => number,
): string[] {
  const seen = new Uint32Array(names.count);
  const articles = new Map<number, Set<string>>();
  for (const { features, group, isReviewed } of examples)
    for (const number of features.names) {
      if (!isReviewed) seen[number] = (seen[number] as number) + 1;
      else if (articles.has(number)) articles.get(number)?.add(group);
      else articles.set(number, new Set([group]));
    }
  const chosen: string[] = [];
  for (let number = 0; number < names.count; number++) {
    const name = names.nameOf(number);
    const isCommon = (articles.get(number)?.size ?? 0) >= LEAST_ARTICLES;
    if (isCommon || ((seen[number] as number) > 0 && (seen[number] as number) >= least(name)))
      chosen.push(name);
  }
  return chosen.sort();
}

/** The examples as rows of a matrix with a column for each of the chosen names; other features are left out. Pure. */
export function tabulate(
  examples: readonly Example[],
  names: FeatureNames,
  chosen: readonly string[],
): SparseRows {
  const columnOf = new Int32Array(names.count).fill(-1);
  chosen.forEach((name, column) => {
    const number = names.find(name);
    if (number >= 0) columnOf[number] = column;
  });
  const starts = new Int32Array(examples.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  examples.forEach(({ features }, row) => {
    features.names.forEach((number, i) => {
      const column = columnOf[number] as number;
      if (column < 0) return;
      columns.push(column);
      values.push(features.values[i] as number);
    });
    starts[row + 1] = columns.length;
  });
  return {
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    width: chosen.length,
  };
}
