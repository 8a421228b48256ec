import { decideAlerts } from "../src/core/alerts/decide-alerts.ts";
import { handOnMany } from "../src/queue/hand-on.ts";
import type { Handler } from "../src/queue/run-worker.ts";
import { addAlert } from "../src/store/alerts.ts";
import { addDeliveries } from "../src/store/deliveries.ts";
import { readEvent } from "../src/store/events.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { readStandingLinks } from "../src/store/incident-links.ts";
import { readRecipients } from "../src/store/subscribers.ts";
import type { WorkContext } from "./work-context.ts";

/** An event becomes alert records, and a delivery for each person who may hear of the incident. */
export function raiseAlerts(context: WorkContext): Handler<"alert"> {
  return async ({ eventId }) => {
    const { prisma } = context.store;
    const event = await readEvent(prisma, eventId);
    if (!event) return;
    const links = event.articleId ? await readStandingLinks(prisma, event.articleId) : [];
    const decisions = decideAlerts({
      id: event.id,
      kind: event.kind,
      technical: event.technical,
      articleId: event.articleId,
      incidentId: event.incidentId,
      linkedIncidentIds: links.map((link) => link.incidentId),
      sourceRole: event.article?.source.role ?? null,
      findingsOpened: (event.params as { opened?: unknown[] } | null)?.opened?.length ?? 0,
    });
    const now = context.clock.now();
    await inTransaction(context.store, async (db) => {
      for (const { kind, incidentId, leastRole, dedupeKey } of decisions) {
        const alertId = await addAlert(
          db,
          { eventId, incidentId, kind, dedupeKey, params: {} },
          now,
        );
        if (!alertId) continue;
        const deliveries = await addDeliveries(
          db,
          { alertId },
          await readRecipients(db, "alerts", incidentId, leastRole),
          now,
        );
        await handOnMany(
          db,
          "notify",
          deliveries.map((deliveryId) => ({ jobKey: deliveryId, payload: { deliveryId } })),
          new Date(now.getTime() + context.alertWaitMs),
        );
      }
    });
  };
}
