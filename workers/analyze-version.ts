import type { Analysis } from "../src/core/types.ts";
import { analyze } from "../src/core/analyze/analyze.ts";
import { handOn } from "../src/queue/hand-on.ts";
import type { Handler } from "../src/queue/run-worker.ts";
import { readAnalysis, saveAnalysis } from "../src/store/analyses.ts";
import { readVersion } from "../src/store/articles.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { toAnalyzeInput } from "./to-analyze-input.ts";
import type { WorkContext } from "./work-context.ts";

/** Reads who says what in a version, and what they did with it. Older readings of it stay as history. */
export function analyzeVersion(context: WorkContext): Handler<"analyze"> {
  return async ({ articleVersionId }) => {
    const { prisma } = context.store;
    const analyzer = context.lexicon.version;
    if (await readAnalysis(prisma, articleVersionId, analyzer)) return;
    const version = await readVersion(prisma, articleVersionId);
    if (!version) return;
    const analysis = analyze(toAnalyzeInput(version), context.lexicon);
    const now = context.clock.now();
    await inTransaction(context.store, async (db) => {
      const analysisId = await saveAnalysis(db, articleVersionId, analyzer, analysis, now);
      if (context.secondReader && isWorthAsking(analysis))
        await handOn(db, "second-read", analysisId, { analysisId }, now);
      await handOn(db, "link", `${articleVersionId} ${analyzer}`, { articleVersionId }, now);
    });
  };
}

/** A text without marks in which no official speaks has nothing to confirm, and little to miss. */
const isWorthAsking = ({ flags, frames }: Analysis): boolean =>
  flags.length > 0 || frames.some((frame) => frame.speaker.role === "official");
