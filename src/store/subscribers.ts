import { userRoles, type UserRole } from "../core/access/can.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";
import {
  createRecordKey,
  openSealedText,
  SealError,
  sealText,
  unwrapRecordKey,
} from "./record-keys.ts";

export interface NewSubscriber {
  userId: string | null;
  channel: "email";
  address: string;
  locale: string;
  alerts: boolean;
  digest: boolean;
}

/** Adds a recipient; the address is sealed with a key of its own. */
export async function addSubscriber(
  db: Db,
  master: Buffer,
  subscriber: NewSubscriber,
  now: Date,
): Promise<string> {
  const { id: recordKeyId, key } = await createRecordKey(db, master, now);
  const id = newId();
  const { address, ...facts } = subscriber;
  await db.subscriber.create({
    data: { ...facts, id, recordKeyId, sealedAddress: sealText(key, address), consentAt: now },
  });
  return id;
}

/**
 * Who may hear of an incident by this kind of message: subscribed, not disabled, and allowed to see it (visibility
 * `members` reaches members only). `incidentId` null: what concerns no incident. `leastRole`: only users who have it.
 */
export async function readRecipients(
  db: Db,
  kind: "alerts" | "digest",
  incidentId: string | null,
  leastRole?: UserRole,
): Promise<{ id: string; channel: string }[]> {
  const incident = incidentId
    ? await db.incident.findUnique({ where: { id: incidentId }, include: { members: true } })
    : null;
  const rows = await db.subscriber.findMany({
    where: {
      unsubscribedAt: null,
      [kind]: true,
      OR: [{ userId: null }, { user: { disabledAt: null } }],
    },
    include: { user: true },
  });
  const allowed = rows.filter((row) => {
    if (leastRole !== undefined && !hasRole(row.user, leastRole)) return false;
    if (!incident || incident.visibility === "organisation") return true;
    return incident.members.some((member) => member.userId === row.userId);
  });
  return allowed.map((row) => ({ id: row.id, channel: row.channel }));
}

const hasRole = (user: { role: string } | null, least: UserRole): boolean =>
  user !== null && userRoles.findIndex((role) => role === user.role) >= userRoles.indexOf(least);

/** The address in clear, for the moment of sending only. @throws {SealError} when the recipient was erased. */
export function openAddress(
  master: Buffer,
  subscriber: {
    sealedAddress: Uint8Array;
    recordKey: { id: string; wrappedKey: Uint8Array | null };
  },
): string {
  const key = unwrapRecordKey(master, subscriber.recordKey);
  if (key === null)
    throw new SealError("This recipient was erased: nothing can be sent to them any more.");
  return openSealedText(key, subscriber.sealedAddress);
}
