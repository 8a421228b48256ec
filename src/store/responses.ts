import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/** Official flags that answer an incident. */
export async function addResponses(
  db: Db,
  incidentId: string,
  flagIds: string[],
  now: Date,
): Promise<void> {
  await db.response.createMany({
    data: flagIds.map((flagId) => ({ id: newId(), incidentId, flagId, createdAt: now })),
    skipDuplicates: true,
  });
}
