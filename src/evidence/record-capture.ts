import { appendCapture } from "../store/captures.ts";
import type { Db } from "../store/open-store.ts";
import { genesisHash, hashEntry, type CaptureFacts } from "./capture-log.ts";

/** Appends a capture to the log, within the transaction that saves what goes with it. */
export async function recordCapture(
  db: Db,
  facts: CaptureFacts,
): Promise<{ seq: bigint; entryHash: string }> {
  return await appendCapture(db, facts, genesisHash, hashEntry);
}
