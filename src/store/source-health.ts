import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

const withFindings = {
  findings: { where: { closedAt: null }, orderBy: [{ severity: "asc" }, { openedAt: "asc" }] },
} satisfies Prisma.SourceInclude;

/** Every source with what watching has learnt, what is found wrong with it now, and the last looks at its lists. */
export async function listSourceHealth(db: Db) {
  return await db.source.findMany({
    orderBy: [{ errorStreak: "desc" }, { id: "asc" }],
    include: {
      ...withFindings,
      attempts: { where: { kind: "poll" }, orderBy: { startedAt: "desc" }, take: 12 },
      _count: { select: { articles: true } },
    },
  });
}

/** One source, with stretches of coverage that reach beyond `since` and what was wrong with it before. Null where there is none. */
export async function readSourceHealth(db: Db, id: string, since: Date) {
  const source = await db.source.findUnique({
    where: { id },
    include: {
      ...withFindings,
      attempts: { where: { kind: "poll" }, orderBy: { startedAt: "desc" }, take: 12 },
      coverage: { where: { to: { gte: since } }, orderBy: { from: "asc" } },
      _count: { select: { articles: true } },
    },
  });
  if (!source) return null;
  const history = await db.sourceFinding.findMany({
    where: { sourceId: id, closedAt: { not: null } },
    orderBy: { openedAt: "desc" },
    take: 50,
  });
  const decidedBy = source.robotsOverrideById
    ? await db.user.findUnique({
        where: { id: source.robotsOverrideById },
        select: { name: true },
      })
    : null;
  return { ...source, history, robotsOverrideBy: decidedBy?.name ?? null };
}

export interface DayOfLooks {
  /** Calendar day in the source's zone. */
  day: string;
  outcome: string;
  looks: number;
  itemsNew: number;
}

/** Looks at the lists of a source since `since`, by day of its zone and outcome, oldest first. */
export async function countLooksByDay(
  db: Db,
  sourceId: string,
  timeZone: string,
  since: Date,
): Promise<DayOfLooks[]> {
  return await db.$queryRaw<DayOfLooks[]>`
    SELECT to_char("startedAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, "outcome" AS outcome,
      count(*)::int AS looks, coalesce(sum("itemsNew"), 0)::int AS "itemsNew"
    FROM "FetchAttempt" WHERE "sourceId" = ${sourceId} AND "kind" = 'poll' AND "startedAt" >= ${since}::timestamptz
    GROUP BY 1, 2 ORDER BY 1`;
}

/** How often each cause came since the last good look at any of the source's lists. */
export async function countCauses(db: Db, sourceId: string): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ outcome: string; looks: number }[]>`
    SELECT "outcome" AS outcome, count(*)::int AS looks FROM "FetchAttempt" a JOIN "Source" s ON s."id" = a."sourceId"
    WHERE a."sourceId" = ${sourceId} AND a."kind" = 'poll' AND a."outcome" NOT IN ('ok', 'not-modified', 'unchanged')
      AND a."startedAt" > coalesce(s."lastSuccessAt", s."createdAt")
    GROUP BY 1 ORDER BY 2 DESC`;
  return Object.fromEntries(rows.map(({ outcome, looks }) => [outcome, looks]));
}
