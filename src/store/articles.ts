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

/** The article of an item, made when it is first read. */
export async function readOrAddArticle(
  db: Db,
  facts: { sourceId: string; itemId: string; url: string; canonicalUrl: string | null },
  now: Date,
) {
  await db.article.createMany({
    data: [{ ...facts, id: newId(), firstSeenAt: now, lastSeenAt: now, presenceSince: now }],
    skipDuplicates: true,
  });
  // Two readings of one article must not both believe to be the newest: one after the other.
  await db.$queryRaw`SELECT "id" FROM "Article" WHERE "itemId" = ${facts.itemId}::uuid FOR UPDATE`;
  return await db.article.findUniqueOrThrow({
    where: { itemId: facts.itemId },
    include: { currentVersion: { include: { capture: { select: { seq: true } } } } },
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

export async function touchArticle(db: Db, articleId: string, now: Date): Promise<void> {
  await db.article.update({ where: { id: articleId }, data: { lastSeenAt: now } });
}

/** What the last look made of the page's being there. `removal` is the state that the next look continues from. */
export async function setPresence(
  db: Db,
  articleId: string,
  presence: "present" | "suspected" | "removed",
  since: Date | null,
  removal: unknown,
): Promise<void> {
  await db.article.update({
    where: { id: articleId },
    data: { presence, removal: removal as object, ...(since ? { presenceSince: since } : {}) },
  });
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
