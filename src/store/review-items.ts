import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

export interface NewReviewItem {
  articleId: string;
  articleVersionId: string;
  incidentId: string | null;
  priority: number;
  /** Message codes with parameters: why this is before a person. */
  reasons: { code: string; params: Record<string, string | number> }[];
  /** Opens an item that people had done with. */
  again: boolean;
}

/** Puts a version before people, in place of older versions of the same article that nobody has decided. */
export async function openReviewItem(
  db: Db,
  { again, ...item }: NewReviewItem,
  now: Date,
): Promise<void> {
  await db.reviewItem.updateMany({
    where: {
      articleId: item.articleId,
      state: "open",
      articleVersionId: { not: item.articleVersionId },
    },
    data: { state: "superseded" },
  });
  const existing = await db.reviewItem.findUnique({
    where: { articleVersionId: item.articleVersionId },
    select: { id: true, state: true, priority: true },
  });
  const reasons = item.reasons as unknown as Prisma.InputJsonValue;
  if (existing)
    await db.reviewItem.updateMany({
      where: { id: existing.id, state: { in: again ? ["open", "done"] : ["open"] } },
      data: {
        incidentId: item.incidentId,
        // what waited for a person before the new reading keeps its place
        priority:
          existing.state === "open" ? Math.max(existing.priority, item.priority) : item.priority,
        reasons,
        state: "open",
        ...(existing.state === "open" ? {} : { doneAt: null }),
      },
    });
  else await db.reviewItem.create({ data: { ...item, reasons, id: newId(), createdAt: now } });
}
