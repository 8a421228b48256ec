import { handOnMany } from "../src/queue/hand-on.ts";
import { repeat, type Loop } from "../src/queue/run-relay.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { reviveItems, takeDueItems } from "../src/store/items.ts";
import { takeDueSources } from "../src/store/sources.ts";
import type { CrawlContext } from "./crawl-context.ts";

/**
 * What is due comes from the database, not from a scheduler of the queue: any number of crawl processes may run this,
 * and each source and page goes to one of them, in the transaction that moves its next look.
 */
export function scheduleWork(context: CrawlContext, idleMs = 500): Loop {
  let reviveAt = 0;
  return repeat(idleMs, context.log, async () => {
    const now = context.clock.now();
    if (now.getTime() > reviveAt) {
      reviveAt = now.getTime() + 3_600_000;
      await reviveItems(context.store.prisma, now);
    }
    return await inTransaction(context.store, async (db) => {
      const sources = await takeDueSources(db, now, 50);
      await handOnMany(
        db,
        "poll",
        sources.map(({ id, dueAt }) => ({
          jobKey: `${id} ${dueAt.toISOString()}`,
          payload: { sourceId: id },
        })),
        now,
      );
      const items = await takeDueItems(db, now, 200);
      await handOnMany(
        db,
        "visit",
        items.map(({ id, visits }) => ({
          jobKey: `${id}-${visits}`,
          payload: { itemId: id, kind: "recheck" as const },
        })),
        now,
      );
      return sources.length === 50 || items.length === 200;
    });
  });
}
