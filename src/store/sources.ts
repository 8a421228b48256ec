import { Prisma } from "./generated/client.ts";
import type { Db, Store } from "./open-store.ts";

/** What the store keeps of a source definition. `definition` is the whole, as JSON. */
export interface StoredSource {
  id: string;
  name: { ru: string; kk?: string; en: string };
  role: string;
  authorityId?: string;
  homepage: string;
  timeZone: string;
  definition: unknown;
  definitionHash: string;
}

/**
 * Makes the stored sources those given: new ones are due at once, changed ones keep what watching has learnt, missing
 * ones are switched off (never deleted).
 *
 * @param fileProblem what is wrong with files that could not be used: while there is such a file, what is missing may be
 *   its source, and is watched on by its last good definition
 */
export async function syncSources(
  store: Store,
  sources: StoredSource[],
  now: Date,
  fileProblem: string | null = null,
): Promise<void> {
  for (const source of sources) {
    const { id, ...rest } = source;
    const facts = {
      ...rest,
      authorityId: rest.authorityId ?? null,
      name: rest.name as object,
      definition: rest.definition as Prisma.InputJsonValue,
    };
    await store.prisma.source.upsert({
      where: { id },
      create: { id, ...facts, nextPollAt: now, createdAt: now },
      update: { ...facts, enabled: true, fileProblem: null },
    });
  }
  await store.prisma.source.updateMany({
    where: { id: { notIn: sources.map((source) => source.id) }, enabled: true },
    data: fileProblem === null ? { enabled: false, fileProblem: null } : { fileProblem },
  });
}

/** Takes sources whose poll is due, each by one caller alone, and sets the next one. Returns id and the instant that was due. */
export async function takeDueSources(
  db: Db,
  now: Date,
  limit: number,
): Promise<{ id: string; dueAt: Date }[]> {
  return await db.$queryRaw<{ id: string; dueAt: Date }[]>`
    UPDATE "Source" s SET "nextPollAt" = ${now}::timestamptz + make_interval(secs => s."pollIntervalMs" / 1000.0)
    FROM (SELECT "id", "nextPollAt" AS due FROM "Source" WHERE "enabled" AND "nextPollAt" <= ${now}::timestamptz ORDER BY "nextPollAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED) d
    WHERE s."id" = d."id" RETURNING s."id" AS id, d.due AS "dueAt"`;
}

export async function readSource(db: Db, id: string) {
  return await db.source.findUnique({ where: { id }, include: { discoveries: true } });
}

export interface PollOutcome {
  ok: boolean;
  newItems: number;
  nextPollAt: Date;
  pollIntervalMs: number;
  /** What decided the interval. */
  pollReason: string;
  /** The outcome of a failed look, such as `timeout`. */
  errorCode: string | null;
  errorText: string | null;
}

export async function recordPoll(
  db: Db,
  sourceId: string,
  outcome: PollOutcome,
  now: Date,
): Promise<void> {
  await db.source.update({
    where: { id: sourceId },
    data: {
      lastPollAt: now,
      nextPollAt: outcome.nextPollAt,
      pollIntervalMs: outcome.pollIntervalMs,
      pollReason: outcome.pollReason,
      ...(outcome.ok
        ? { lastSuccessAt: now, errorStreak: 0, lastErrorCode: null, lastErrorText: null }
        : {
            errorStreak: { increment: 1 },
            lastErrorCode: outcome.errorCode,
            lastErrorText: outcome.errorText,
          }),
      ...(outcome.newItems > 0 ? { lastNewItemAt: now } : {}),
    },
  });
}

export interface DiscoveryMemory {
  key: string;
  url: string;
  etag: string | null;
  lastModified: string | null;
  bodySha256: string | null;
  lastItemUrls: string[];
  pollsSinceFull: number;
  /** Since when its “not modified” is not believed; null where it is. */
  validatorsDoubtedAt: Date | null;
  overlapLostAt: Date | null;
  /** Where the list has moved to, and how we know: `redirect` or `announced`. */
  movedTo: string | null;
  movedBy: string | null;
  movedSeenAt: Date | null;
}

export async function rememberDiscovery(
  db: Db,
  sourceId: string,
  memory: DiscoveryMemory,
): Promise<void> {
  const { key, ...rest } = memory;
  await db.discoveryState.upsert({
    where: { sourceId_key: { sourceId, key } },
    create: { sourceId, key, ...rest },
    update: rest,
  });
}

/**
 * A source was healthy at `now`: extends its last stretch of coverage, or begins a new one after a gap of more than
 * `gapMs`, and where something may have been missed since the last look (`isBroken`).
 */
export async function extendCoverage(
  db: Db,
  sourceId: string,
  now: Date,
  { gapMs, isBroken }: { gapMs: number; isBroken: boolean },
  newId: () => string,
): Promise<void> {
  const last = await db.coverage.findFirst({ where: { sourceId }, orderBy: { to: "desc" } });
  if (!isBroken && last && now.getTime() - last.to.getTime() <= gapMs)
    await db.coverage.update({ where: { id: last.id }, data: { to: now } });
  else await db.coverage.create({ data: { id: newId(), sourceId, from: now, to: now } });
}

/** True when at least one source was watched before `instant`. */
export async function wasWatchingBefore(db: Db, instant: Date): Promise<boolean> {
  return (
    (await db.coverage.findFirst({ where: { from: { lt: instant } }, select: { id: true } })) !==
    null
  );
}
