import type { Db } from "./open-store.ts";

/** Work of these queues that is due and undone, in whatever hands it is. */
export async function countDueWork(db: Db, queues: string[], now: Date): Promise<number> {
  return await db.outbox.count({
    where: { queue: { in: queues }, doneAt: null, availableAt: { lte: now } },
  });
}
