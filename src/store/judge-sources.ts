import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/** So many looks at lists tell a streak of ordinary length; a longer one is looked up. */
const usualPolls = 60;
const mostPolls = 2_000;
const lastLooks = 60;

/**
 * Takes sources whose health is due to be judged, each by one caller alone: those that were looked at since, and the
 * others after `restMs`, none sooner than after `leastMs`. Official ones are judged when they are switched off, too.
 */
export async function takeSourcesToJudge(
  db: Db,
  now: Date,
  { leastMs, restMs, limit }: { leastMs: number; restMs: number; limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Source" SET "judgedAt" = ${now}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "Source" s
      WHERE ("enabled" OR "role" = 'official'
          OR EXISTS (SELECT 1 FROM "SourceFinding" f WHERE f."sourceId" = s."id" AND f."closedAt" IS NULL))
        AND ("judgedAt" IS NULL
          OR "judgedAt" <= ${now}::timestamptz - make_interval(secs => ${restMs / 1000}::float8)
          OR ("judgedAt" <= ${now}::timestamptz - make_interval(secs => ${leastMs / 1000}::float8)
            AND "lastPollAt" >= "judgedAt"))
      ORDER BY "judgedAt" NULLS FIRST LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id" AS id`;
  return rows.map(({ id }) => id);
}

export async function readSourceToJudge(db: Db, id: string) {
  return await db.source.findUnique({
    where: { id },
    include: {
      discoveries: {
        where: { OR: [{ movedTo: { not: null } }, { validatorsDoubtedAt: { not: null } }] },
      },
    },
  });
}

/** Looks at lists, newest first: enough of them to reach back to a good one of each list, where there is one. */
export async function readPollsBack(
  db: Db,
  sourceId: string,
  isEnough: (polls: PollRow[]) => boolean,
) {
  const polls = await readLast(db, sourceId, usualPolls);
  return polls.length < usualPolls || isEnough(polls)
    ? polls
    : await readLast(db, sourceId, mostPolls);
}

type PollRow = Awaited<ReturnType<typeof readLast>>[number];

async function readLast(db: Db, sourceId: string, take: number) {
  return await db.fetchAttempt.findMany({
    where: { sourceId, kind: "poll" },
    orderBy: { startedAt: "desc" },
    take,
    select: { url: true, startedAt: true, outcome: true, httpStatus: true },
  });
}

/** Looks at pages, newest first. */
export async function readLastLooks(db: Db, sourceId: string) {
  const rows = await db.fetchAttempt.findMany({
    where: { sourceId, kind: { in: ["visit", "recheck"] }, itemId: { not: null } },
    orderBy: { startedAt: "desc" },
    take: lastLooks,
    select: { itemId: true, startedAt: true, outcome: true, httpStatus: true },
  });
  return rows.map((row) => ({ ...row, itemId: row.itemId! }));
}

/** Pages that the selectors missed and that no good page followed, newest first. */
export async function readOpenMisses(db: Db, sourceId: string) {
  return await db.selectorMiss.findMany({
    where: { sourceId, followedAt: null },
    orderBy: { at: "desc" },
    take: 50,
    select: { itemId: true, field: true, selector: true, otherTextUtf16: true },
  });
}

export async function readCertificates(db: Db, hosts: string[]) {
  const rows = await db.hostBudget.findMany({
    where: { host: { in: hosts }, certificateValidTo: { not: null } },
    select: { host: true, certificateValidFrom: true, certificateValidTo: true },
  });
  return rows.map(({ host, certificateValidFrom, certificateValidTo }) => ({
    host,
    validFrom: certificateValidFrom,
    validTo: certificateValidTo!,
  }));
}

/** When a source was first looked at, and each instant since when something new was found, oldest first. */
export async function readAppearances(
  db: Db,
  sourceId: string,
  since: Date,
): Promise<{ watchedSince: Date | null; appearedAt: Date[] }> {
  const first = await db.fetchAttempt.findFirst({
    where: { sourceId, kind: "poll" },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  const firstItems = await db.item.aggregate({ where: { sourceId }, _min: { discoveredAt: true } });
  const begun = firstItems._min.discoveredAt;
  const rows = await db.item.groupBy({
    by: ["discoveredAt"],
    where: { sourceId, discoveredAt: { gte: since, ...(begun ? { gt: begun } : {}) } },
    orderBy: { discoveredAt: "asc" },
  });
  return {
    watchedSince: first?.startedAt ?? null,
    appearedAt: rows.map(({ discoveredAt }) => discoveredAt),
  };
}

export async function saveRhythm(db: Db, sourceId: string, rhythm: unknown): Promise<void> {
  await db.source.update({
    where: { id: sourceId },
    data: { rhythm: rhythm as Prisma.InputJsonValue },
  });
}

/**
 * A source with feeds whose lists fail, or that is silent, and whose home page was not asked since `before` whether it
 * announces another feed. Null where there is none.
 */
export async function findSourceToSeek(db: Db, before: Date): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT f."sourceId" AS id FROM "SourceFinding" f JOIN "Source" s ON s."id" = f."sourceId"
    WHERE f."closedAt" IS NULL AND f."clearedAt" IS NULL AND s."enabled"
      AND (f."kind" = 'silent'
        OR (f."kind" = 'look-fails' AND f."params"->>'cause' IN ('http-error', 'no-items', 'redirects')))
      AND s."definition"->'discovery' @> '[{"kind": "feed"}]'::jsonb
      AND NOT EXISTS (SELECT 1 FROM "DiscoveryState" d
        WHERE d."sourceId" = s."id" AND d."soughtAt" > ${before}::timestamptz)
    ORDER BY f."openedAt" LIMIT 1`;
  return rows[0]?.id ?? null;
}

/** The home page was asked for other feeds than this one; `movedTo` where it announces one instead. */
export async function noteSought(
  db: Db,
  sourceId: string,
  list: { key: string; url: string; movedTo: string | null },
  now: Date,
): Promise<void> {
  const { key, url, movedTo } = list;
  const found = movedTo === null ? {} : { movedTo, movedBy: "announced", movedSeenAt: now };
  await db.discoveryState.upsert({
    where: { sourceId_key: { sourceId, key } },
    create: { sourceId, key, url, soughtAt: now, ...found },
    update: { soughtAt: now, ...found },
  });
}
