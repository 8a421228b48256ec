import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import type { ItemRow } from "../../src/store/items.ts";
import { markDoneByKeys } from "../../src/store/outbox.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { readInto } from "./read-capture.ts";

/** A capture that was just made, and its place in the log. */
export interface FreshCapture {
  facts: CaptureFacts;
  seq: bigint;
  /** The bytes that it was made of, where they are still at hand. */
  body: Uint8Array;
}

/**
 * Reads a capture in the process that made it, which has everything at hand. The work stands in the outbox all the same: what fails
 * here, or ends with this process, is brought again by the queue, which knows how often and when.
 */
export async function readAtOnce(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  { facts, seq, body }: FreshCapture,
): Promise<void> {
  try {
    const isSaved = await readInto(context, source, item, { id: facts.id, seq, facts, body });
    if (!isSaved)
      await markDoneByKeys(context.store.prisma, "read", [facts.id], context.clock.now());
  } catch (error) {
    context.log.debug({ err: error, capture: facts.id }, "a capture is read again by the queue");
  }
}
