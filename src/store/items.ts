import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
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

const withArticle = {
  source: true,
  article: { include: { currentVersion: { select: { title: true, text: true } } } },
} as const;

export type ItemRow = Prisma.ItemGetPayload<{ include: typeof withArticle }>;

export async function readItem(db: Db, id: string): Promise<ItemRow | null> {
  return await db.item.findUnique({ where: { id }, include: withArticle });
}

/** In the order of the ids. */
export async function readItems(db: Db, ids: readonly string[]): Promise<(ItemRow | null)[]> {
  const rows = await db.item.findMany({ where: { id: { in: [...ids] } }, include: withArticle });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Other pages of the same source that stand there and were read, the nearest by the time of discovery first. */
export async function readWitnesses(
  db: Db,
  itemId: string,
  limit: number,
): Promise<{ itemId: string; lastVisitAt: Date | null }[]> {
  return await db.$queryRaw`
    SELECT i."id" AS "itemId", i."lastVisitAt"
    FROM "Item" self JOIN "Item" i ON i."sourceId" = self."sourceId" AND i."id" <> self."id"
    JOIN "Article" a ON a."itemId" = i."id" AND a."presence" = 'present' AND a."currentVersionId" IS NOT NULL
    WHERE self."id" = ${itemId}::uuid
    ORDER BY abs(extract(epoch FROM i."discoveredAt" - self."discoveredAt")), i."id" LIMIT ${limit}`;
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
    WHERE i."nextVisitAt" IS NULL AND coalesce(i."lastVisitAt", i."discoveredAt") < ${now}::timestamptz - interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."queue" = 'visit' AND o."doneAt" IS NULL AND o."payload"->>'itemId' = i."id"::text)`;
}

export interface VisitOutcome {
  itemId: string;
  reached: boolean;
  nextVisitAt: Date;
  /** Missing: it did not change by this look. */
  lastChangeAt?: Date;
}

export async function recordVisits(
  db: Db,
  outcomes: readonly VisitOutcome[],
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "Item" i SET "lastVisitAt" = ${now}::timestamptz, "nextVisitAt" = o."next", "visits" = i."visits" + 1,
      "failures" = CASE WHEN o."reached" THEN 0 ELSE i."failures" + 1 END, "lastChangeAt" = coalesce(o."changed", i."lastChangeAt")
    FROM unnest(${outcomes.map(({ itemId }) => itemId)}::uuid[], ${outcomes.map(({ reached }) => reached)}::boolean[],
      ${outcomes.map(({ nextVisitAt }) => nextVisitAt)}::timestamptz[], ${outcomes.map(({ lastChangeAt }) => lastChangeAt ?? null)}::timestamptz[])
      AS o("id", "reached", "next", "changed")
    WHERE i."id" = o."id"`;
}

export async function recordChange(db: Db, id: string, at: Date, nextVisitAt: Date): Promise<void> {
  await recordChanges(db, [{ itemId: id, nextVisitAt }], at);
}

/** These pages said something new: the ladder of later looks begins again, and nothing is in doubt. */
export async function recordChanges(
  db: Db,
  changes: readonly { itemId: string; nextVisitAt: Date }[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await db.$executeRaw`
    UPDATE "Item" i SET "lastChangeAt" = ${at}::timestamptz, "nextVisitAt" = c."next", "doubtedAt" = NULL
    FROM unnest(${changes.map(({ itemId }) => itemId)}::uuid[], ${changes.map(({ nextVisitAt }) => nextVisitAt)}::timestamptz[]) AS c("id", "next")
    WHERE i."id" = c."id"`;
}

/** A reading differs from the version on record, and one look cannot tell an edit from the page's noise: another one, soon. */
export async function recordDoubt(
  db: Db,
  id: string,
  doubtedAt: Date,
  lookAgainAt: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "Item" SET "doubtedAt" = coalesce("doubtedAt", ${doubtedAt}::timestamptz), "nextVisitAt" = least("nextVisitAt", ${lookAgainAt}::timestamptz)
    WHERE "id" = ${id}::uuid`;
}

export async function clearDoubt(db: Db, id: string): Promise<void> {
  await clearDoubts(db, [id]);
}

/** Nothing is in doubt about these pages. */
export async function clearDoubts(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.item.updateMany({
    where: { id: { in: [...ids] }, doubtedAt: { not: null } },
    data: { doubtedAt: null },
  });
}

/** Looks at these are brought forward: what stands on them tells whether a page or its site has changed. */
export async function lookSooner(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await db.item.updateMany({
    where: { id: { in: [...ids] }, nextVisitAt: { gt: at } },
    data: { nextVisitAt: at },
  });
}
