import { existsSync } from "node:fs";
import type { Analysis, AnalyzeInput } from "../../src/core/types.ts";

type Analyse = (input: AnalyzeInput) => Analysis;

/**
 * The analyser with the lexicon that ships with the product, or null where this checkout has none yet.
 * The modules are looked up at run time so that the case files can be checked without them.
 */
export async function loadAnalyser(): Promise<Analyse | null> {
  const analyzeUrl = new URL("../../src/core/analyze/analyze.ts", import.meta.url);
  const lexiconUrl = new URL("../../src/lexicons/load-lexicon.ts", import.meta.url);
  if (!existsSync(analyzeUrl) || !existsSync(lexiconUrl)) return null;
  const { analyze } = (await import(analyzeUrl.href)) as {
    analyze: (input: AnalyzeInput, lexicon: unknown) => Analysis;
  };
  const { loadLexicon } = (await import(lexiconUrl.href)) as { loadLexicon: () => unknown };
  const lexicon = await loadLexicon();
  return (input) => analyze(input, lexicon);
}
