import { maskNameKeys, nameKeysOf } from "../core/access/mask-name-keys.ts";
import { maskNames } from "../core/access/mask-names.ts";
import type { Example } from "../core/learn/learn-types.ts";
import { readDecidedExample, type DecidedFlag } from "../core/learn/read-decided-example.ts";
import type { ReadingOfTexts } from "../core/learn/read-examples.ts";
import type { Role } from "../core/types.ts";
import type { Config } from "../config.ts";
import { readHiddenNames } from "../store/incident-persons.ts";
import { openStore } from "../store/open-store.ts";
import { readFlagDecisions, type FlagDecisionRow } from "../store/read-flag-decisions.ts";
import { readMasterKey } from "../store/read-master-key.ts";
import { toAnalyzeInput } from "../../workers/to-analyze-input.ts";
import { findRunningDatabase, NotRunningError } from "./running-instance.ts";

/**
 * What reviewers decided, as examples to learn from, with hidden names blacked out beforehand. Null where there is no database:
 * nothing runs here and DATABASE_URL is not set. @throws {StoreError} when the database that is named does not answer
 */
export async function readDecisions(
  config: Config,
  reading: ReadingOfTexts,
): Promise<Example[] | null> {
  const url = databaseOf(config);
  if (!url) return null;
  const store = await openStore(url);
  try {
    const rows = await readFlagDecisions(store.prisma);
    if (rows.length === 0) return [];
    const hidden = await readHiddenNames(
      store.prisma,
      readMasterKey(config.dataDir, config.masterKey),
    );
    const keys = nameKeysOf(hidden);
    const mask = (text: string): string => maskNameKeys(maskNames(text, hidden), keys);
    return rows.flatMap((row) => readDecidedExample(toDecided(row, mask), reading) ?? []);
  } finally {
    await store.close();
  }
}

function databaseOf(config: Config): string | null {
  if (config.databaseUrl) return config.databaseUrl;
  try {
    return findRunningDatabase(config.dataDir);
  } catch (error) {
    if (error instanceof NotRunningError) return null;
    throw error;
  }
}

function toDecided(row: FlagDecisionRow, mask: (text: string) => string): DecidedFlag {
  const { flag, version } = row;
  const input = toAnalyzeInput(version);
  const { stage } = flag.attributes as { stage?: DecidedFlag["stage"] };
  return {
    articleId: version.article.id,
    // masking keeps every offset
    input: { ...input, text: mask(input.text) },
    label: flag.label,
    start: flag.start,
    end: flag.end,
    role: flag.role as Role,
    verdict: row.verdict as DecidedFlag["verdict"],
    correctedLabel: (row.correction as { label?: string } | null)?.label ?? null,
    stage: stage ?? null,
  };
}
