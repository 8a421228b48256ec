import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface NewItem {
  url: string;
  externalId: string | null;
  titleHint: string | null;
  publishedAtRaw: string | null;
  embeddedHtml: string | null;
}

/** Adds those that this source has not listed before; returns just these. */
export async function addNewItems(
  db: Db,
  sourceId: string,
  items: NewItem[],
  now: Date,
): Promise<{ id: string; url: string }[]> {
  if (items.length === 0) return [];
  return await db.item.createManyAndReturn({
    data: items.map((item) => ({ ...item, id: newId(), sourceId, discoveredAt: now })),
    skipDuplicates: true,
    select: { id: true, url: true },
  });
}

/** Known items by address, with what was embedded in the listing last time. */
export async function readItemsByUrl(db: Db, sourceId: string, urls: string[]) {
  return await db.item.findMany({
    where: { sourceId, url: { in: urls } },
    select: { id: true, url: true, embeddedHtml: true },
  });
}

export async function setEmbeddedContent(
  db: Db,
  id: string,
  embeddedHtml: string,
  now: Date,
): Promise<void> {
  await db.item.update({ where: { id }, data: { embeddedHtml, lastChangeAt: now } });
}

export async function readItem(db: Db, id: string) {
  return await db.item.findUnique({ where: { id }, include: { source: true, article: true } });
}

/** Takes items whose next look is due, each by one caller alone. Returns id and the instant that was due. */
export async function takeDueItems(
  db: Db,
  now: Date,
  limit: number,
): Promise<{ id: string; dueAt: Date }[]> {
  return await db.$queryRaw<{ id: string; dueAt: Date }[]>`
    UPDATE "Item" i SET "nextVisitAt" = NULL
    FROM (
      SELECT i."id", i."nextVisitAt" AS due FROM "Item" i JOIN "Source" s ON s."id" = i."sourceId"
      WHERE i."nextVisitAt" <= ${now}::timestamptz AND s."enabled" ORDER BY i."nextVisitAt" LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED) d
    WHERE i."id" = d."id" RETURNING i."id" AS id, d.due AS "dueAt"`;
}

/**
 * Items whose next look was taken and never came back, because its work was given up, are due again. Returns how many.
 */
export async function reviveItems(db: Db, now: Date): Promise<number> {
  return await db.$executeRaw`
    UPDATE "Item" i SET "nextVisitAt" = ${now}::timestamptz
    WHERE i."nextVisitAt" IS NULL AND i."lastVisitAt" < ${now}::timestamptz - interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."queue" = 'visit' AND o."doneAt" IS NULL AND o."payload"->>'itemId' = i."id"::text)`;
}

export interface VisitOutcome {
  reached: boolean;
  nextVisitAt: Date;
  etag?: string | null;
  lastModified?: string | null;
}

export async function recordVisit(
  db: Db,
  id: string,
  outcome: VisitOutcome,
  now: Date,
): Promise<void> {
  await db.item.update({
    where: { id },
    data: {
      lastVisitAt: now,
      nextVisitAt: outcome.nextVisitAt,
      visits: { increment: 1 },
      ...(outcome.reached ? { failures: 0 } : { failures: { increment: 1 } }),
      ...(outcome.etag === undefined ? {} : { etag: outcome.etag }),
      ...(outcome.lastModified === undefined ? {} : { lastModified: outcome.lastModified }),
    },
  });
}

/** The page said something new: the ladder of later looks begins again. */
export async function recordChange(db: Db, id: string, at: Date, nextVisitAt: Date): Promise<void> {
  await db.item.update({ where: { id }, data: { lastChangeAt: at, nextVisitAt } });
}
