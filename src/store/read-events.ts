import type { Db } from "./open-store.ts";

export async function latestEventSeq(db: Db): Promise<bigint> {
  const last = await db.event.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } });
  return last?.seq ?? 0n;
}

/** Events after `seq` in order; `visible` says whether the person may see the incident they are about. */
export async function readEventsAfter(db: Db, seq: bigint, userId: string) {
  const rows = await db.event.findMany({
    where: { seq: { gt: seq } },
    orderBy: { seq: "asc" },
    take: 200,
    include: { incident: { select: { visibility: true, members: { where: { userId } } } } },
  });
  return rows.map((row) => ({
    ...row,
    visible:
      row.incident === null ||
      row.incident.visibility === "organisation" ||
      row.incident.members.length > 0,
  }));
}
