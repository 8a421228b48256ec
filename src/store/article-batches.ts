import type { VersionFacts } from "./articles.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface ArticleFacts {
  sourceId: string;
  itemId: string;
  url: string;
  canonicalUrl: string | null;
}

interface HeldArticle {
  id: string;
  itemId: string;
  currentVersionId: string | null;
}

/**
 * The articles of items, made where they are read for the first time, and held until the transaction ends: two readings of one
 * article must not both believe to be the newest. In the order of `articles`.
 */
export async function holdOrAddArticles(
  db: Db,
  articles: readonly ArticleFacts[],
  now: Date,
): Promise<HeldArticle[]> {
  const held = await hold(
    db,
    articles.map(({ itemId }) => itemId),
  );
  const missing = articles.filter(({ itemId }) => !held.has(itemId));
  if (missing.length > 0) {
    await db.article.createMany({
      data: missing.map((facts) => ({
        ...facts,
        id: newId(),
        firstSeenAt: now,
        lastSeenAt: now,
        presenceSince: now,
      })),
      skipDuplicates: true,
    });
    for (const [itemId, row] of await hold(
      db,
      missing.map(({ itemId: id }) => id),
    ))
      held.set(itemId, row);
  }
  return articles.map(({ itemId }) => held.get(itemId)!);
}

async function hold(db: Db, itemIds: string[]): Promise<Map<string, HeldArticle>> {
  const rows = await db.$queryRaw<HeldArticle[]>`
    SELECT "id", "itemId", "currentVersionId" FROM "Article" WHERE "itemId" = ANY(${itemIds}::uuid[]) ORDER BY "itemId" FOR UPDATE`;
  return new Map(rows.map((row) => [row.itemId, row]));
}

export interface NewVersion {
  articleId: string;
  number: number;
  facts: VersionFacts;
  changedFields: string[];
}

/** Saves versions that are news, one of an article at most, and makes them the current ones. Returns their ids in the same order. */
export async function addNewsVersions(
  db: Db,
  versions: readonly NewVersion[],
  now: Date,
): Promise<string[]> {
  if (versions.length === 0) return [];
  const rows = versions.map(({ facts, ...rest }) => ({
    ...facts,
    ...rest,
    id: newId(),
    technical: false,
    createdAt: now,
  }));
  await db.articleVersion.createMany({ data: rows });
  await db.$executeRaw`
    UPDATE "Article" a SET "currentVersionId" = v."id", "lastSeenAt" = ${now}::timestamptz
    FROM unnest(${rows.map(({ articleId }) => articleId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) AS v("articleId", "id")
    WHERE a."id" = v."articleId"`;
  return rows.map(({ id }) => id);
}

export async function touchArticles(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.article.updateMany({ where: { id: { in: [...ids] } }, data: { lastSeenAt: now } });
}

export interface PresenceOfArticle {
  articleId: string;
  presence: "present" | "suspected" | "removed";
  /** Null: it was so before. */
  since: Date | null;
  /** The state that the next look continues from. */
  removal: unknown;
}

/** What the last looks made of pages' being there. */
export async function setPresences(db: Db, presences: readonly PresenceOfArticle[]): Promise<void> {
  if (presences.length === 0) return;
  await db.$executeRaw`
    UPDATE "Article" a SET "presence" = p."presence", "presenceSince" = coalesce(p."since", a."presenceSince"), "removal" = p."removal"::jsonb
    FROM unnest(${presences.map(({ articleId }) => articleId)}::uuid[], ${presences.map(({ presence }) => presence)}::text[],
      ${presences.map(({ since }) => since)}::timestamptz[], ${presences.map(({ removal }) => JSON.stringify(removal))}::text[])
      AS p("id", "presence", "since", "removal")
    WHERE a."id" = p."id"`;
}
