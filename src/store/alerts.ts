import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

export interface NewAlert {
  eventId: string;
  incidentId: string | null;
  kind: string;
  dedupeKey: string;
  params: Record<string, unknown>;
}

/** One record per happening: returns null when it exists already. */
export async function addAlert(db: Db, alert: NewAlert, now: Date): Promise<string | null> {
  const id = newId();
  const { count } = await db.alert.createMany({
    data: [{ ...alert, id, params: alert.params as Prisma.InputJsonValue, createdAt: now }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}
