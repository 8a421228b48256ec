import { newId } from "./new-id.ts";
import type { Db, Store } from "./open-store.ts";

/** One piece of work that must happen: ids only. */
export interface OutboxEntry {
  queue: string;
  /** Unique in its queue: adding the same work twice is adding it once. */
  jobKey: string;
  payload: Record<string, unknown>;
  availableAt: Date;
}

export interface DueWork {
  id: string;
  queue: string;
  payload: Record<string, unknown>;
}

/** Call in the transaction that saves the rows the work speaks of. */
export async function addToOutbox(db: Db, entries: OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.outbox.createMany({
    data: entries.map((entry) => ({
      ...entry,
      payload: entry.payload as object,
      id: newId(),
      createdAt: entry.availableAt,
    })),
    skipDuplicates: true,
  });
}

/**
 * Takes work that is due and not yet enqueued, or enqueued longer than `sweepAfterMs` ago and still undone (the queue may
 * have been lost). Several relays may call it at once; each entry goes to one of them.
 */
export async function takeDueWork(
  store: Store,
  now: Date,
  options: { limit: number; sweepAfterMs: number },
): Promise<DueWork[]> {
  const { rows } = await store.pool.query<DueWork>(
    `UPDATE "Outbox" SET "enqueuedAt" = $1, "enqueues" = "enqueues" + 1
     WHERE "id" IN (
       SELECT "id" FROM "Outbox"
       WHERE "doneAt" IS NULL AND "availableAt" <= $1 AND ("enqueuedAt" IS NULL OR "enqueuedAt" < $2)
       ORDER BY "createdAt" LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING "id", "queue", "payload"`,
    [now, new Date(now.getTime() - options.sweepAfterMs), options.limit],
  );
  return rows;
}

/** The queue did not take it: due again at once. */
export async function giveBackWork(store: Store, ids: string[]): Promise<void> {
  await store.prisma.outbox.updateMany({
    where: { id: { in: ids }, doneAt: null },
    data: { enqueuedAt: null },
  });
}

export async function markWorkDone(db: Db, id: string, now: Date): Promise<void> {
  await markDone(db, [id], now);
}

export async function markDone(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await db.outbox.updateMany({
    where: { id: { in: [...ids] }, doneAt: null },
    data: { doneAt: now, outcome: "done" },
  });
}

/** The same for work that is known by its keys: who handed it on has done it. */
export async function markDoneByKeys(
  db: Db,
  queue: string,
  jobKeys: readonly string[],
  now: Date,
): Promise<void> {
  if (jobKeys.length === 0) return;
  await db.outbox.updateMany({
    where: { queue, jobKey: { in: [...jobKeys] }, doneAt: null },
    data: { doneAt: now, outcome: "done" },
  });
}

/** Nothing will change by trying again: kept with its error, for the health page. */
export async function giveUpWork(db: Db, id: string, now: Date, error: string): Promise<void> {
  await db.outbox.updateMany({
    where: { id, doneAt: null },
    data: { doneAt: now, outcome: "given-up", lastError: error },
  });
}

/** Once more after a pause. `no-failure`: it had no chance this time, and the try does not count. */
export async function postponeWork(
  db: Db,
  id: string,
  availableAt: Date,
  error: string,
  kind: "failure" | "no-failure" = "failure",
): Promise<void> {
  await db.outbox.updateMany({
    where: { id, doneAt: null },
    data: {
      enqueuedAt: null,
      availableAt,
      lastError: error,
      ...(kind === "no-failure" ? { enqueues: { decrement: 1 } } : {}),
    },
  });
}

/** For each whether it is done, or was forgotten. */
export async function areDone(db: Db, ids: readonly string[]): Promise<boolean[]> {
  const rows = await db.outbox.findMany({
    where: { id: { in: [...ids] }, doneAt: null },
    select: { id: true },
  });
  const undone = new Set(rows.map((row) => row.id));
  return ids.map((id) => !undone.has(id));
}

/** For metrics and the watchdog: undone work by queue, and the age of the oldest due piece in seconds. */
export async function measureBacklog(
  store: Store,
  now: Date,
): Promise<{ queue: string; undone: number; oldestDueSeconds: number }[]> {
  const { rows } = await store.pool.query<{ queue: string; undone: string; oldest: Date | null }>(
    `SELECT "queue", count(*) AS undone, min("availableAt") FILTER (WHERE "availableAt" <= $1) AS oldest FROM "Outbox" WHERE "doneAt" IS NULL GROUP BY "queue"`,
    [now],
  );
  return rows.map((row) => ({
    queue: row.queue,
    undone: Number(row.undone),
    oldestDueSeconds: row.oldest ? (now.getTime() - row.oldest.getTime()) / 1000 : 0,
  }));
}

/** Forgets work done before `before`; what was given up stays for people to see. */
export async function pruneDoneWork(store: Store, before: Date): Promise<number> {
  const { count } = await store.prisma.outbox.deleteMany({
    where: { doneAt: { lt: before }, outcome: "done" },
  });
  return count;
}
