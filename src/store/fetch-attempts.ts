import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface AttemptFacts {
  kind: "poll" | "visit" | "recheck" | "control" | "nonsense" | "seek" | "view" | "robots";
  sourceId: string;
  itemId?: string | null;
  url: string;
  finalUrl?: string | null;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  httpStatus?: number | null;
  errorCode?: string | null;
  errorText?: string | null;
  redirects?: { status: number; url: string; location: string }[];
  remoteAddress?: string | null;
  viaBrowser?: boolean;
  itemsFound?: number | null;
  itemsNew?: number | null;
  machine: string;
  captureId?: string | null;
  /** The work this attempt belongs to: a job that runs twice leaves one attempt. */
  workId?: string | null;
}

/** True when it was written, false when this work had left its attempt before. */
export async function addAttempt(db: Db, facts: AttemptFacts): Promise<boolean> {
  return (await addAttempts(db, [facts])) === 1;
}

/** How many were written: not those whose work had left its attempt before. */
export async function addAttempts(db: Db, attempts: readonly AttemptFacts[]): Promise<number> {
  const { count } = await db.fetchAttempt.createMany({
    data: attempts.map((facts) => ({ ...facts, id: newId(), redirects: facts.redirects ?? [] })),
    skipDuplicates: true,
  });
  return count;
}

export async function hasAttemptOfWork(db: Db, workId: string): Promise<boolean> {
  return (await haveAttempts(db, [workId]))[0]!;
}

/** For each work whether it has left its attempt. */
export async function haveAttempts(db: Db, workIds: readonly string[]): Promise<boolean[]> {
  const rows = await db.fetchAttempt.findMany({
    where: { workId: { in: [...workIds] } },
    select: { workId: true },
  });
  const found = new Set(rows.map(({ workId }) => workId));
  return workIds.map((id) => found.has(id));
}

export interface PollHistory {
  /** Polls that brought something new, and the first of each list that listed anything; oldest first. */
  telling: { url: string; startedAt: Date; itemsFound: number | null; itemsNew: number | null }[];
  /** The first poll; null where there was none. */
  firstAt: Date | null;
  /** Failed polls since the last good one. */
  failures: number;
}

/** What a source's polls since `since` say of its rhythm. Thousands of them brought nothing and stay in the database. */
export async function readPollHistory(db: Db, sourceId: string, since: Date): Promise<PollHistory> {
  const telling = await db.$queryRaw<PollHistory["telling"]>`
    WITH polls AS MATERIALIZED (
      SELECT "id", "url", "startedAt", "itemsFound", "itemsNew" FROM "FetchAttempt"
      WHERE "sourceId" = ${sourceId} AND "kind" = 'poll' AND "startedAt" >= ${since}::timestamptz AND "itemsFound" > 0),
    firsts AS (SELECT DISTINCT ON ("url") "id" FROM polls ORDER BY "url", "startedAt", "id")
    SELECT "url", "startedAt", "itemsFound", "itemsNew" FROM polls
    WHERE "itemsNew" > 0 OR "id" IN (SELECT "id" FROM firsts) ORDER BY "startedAt", "id"`;
  const [sums] = await db.$queryRaw<{ firstAt: Date | null; failures: number }[]>`
    SELECT min("startedAt") AS "firstAt", count(*) FILTER (WHERE "startedAt" > coalesce((
        SELECT max("startedAt") FROM "FetchAttempt"
        WHERE "sourceId" = ${sourceId} AND "kind" = 'poll' AND "startedAt" >= ${since}::timestamptz AND "outcome" IN ('ok', 'not-modified')),
      '-infinity'))::int AS failures
    FROM "FetchAttempt" WHERE "sourceId" = ${sourceId} AND "kind" = 'poll' AND "startedAt" >= ${since}::timestamptz`;
  return { telling, firstAt: sums?.firstAt ?? null, failures: sums?.failures ?? 0 };
}

/** Was one of these pages looked at since, by the same means, and found to be there? */
export async function wasSeenWell(
  db: Db,
  itemIds: readonly string[],
  viaBrowser: boolean,
  since: Date,
): Promise<boolean> {
  const row = await db.fetchAttempt.findFirst({
    where: {
      itemId: { in: [...itemIds] },
      kind: { in: ["visit", "recheck", "control"] },
      startedAt: { gte: since },
      viaBrowser,
      outcome: { in: ["ok", "unchanged"] },
    },
    select: { id: true },
  });
  return row !== null;
}

/** Since when, and for how many looks in a row, a page answers without the words it had. */
export async function readLostSince(
  db: Db,
  itemId: string,
): Promise<{ since: Date | null; looks: number }> {
  const rows = await db.fetchAttempt.findMany({
    where: { itemId, kind: { in: ["visit", "recheck"] } },
    orderBy: { startedAt: "desc" },
    take: 20,
    select: { startedAt: true, errorCode: true },
  });
  const end = rows.findIndex((row) => row.errorCode !== "text-lost");
  const lost = end < 0 ? rows : rows.slice(0, end);
  return { since: lost.at(-1)?.startedAt ?? null, looks: lost.length };
}

/** Looks between two instants that found a page with the very bytes of the look before. */
export async function countUnchanged(
  db: Db,
  itemId: string,
  from: Date,
  to: Date,
): Promise<number> {
  return await db.fetchAttempt.count({
    where: { itemId, outcome: "unchanged", startedAt: { gt: from, lt: to } },
  });
}
