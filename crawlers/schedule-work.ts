import { handOnMany } from "../src/queue/hand-on.ts";
import { repeat, type Loop } from "../src/queue/run-relay.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { reviveItems, takeDueItems } from "../src/store/items.ts";
import { readOutdatedVersions } from "../src/store/articles.ts";
import { takeDueSources } from "../src/store/sources.ts";
import type { CrawlContext } from "./crawl-context.ts";
import { EXTRACTOR_VERSION } from "./extract/extractor-version.ts";

const mostSources = 50;
const mostItems = 200;

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
      await rereadOutdated(context);
    }
    return await handOnDueWork(context);
  });
}

/** Hands on what is due now. True when there may be more of it. */
export async function handOnDueWork({ store, clock }: CrawlContext): Promise<boolean> {
  const now = clock.now();
  return await inTransaction(store, async (db) => {
    const sources = await takeDueSources(db, now, mostSources);
    await handOnMany(
      db,
      "poll",
      sources.map(({ id, dueAt }) => ({ jobKey: keyOf(id, dueAt), payload: { sourceId: id } })),
      now,
    );
    const items = await takeDueItems(db, now, mostItems);
    await handOnMany(
      db,
      "visit",
      items.map(({ id, dueAt }) => ({
        jobKey: keyOf(id, dueAt),
        payload: { itemId: id, kind: "recheck" as const },
      })),
      now,
    );
    return sources.length === mostSources || items.length === mostItems;
  });
}

/** After a new extractor came: what it reads otherwise becomes a technical version, some hundred an hour. */
async function rereadOutdated({ store, clock }: CrawlContext): Promise<void> {
  const captureIds = await readOutdatedVersions(store.prisma, EXTRACTOR_VERSION, mostItems);
  await handOnMany(
    store.prisma,
    "read",
    captureIds.map((captureId) => ({
      jobKey: `${captureId} ${EXTRACTOR_VERSION}`,
      payload: { captureId },
    })),
    clock.now(),
  );
}

/** By the instant that was due, not by a count: work that was given up must not stand in the way of the next. */
const keyOf = (id: string, dueAt: Date) => `${id} ${dueAt.toISOString()}`;
