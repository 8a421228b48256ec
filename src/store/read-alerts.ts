import type { Db } from "./open-store.ts";
import { visibleIncident } from "./read-reviews.ts";

/** Alerts the person may see, newest first. */
export async function listAlerts(
  db: Db,
  userId: string,
  options: { state?: string; limit: number },
) {
  return await db.alert.findMany({
    where: {
      ...(options.state ? { state: options.state } : {}),
      OR: [{ incidentId: null }, { incident: visibleIncident(userId) }],
    },
    orderBy: { createdAt: "desc" },
    take: options.limit,
    include: {
      incident: { select: { id: true, title: true } },
      event: {
        include: {
          article: {
            include: {
              source: { select: { id: true, name: true } },
              currentVersion: { select: { title: true } },
            },
          },
        },
      },
      deliveries: { select: { state: true } },
    },
  });
}

/** Returns false when there is no such alert for this person. Acknowledging twice keeps the first. */
export async function acknowledgeAlert(
  db: Db,
  id: string,
  userId: string,
  now: Date,
): Promise<boolean> {
  const alert = await db.alert.findFirst({
    where: { id, OR: [{ incidentId: null }, { incident: visibleIncident(userId) }] },
  });
  if (!alert) return false;
  await db.alert.updateMany({
    where: { id, state: "open" },
    data: { state: "acknowledged", ackedById: userId, ackedAt: now },
  });
  return true;
}

/** Deliveries of alerts and digests. Addresses stay sealed: a delivery names its channel and its user only. */
export async function listDeliveries(
  db: Db,
  userId: string,
  options: { state?: string; limit: number },
) {
  return await db.delivery.findMany({
    where: {
      ...(options.state ? { state: options.state } : {}),
      OR: [
        { alertId: null },
        { alert: { incidentId: null } },
        { alert: { incident: visibleIncident(userId) } },
      ],
    },
    orderBy: { createdAt: "desc" },
    take: options.limit,
    include: {
      subscriber: { select: { user: { select: { name: true } } } },
      alert: {
        select: {
          id: true,
          kind: true,
          params: true,
          incident: { select: { id: true, title: true } },
        },
      },
      digest: { select: { id: true, periodStart: true, periodEnd: true } },
    },
  });
}

/** A person settles a held delivery: `pending` sends it again, `dropped` does not. False when it was not held. */
export async function settleHeldDelivery(
  db: Db,
  id: string,
  state: "pending" | "dropped",
  now: Date,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { id, state: "unknown" },
    data:
      state === "pending"
        ? { state, attemptStartedAt: null, attemptToken: null, settledAt: null }
        : { state, settledAt: now },
  });
  return count === 1;
}
