import type { Db } from "./open-store.ts";

/** A captured page in which the source's own selectors found nothing. */
export interface SelectorMissFacts {
  captureId: string;
  sourceId: string;
  itemId: string;
  /** When the page was captured. */
  at: Date;
  field: string;
  selector: string;
  /** How much text the general extractor finds in it, in UTF-16 code units. */
  otherTextUtf16: number;
}

/** Keeps a miss once, however often the page is read. */
export async function addSelectorMiss(db: Db, miss: SelectorMissFacts): Promise<void> {
  const { captureId, ...facts } = miss;
  await db.selectorMiss.upsert({ where: { captureId }, create: miss, update: facts });
  await db.source.update({ where: { id: miss.sourceId }, data: { selectorMissAt: miss.at } });
}

/** A page captured at `at` was read well: misses before it were oddities, and its own is over. */
export async function followSelectorMisses(
  db: Db,
  sourceId: string,
  page: { captureId: string; at: Date },
  now: Date,
): Promise<void> {
  await db.selectorMiss.deleteMany({ where: { captureId: page.captureId } });
  await db.selectorMiss.updateMany({
    where: { sourceId, followedAt: null, at: { lte: page.at } },
    data: { followedAt: now },
  });
  if ((await db.selectorMiss.count({ where: { sourceId, followedAt: null } })) === 0)
    await db.source.update({ where: { id: sourceId }, data: { selectorMissAt: null } });
}

/** Pages of sources whose definition is another than when they were last tried, oldest first; and notes that they are tried with it now. */
export async function takeMissesToReread(
  db: Db,
  limit: number,
): Promise<{ captureId: string; definitionHash: string }[]> {
  const sources = await db.$queryRaw<{ id: string; definitionHash: string }[]>`
    UPDATE "Source" SET "rereadFor" = "definitionHash"
    WHERE "selectorMissAt" IS NOT NULL AND "rereadFor" IS DISTINCT FROM "definitionHash"
    RETURNING "id" AS id, "definitionHash" AS "definitionHash"`;
  const hashes = new Map(sources.map(({ id, definitionHash }) => [id, definitionHash]));
  const misses = await db.selectorMiss.findMany({
    where: { sourceId: { in: [...hashes.keys()] } },
    orderBy: { at: "asc" },
    take: limit,
    select: { captureId: true, sourceId: true },
  });
  return misses.map(({ captureId, sourceId }) => ({
    captureId,
    definitionHash: hashes.get(sourceId)!,
  }));
}
