import { analyze } from "../../core/analyze/analyze.ts";
import { readConfig } from "../../config.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { readAdditions } from "../../lexicons/read-additions.ts";
import { readModelInUse } from "../../models/model-shelf.ts";
import { analyzeInputSchema, describeIssues } from "../analyze-input-schema.ts";
import { answerLines, idOf, toLineError } from "../json-lines.ts";

/** `onrecord analyze`: documents in, frames, flags and acts out, a line each, in order. */
export async function analyzeLines(): Promise<void> {
  const { dataDir, additionsDir } = readConfig();
  const lexicon = loadLexicon({
    model: readModelInUse(dataDir),
    additions: readAdditions(additionsDir),
  });
  const failed = await answerLines((value, line) => {
    const document = analyzeInputSchema.safeParse(value);
    if (!document.success)
      return toLineError(
        idOf(value),
        "bad-document",
        `Line ${line} is not a document: ${describeIssues(document.error)}. It needs id and text, both strings.`,
      );
    return analyze(document.data, lexicon);
  });
  if (failed > 0) process.exitCode = 1;
}
