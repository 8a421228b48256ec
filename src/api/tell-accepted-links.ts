import { handOn } from "../queue/hand-on.ts";
import { addEvent } from "../store/events.ts";
import type { Db } from "../store/open-store.ts";
import { readLinkFacts, type NewDecision } from "../store/reviews.ts";
import { addResponses } from "../store/responses.ts";

/**
 * What a person confirms is as much news as what was linked by computation: the same event, told once whoever was first,
 * and the same alerts. Call in the transaction of the decision.
 */
export async function tellAcceptedLinks(
  db: Db,
  decisions: NewDecision[],
  now: Date,
): Promise<void> {
  for (const { subject, subjectId, verdict } of decisions) {
    if (subject !== "link" || verdict !== "accept") continue;
    const link = await readLinkFacts(db, subjectId);
    await addResponses(db, link.incidentId, link.officialResponseIds, now);
    const news = link.isOfficial ? "statement" : "report";
    const eventId = await addEvent(db, {
      kind: `${news}.linked`,
      causedBy: { kind: "decision", id: subjectId },
      technical: false,
      dedupeKey: `linked ${news} ${link.incidentId} ${link.articleId}`,
      occurredAt: now,
      sourceId: link.sourceId,
      articleId: link.articleId,
      articleVersionId: link.articleVersionId,
      incidentId: link.incidentId,
    });
    if (eventId) await handOn(db, "alert", eventId, { eventId }, now);
  }
}
