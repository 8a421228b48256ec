import { appendCaptures } from "../store/captures.ts";
import type { Db } from "../store/open-store.ts";
import { genesisHash, hashEntry, type CaptureFacts } from "./capture-log.ts";

/** Appends a capture to the log, within the transaction that saves what goes with it. */
export async function recordCapture(
  db: Db,
  facts: CaptureFacts,
): Promise<{ seq: bigint; entryHash: string }> {
  return (await recordCaptures(db, [facts]))[0]!;
}

/** Appends captures to the log in their order, within the transaction that saves what goes with them. */
export async function recordCaptures(
  db: Db,
  captures: readonly CaptureFacts[],
): Promise<{ seq: bigint; entryHash: string }[]> {
  return await appendCaptures(db, captures, genesisHash, hashEntry);
}
