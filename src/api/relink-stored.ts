import { handOnMany } from "../queue/hand-on.ts";
import { readVersionsToRelink } from "../store/articles.ts";
import type { Db } from "../store/open-store.ts";

/**
 * A new or changed incident may be what stored articles speak of: they are linked anew in the background. Their words are
 * old, so nobody is alerted; they show on the timeline and in the queue. Call in the transaction of the change.
 */
export async function relinkStored(db: Db, incidentId: string, now: Date): Promise<void> {
  const versions = await readVersionsToRelink(db, incidentId);
  await handOnMany(
    db,
    "link",
    versions.map((articleVersionId) => ({
      jobKey: `${articleVersionId} for ${incidentId} ${now.getTime()}`,
      payload: { articleVersionId, quiet: true },
    })),
    now,
  );
}
