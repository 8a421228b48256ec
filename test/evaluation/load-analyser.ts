import { analyze } from "../../src/core/analyze/analyze.ts";
import type { Analysis, AnalyzeInput } from "../../src/core/types.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";

/**
 * The analyser with the lexicon that ships with the product.
 *
 * @throws {LexiconError} when a lexicon file is invalid.
 */
export function loadAnalyser(): (input: AnalyzeInput) => Analysis {
  const lexicon = loadLexicon();
  return (input) => analyze(input, lexicon);
}
