import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/**
 * Lays out one delivery per recipient. `subject` names the alert or the digest. Returns the ids of those that are new.
 */
export async function addDeliveries(
  db: Db,
  subject: { alertId: string } | { digestId: string },
  recipients: { id: string; channel: string }[],
  now: Date,
): Promise<string[]> {
  const rows = await db.delivery.createManyAndReturn({
    data: recipients.map((recipient) => ({
      id: newId(),
      ...subject,
      subscriberId: recipient.id,
      channel: recipient.channel,
      createdAt: now,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export async function readDelivery(db: Db, id: string) {
  return await db.delivery.findUnique({
    where: { id },
    include: { subscriber: { include: { recordKey: true } }, alert: true, digest: true },
  });
}

/**
 * Writes down, durably and before the first byte leaves, that a send begins. False when somebody else began:
 * then its outcome is theirs, or unknown.
 */
export async function claimDelivery(
  db: Db,
  id: string,
  token: string,
  now: Date,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { id, state: "pending" },
    data: {
      state: "sending",
      attemptToken: token,
      attemptStartedAt: now,
      attempts: { increment: 1 },
    },
  });
  return count === 1;
}

export async function settleDelivery(
  db: Db,
  id: string,
  token: string,
  outcome: {
    state: "sent" | "failed" | "pending" | "unknown";
    messageId?: string;
    errorCode?: string;
    errorText?: string;
  },
  now: Date,
): Promise<void> {
  const { state, ...rest } = outcome;
  await db.delivery.updateMany({
    where: { id, attemptToken: token, state: "sending" },
    data: { state, ...rest, ...(state === "pending" ? {} : { settledAt: now }) },
  });
}

/** A send that began and was never settled: nobody knows whether it went out. It is held for a person. */
export async function holdUnknownDelivery(db: Db, id: string, now: Date): Promise<void> {
  await db.delivery.updateMany({
    where: { id, state: "sending" },
    data: { state: "unknown", settledAt: now, errorCode: "outcome-unknown" },
  });
}

/** The same for all that began before `before`. Returns their ids. */
export async function holdUnknownDeliveries(db: Db, before: Date, now: Date): Promise<string[]> {
  const rows = await db.delivery.updateManyAndReturn({
    where: { state: "sending", attemptStartedAt: { lt: before } },
    data: { state: "unknown", settledAt: now, errorCode: "outcome-unknown" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** It must not go out any more: the recipient was erased, lost access, or what it tells of is gone. */
export async function dropDelivery(
  db: Db,
  id: string,
  reason: { errorCode: string; errorText: string },
  now: Date,
): Promise<void> {
  await db.delivery.updateMany({
    where: { id, state: "pending" },
    data: { state: "dropped", settledAt: now, ...reason },
  });
}
