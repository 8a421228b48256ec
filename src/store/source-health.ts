import type { Db } from "./open-store.ts";

/** Every source with what watching has learnt, and the last attempts of each kind. */
export async function listSourceHealth(db: Db) {
  return await db.source.findMany({
    orderBy: [{ errorStreak: "desc" }, { id: "asc" }],
    include: {
      attempts: { where: { kind: "poll" }, orderBy: { startedAt: "desc" }, take: 12 },
      _count: { select: { articles: true } },
    },
  });
}
