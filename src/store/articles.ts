import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface VersionFacts {
  captureId: string;
  title: string | null;
  text: string;
  titleSha256: string;
  textSha256: string;
  dateSha256: string;
  publishedAt: Date | null;
  publishedAtRaw: string | null;
  publishedAtZone: string | null;
  publishedAtSource: string | null;
  modifiedAt: Date | null;
  authors: string[];
  language: string | null;
  siteName: string | null;
  image: string | null;
  extractorVersion: string;
}

/**
 * The article of an item, made when it is first read, and held until the transaction ends: two readings of one article must not
 * both believe to be the newest.
 */
export async function holdOrAddArticle(
  db: Db,
  facts: { sourceId: string; itemId: string; url: string; canonicalUrl: string | null },
  now: Date,
): Promise<{ id: string; currentVersionId: string | null }> {
  const held = await holdArticle(db, facts.itemId);
  if (held) return held;
  await db.article.createMany({
    data: [{ ...facts, id: newId(), firstSeenAt: now, lastSeenAt: now, presenceSince: now }],
    skipDuplicates: true,
  });
  return (await holdArticle(db, facts.itemId))!;
}

async function holdArticle(db: Db, itemId: string) {
  const [row] = await db.$queryRaw<{ id: string; currentVersionId: string | null }[]>`
    SELECT "id", "currentVersionId" FROM "Article" WHERE "itemId" = ${itemId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** The version of an article that is compared with what its page says next. */
export async function readCurrentVersion(db: Db, articleId: string) {
  const row = await db.article.findUnique({
    where: { id: articleId },
    select: {
      currentVersion: { include: { capture: { select: { seq: true, fetchedAt: true } } } },
    },
  });
  return row?.currentVersion ?? null;
}

/** The newest version that was news: what technical versions after it changed is the site's doing or ours. */
export async function readNewsVersion(db: Db, articleId: string) {
  return await db.articleVersion.findFirst({
    where: { articleId, technical: false },
    orderBy: { number: "desc" },
  });
}

export async function hasVersionOfCapture(
  db: Db,
  captureId: string,
  extractorVersion: string,
): Promise<boolean> {
  return (await db.articleVersion.count({ where: { captureId, extractorVersion } })) > 0;
}

/** Saves a version and makes it the current one. */
export async function addVersion(
  db: Db,
  articleId: string,
  number: number,
  facts: VersionFacts,
  extra: { changedFields: string[]; technical: boolean; now: Date },
): Promise<string> {
  const id = newId();
  const { now, ...rest } = extra;
  await db.articleVersion.create({
    data: { ...facts, ...rest, id, articleId, number, createdAt: now },
  });
  await db.article.update({
    where: { id: articleId },
    data: { currentVersionId: id, lastSeenAt: now },
  });
  return id;
}

/** A new extractor reads the version's capture in the same way: it is that one's reading too. */
export async function confirmVersion(db: Db, id: string, extractorVersion: string): Promise<void> {
  await db.articleVersion.update({ where: { id }, data: { extractorVersion } });
}

/** Captures of current versions that another extractor has read. */
export async function readOutdatedVersions(
  db: Db,
  extractorVersion: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.article.findMany({
    where: { currentVersion: { extractorVersion: { not: extractorVersion } } },
    take: limit,
    select: { currentVersion: { select: { captureId: true } } },
  });
  return rows.flatMap((row) => row.currentVersion?.captureId ?? []);
}

export async function touchArticle(db: Db, articleId: string, now: Date): Promise<void> {
  await db.article.update({ where: { id: articleId }, data: { lastSeenAt: now } });
}

/**
 * Pages that stand on the same host as this item's, as far as is known: the nearest by the time of discovery on either side,
 * and the newest.
 */
export async function readNeighbours(
  db: Db,
  itemId: string,
  host: string,
): Promise<{ itemId: string; url: string; title: string | null; text: string }[]> {
  return await db.$queryRaw`
    WITH self AS (SELECT "sourceId", "discoveredAt", "id" FROM "Item" WHERE "id" = ${itemId}::uuid),
    others AS (
      SELECT i."id", i."url", i."discoveredAt", v."title", v."text"
      FROM "Item" i JOIN self ON i."sourceId" = self."sourceId" AND i."id" <> self."id"
      JOIN "Article" a ON a."itemId" = i."id" AND a."presence" = 'present'
      JOIN "ArticleVersion" v ON v."id" = a."currentVersionId"
      WHERE i."url" LIKE 'http://' || ${host} || '/%' OR i."url" LIKE 'https://' || ${host} || '/%'),
    chosen AS (
      (SELECT o.*, 1 AS rank FROM others o, self WHERE (o."discoveredAt", o."id") < (self."discoveredAt", self."id") ORDER BY o."discoveredAt" DESC, o."id" DESC LIMIT 1)
      UNION ALL
      (SELECT o.*, 2 FROM others o, self WHERE (o."discoveredAt", o."id") > (self."discoveredAt", self."id") ORDER BY o."discoveredAt", o."id" LIMIT 1)
      UNION ALL
      (SELECT o.*, 3 FROM others o ORDER BY o."discoveredAt" DESC, o."id" DESC LIMIT 1))
    SELECT "id" AS "itemId", "url", "title", "text" FROM (SELECT DISTINCT ON ("id") * FROM chosen ORDER BY "id", rank) c ORDER BY rank`;
}

/** A version with all that the later steps need of its article and source. */
export async function readVersion(db: Db, id: string) {
  return await db.articleVersion.findUnique({
    where: { id },
    include: { article: { include: { source: true } } },
  });
}

/** Current versions that can speak of an incident: those published, or found, from a week before it on. Newest first. */
export async function readVersionsToRelink(
  db: Db,
  incidentId: string,
  limit = 20_000,
): Promise<string[]> {
  const { occurredFrom } = await db.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { occurredFrom: true },
  });
  const from = new Date(occurredFrom.getTime() - 7 * 86_400_000);
  const rows = await db.article.findMany({
    where: {
      currentVersion: {
        OR: [{ publishedAt: { gte: from } }, { publishedAt: null, createdAt: { gte: from } }],
      },
    },
    orderBy: { firstSeenAt: "desc" },
    take: limit,
    select: { currentVersionId: true },
  });
  return rows.flatMap((row) => row.currentVersionId ?? []);
}
