import type { Prisma } from "./generated/client.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/** A finding as it is judged. */
export interface FindingFacts {
  kind: string;
  severity: string;
  params: Record<string, string | number>;
}

export async function readOpenFindings(db: Db, sourceId: string) {
  return await db.sourceFinding.findMany({
    where: { sourceId, closedAt: null },
    select: { id: true, kind: true, clearedAt: true },
  });
}

/** Returns the id, or null when the same stands on record already. */
export async function openFinding(
  db: Db,
  sourceId: string,
  { kind, severity, params }: FindingFacts,
  now: Date,
): Promise<string | null> {
  const id = newId();
  const { count } = await db.sourceFinding.createMany({
    data: [
      {
        id,
        sourceId,
        kind,
        severity,
        params: params as Prisma.InputJsonValue,
        openedAt: now,
        seenAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export async function keepFinding(
  db: Db,
  id: string,
  { severity, params }: FindingFacts,
  now: Date,
): Promise<void> {
  await db.sourceFinding.update({
    where: { id },
    data: { severity, params: params as Prisma.InputJsonValue, seenAt: now, clearedAt: null },
  });
}

export async function clearFindings(db: Db, ids: string[], now: Date): Promise<void> {
  await db.sourceFinding.updateMany({ where: { id: { in: ids } }, data: { clearedAt: now } });
}

export async function closeFinding(db: Db, id: string, at: Date): Promise<void> {
  await db.sourceFinding.update({ where: { id }, data: { closedAt: at } });
}

/** What people are to be told now. */
export interface Telling {
  opened: string[];
  closed: string[];
}

/**
 * Takes what nobody was told of yet, marked as told, for one caller alone: findings that stood for `waitMs`, and the end
 * of those that were told of. What came and went in between is told to nobody. Empty while `mayTell` says that enough
 * was told for now.
 */
export async function takeTelling(
  db: Db,
  now: Date,
  waitMs: number,
  mayTell: (db: Db) => Promise<boolean>,
): Promise<Telling> {
  const nothing = { opened: [], closed: [] };
  const [lock] = await db.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(72707370) AS mine`;
  if (!lock?.mine) return nothing;
  await db.sourceFinding.updateMany({
    where: { openToldAt: null, closedAt: { not: null } },
    data: { openToldAt: now, closeToldAt: now },
  });
  const opened = await db.sourceFinding.findMany({
    where: { openToldAt: null, openedAt: { lte: new Date(now.getTime() - waitMs) } },
    orderBy: { openedAt: "asc" },
    select: { id: true },
  });
  const closed = await db.sourceFinding.findMany({
    where: { closedAt: { not: null }, closeToldAt: null },
    orderBy: { closedAt: "asc" },
    select: { id: true },
  });
  if (opened.length + closed.length === 0 || !(await mayTell(db))) return nothing;
  await db.sourceFinding.updateMany({
    where: { id: { in: idsOf(opened) } },
    data: { openToldAt: now },
  });
  await db.sourceFinding.updateMany({
    where: { id: { in: idsOf(closed) } },
    data: { closeToldAt: now },
  });
  return { opened: idsOf(opened), closed: idsOf(closed) };
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

/** How often people were told of sources since `since`. */
export async function countTellings(db: Db, since: Date): Promise<number> {
  return await db.event.count({ where: { kind: "source.health", occurredAt: { gt: since } } });
}

/** Findings by id with the source's name, the graver first. */
export async function readFindings(db: Db, ids: string[]) {
  return await db.sourceFinding.findMany({
    where: { id: { in: ids } },
    orderBy: [{ severity: "asc" }, { kind: "asc" }, { sourceId: "asc" }],
    include: { source: { select: { id: true, name: true, role: true } } },
  });
}
