import type { Example } from "./learn-types.ts";
import type { SparseRows } from "./fit-logistic.ts";

/** A word of reviewed texts is learned from when it stands in so many articles: nobody is named by a model. */
const LEAST_ARTICLES = 3;

/**
 * Names of the features that occur in at least `least(name)` sentences of the seed, or in enough of the articles that reviewers
 * decided on; in one order. Pure.
 */
export function chooseFeatures(
  examples: readonly Example[],
  least: (name: string) => number,
): string[] {
  const seen = new Map<string, number>();
  const articles = new Map<string, Set<string>>();
  for (const { features, group, isReviewed } of examples)
    for (const name of features.keys()) {
      if (!isReviewed) seen.set(name, (seen.get(name) ?? 0) + 1);
      else if (articles.has(name)) articles.get(name)?.add(group);
      else articles.set(name, new Set([group]));
    }
  const common = [...articles].filter(([, groups]) => groups.size >= LEAST_ARTICLES);
  const known = [...seen].filter(([name, count]) => count >= least(name));
  return [...new Set([...known, ...common].map(([name]) => name))].sort();
}

/** The examples as rows of a matrix with a column for each name; other features are left out. Pure. */
export function tabulate(examples: readonly Example[], names: readonly string[]): SparseRows {
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const starts = new Int32Array(examples.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  examples.forEach(({ features }, row) => {
    for (const [name, value] of features) {
      const column = columnOf.get(name);
      if (column === undefined) continue;
      columns.push(column);
      values.push(value);
    }
    starts[row + 1] = columns.length;
  });
  return {
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    width: names.length,
  };
}
