import { handOnMany } from "../../src/queue/hand-on.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { takeMissesToReread } from "../../src/store/selector-misses.ts";
import type { CrawlContext } from "../crawl-context.ts";

const most = 5_000;

/** Pages that the selectors of a source missed are read again as soon as its file is another: nothing of that time is lost. */
export async function rereadMissed(context: CrawlContext): Promise<void> {
  await inTransaction(context.store, async (db) => {
    const misses = await takeMissesToReread(db, most);
    await handOnMany(
      db,
      "read",
      misses.map(({ captureId, definitionHash }) => ({
        jobKey: `${captureId} ${definitionHash.slice(0, 16)}`,
        payload: { captureId },
      })),
      context.clock.now(),
    );
  });
}
