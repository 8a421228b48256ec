import { createRequire } from "node:module";
import type { LabelledText } from "../core/learn/learn-types.ts";
import type { SystemUnderTest } from "../core/learn/measure-system.ts";

interface Classifier {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): { label: string; value: number }[];
}

// The subpath, never the package's root: the root loads every module of natural and takes seconds.
const require = createRequire(import.meta.url);
const BayesClassifier = require("natural/lib/natural/classifiers/bayes_classifier.js") as new (
  stemmer?: undefined,
  smoothing?: number,
) => Classifier;

const NOTHING = "nothing";
/** With natural's own 1.0 unseen words favour the rarest label so much that nearly everything fails. */
const SMOOTHING = 1e-3;

/** natural's naive Bayes classifier on words cut at six letters, one label or none a text: what the learned model has to beat. */
export function trainBayes(texts: readonly LabelledText[]): SystemUnderTest {
  const classifier = new BayesClassifier(undefined, SMOOTHING);
  for (const { text, labels, partial } of texts)
    if (!partial) classifier.addDocument(tokens(text), labels[0] ?? NOTHING);
  classifier.train();
  return ({ text }) => {
    const found = classifier.getClassifications(tokens(text));
    const total = found.reduce((sum, { value }) => sum + value, 0);
    return new Map(
      found
        .filter(({ label }) => label !== NOTHING)
        .map(({ label, value }) => {
          const probability = total === 0 ? 0 : value / total;
          return [label, { probability, marks: label === found[0]?.label }];
        }),
    );
  };
}

function tokens(text: string): string[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.slice(0, 6));
}
