import type { Db } from "./open-store.ts";

/** Why robots.txt is passed for a source, and who decided it; null obeys again. */
export interface RobotsDecision {
  reason: string;
  userId: string;
}

/**
 * Keeps an administrator's decision on robots.txt. The lists and the pages that could not be seen are due at once.
 * False where there is no such source.
 */
export async function decideOnRobots(
  db: Db,
  sourceId: string,
  decision: RobotsDecision | null,
  now: Date,
): Promise<boolean> {
  const { count } = await db.source.updateMany({
    where: { id: sourceId },
    data: {
      robotsOverride: decision?.reason ?? null,
      robotsOverrideById: decision?.userId ?? null,
      robotsOverrideAt: decision ? now : null,
      nextPollAt: now,
    },
  });
  if (count === 0) return false;
  if (decision)
    await db.item.updateMany({
      where: { sourceId, failures: { gt: 0 }, nextVisitAt: { gt: now } },
      data: { nextVisitAt: now },
    });
  return true;
}
