import type { Store } from "./open-store.ts";

/** Items by what is known of them: `new` were never read as an article. */
export async function measureItems(store: Store): Promise<{ state: string; count: number }[]> {
  const { rows } = await store.pool.query<{ state: string; count: string }>(
    `SELECT coalesce(a."presence", 'new') AS state, count(*) AS count FROM "Item" i LEFT JOIN "Article" a ON a."itemId" = i."id" GROUP BY 1`,
  );
  return rows.map((row) => ({ state: row.state, count: Number(row.count) }));
}

/** Seconds since each enabled source was last polled well; since it was added where it never was. */
export async function measureStaleness(
  store: Store,
  now: Date,
): Promise<{ source: string; seconds: number }[]> {
  const rows = await store.prisma.source.findMany({
    where: { enabled: true },
    select: { id: true, lastSuccessAt: true, createdAt: true },
  });
  return rows.map((row) => ({
    source: row.id,
    seconds: (now.getTime() - (row.lastSuccessAt ?? row.createdAt).getTime()) / 1000,
  }));
}
