import { handOnMany } from "../../src/queue/hand-on.ts";
import { addNewsVersions } from "../../src/store/article-batches.ts";
import { addEvents } from "../../src/store/events.ts";
import { recordChanges, type ItemRow } from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import type { ReadingToSave } from "./save-reading.ts";

const leastWaitMs = 2_000;

/** A reading that is news: the first of its page, or an edit of it. */
export interface NewsToSave {
  source: SourceDefinition;
  item: ItemRow;
  articleId: string;
  /** Of the version that it makes. */
  number: number;
  toSave: ReadingToSave;
}

/** Keeps versions that are news, with their events and what follows from them; one of an article at most. */
export async function saveNews(
  context: CrawlContext,
  db: Db,
  news: readonly NewsToSave[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return;
  const versionIds = await addNewsVersions(
    db,
    news.map(({ articleId, number, toSave }) => ({
      articleId,
      number,
      facts: toSave.facts,
      changedFields: toSave.change.kind === "edit" ? toSave.change.fields : [],
    })),
    now,
  );
  await recordChanges(
    db,
    news.map(({ source, item }) => ({
      itemId: item.id,
      nextVisitAt: planNextVisit(context, source, now),
    })),
    now,
  );
  const eventIds = await addEvents(
    db,
    news.map((one, at) => describeEvent(one, versionIds[at]!)),
  );
  await handOnMany(
    db,
    "alert",
    news.flatMap(({ toSave }, at) => {
      const eventId = eventIds[at];
      return eventId && toSave.change.kind === "edit"
        ? [{ jobKey: eventId, payload: { eventId } }]
        : [];
    }),
    now,
  );
  await handOnMany(
    db,
    "analyze",
    versionIds.map((id) => ({ jobKey: id, payload: { articleVersionId: id } })),
    now,
  );
  // What a court asks for includes the page as it looked: once for each version of what an authority says.
  await handOnMany(
    db,
    "view",
    news.flatMap(({ source, toSave: { hasScreenshot, facts } }) =>
      source.role === "official" && !hasScreenshot
        ? [{ jobKey: facts.captureId, payload: { captureId: facts.captureId } }]
        : [],
    ),
    now,
  );
}

function planNextVisit(context: CrawlContext, source: SourceDefinition, now: Date): Date {
  const delayMs = nextRecheckDelay({ role: source.role, lastChangeAt: now, now }) / context.tempo;
  return new Date(now.getTime() + Math.max(leastWaitMs, Math.round(delayMs)));
}

function describeEvent({ item, articleId, toSave }: NewsToSave, versionId: string) {
  const { change, facts, capturedAt } = toSave;
  return {
    kind: change.kind === "edit" ? ("article.changed" as const) : ("article.found" as const),
    causedBy: { kind: "capture" as const, id: facts.captureId },
    technical: false,
    dedupeKey: `version ${versionId}`,
    occurredAt: capturedAt,
    sourceId: item.sourceId,
    articleId,
    articleVersionId: versionId,
    params:
      change.kind === "edit"
        ? { changedFields: change.fields, firstSeenAt: change.firstSeenAt.toISOString() }
        : {},
  };
}
