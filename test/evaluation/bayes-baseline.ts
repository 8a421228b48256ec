import { createRequire } from "node:module";
import type { AnalyzeInput } from "../../src/core/types.ts";
import type { EvaluationCase } from "./case-schema.ts";
import type { Prediction, ScoredFlag } from "./score-case.ts";

interface Classifier {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  classify(tokens: string[]): string;
}

// The subpath, never the package's root: the root loads every module of natural and takes seconds.
const require = createRequire(import.meta.url);
const BayesClassifier = require("natural/lib/natural/classifiers/bayes_classifier.js") as new (
  stemmer?: undefined,
  smoothing?: number,
) => Classifier;

const NOTHING = "nothing";
/** With natural's own 1.0 unseen words favour the rarest label so much that nearly all cases fail; 0.001 did best on dev. */
const SMOOTHING = 1e-3;

interface Piece {
  start: number;
  end: number;
  text: string;
}

/**
 * Learns one label (or none) per sentence from the given cases, by naive Bayes over word stems cut at six
 * letters, and flags whole sentences on the publisher. Shows what words alone can tell without speakers.
 */
export function trainBayes(cases: readonly EvaluationCase[]): (input: AnalyzeInput) => Prediction {
  const classifier = new BayesClassifier(undefined, SMOOTHING);
  for (const one of cases) {
    for (const sentence of splitSentences(one.input.text)) {
      const flag = one.expect.flags.find(
        (wanted) =>
          wanted.exactContains === undefined || sentence.text.includes(wanted.exactContains),
      );
      classifier.addDocument(tokens(sentence.text), flag?.label ?? NOTHING);
    }
  }
  classifier.train();
  return (input) => predict(classifier, input);
}

function predict(classifier: Classifier, input: AnalyzeInput): Prediction {
  const role = input.publisher?.role ?? "unknown";
  const flags: ScoredFlag[] = [];
  for (const { start, end, text } of splitSentences(input.text)) {
    const words = tokens(text);
    const label = words.length === 0 ? NOTHING : classifier.classify(words);
    if (label === NOTHING) continue;
    const span = { start, end, exact: text };
    flags.push({ label, span, speaker: { role }, chain: [role], stance: null, attributes: {} });
  }
  return { flags, frames: [], acts: [] };
}

function splitSentences(text: string): Piece[] {
  return [...text.matchAll(/[^.!?\n]+[.!?»”"]*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

function tokens(text: string): string[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.slice(0, 6));
}
