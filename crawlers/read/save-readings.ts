import { holdOrAddArticles, touchArticles } from "../../src/store/article-batches.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { clearDoubts, type ItemRow } from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import { markDoneByKeys } from "../../src/store/outbox.ts";
import { followSelectorMisses } from "../../src/store/selector-misses.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { saveNews } from "./save-news.ts";
import { ReadMeanwhileError, saveReading, type ReadingToSave } from "./save-reading.ts";

export interface FinishedReading {
  source: SourceDefinition;
  item: ItemRow;
  toSave: ReadingToSave;
}

/**
 * Keeps what became of readings, in one transaction with what they cause: all of them or none. First readings, edits and pages that
 * stayed the same share their statements; the rest are rare.
 *
 * @throws {ReadMeanwhileError}
 */
export async function saveReadings(
  context: CrawlContext,
  readings: readonly FinishedReading[],
): Promise<null[]> {
  const now = context.clock.now();
  await inTransaction(context.store, async (db) => {
    await savePlain(context, db, readings.filter(isPlain), now);
    for (const one of readings) {
      if (!isPlain(one)) await saveReading(context, db, one.source, one.item, one.toSave);
      const { facts, capturedAt } = one.toSave;
      // After a page that the selectors missed, one that they fit: the layout is what it was.
      if (one.item.source.selectorMissAt)
        await followSelectorMisses(
          db,
          one.source.id,
          { captureId: facts.captureId, at: capturedAt },
          now,
        );
    }
    await markDoneByKeys(
      db,
      "read",
      readings.map(({ toSave }) => toSave.facts.captureId),
      now,
    );
  });
  return readings.map(() => null);
}

const isPlain = ({ toSave: { change, technical } }: FinishedReading): boolean =>
  technical === null && ["first", "edit", "same"].includes(change.kind);

async function savePlain(
  context: CrawlContext,
  db: Db,
  readings: readonly FinishedReading[],
  now: Date,
): Promise<void> {
  if (readings.length === 0) return;
  const articles = await holdOrAddArticles(
    db,
    readings.map(({ item, toSave }) => ({
      sourceId: item.sourceId,
      itemId: item.id,
      url: item.url,
      canonicalUrl: toSave.canonicalUrl,
    })),
    now,
  );
  const kept = readings.map((one, at) => ({ ...one, article: articles[at]! }));
  for (const { article, toSave } of kept)
    if (article.currentVersionId !== (toSave.current?.id ?? null))
      throw new ReadMeanwhileError(
        `Article ${article.id} got another version while capture ${toSave.facts.captureId} was read. It is compared with that one at once.`,
      );
  const same = kept.filter(({ toSave }) => toSave.change.kind === "same");
  await clearDoubts(
    db,
    same.map(({ item }) => item.id),
  );
  await touchArticles(
    db,
    same.map(({ article }) => article.id),
    now,
  );
  const news = kept.filter(({ toSave }) => toSave.change.kind !== "same");
  await saveNews(
    context,
    db,
    news.map(({ article, ...one }) => ({
      ...one,
      articleId: article.id,
      number: (one.toSave.current?.number ?? 0) + 1,
    })),
    now,
  );
}
