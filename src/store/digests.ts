import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/** One digest per audience and period: the second caller gets the first one's. */
export async function addDigest(
  db: Db,
  digest: { audience: string; periodStart: Date; periodEnd: Date; content: unknown },
  now: Date,
): Promise<{ id: string; created: boolean }> {
  const { count } = await db.digest.createMany({
    data: [
      { ...digest, content: digest.content as Prisma.InputJsonValue, id: newId(), createdAt: now },
    ],
    skipDuplicates: true,
  });
  const row = await db.digest.findUniqueOrThrow({
    where: { audience_periodStart: { audience: digest.audience, periodStart: digest.periodStart } },
    select: { id: true },
  });
  return { id: row.id, created: count === 1 };
}

/** Events of a period with what a digest says of them, oldest first. Technical ones are no news. */
export async function readEventsOfPeriod(db: Db, from: Date, to: Date) {
  return await db.event.findMany({
    where: { technical: false, occurredAt: { gte: from, lt: to } },
    orderBy: { seq: "asc" },
    include: {
      incident: true,
      article: { include: { source: true } },
      articleVersion: {
        select: { id: true, title: true, number: true, publishedAt: true, captureId: true },
      },
    },
  });
}
