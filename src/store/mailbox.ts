import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/** The demo's built-in mailbox, newest first, without the raw bytes. */
export async function listMailbox(db: Db, limit: number) {
  return await db.mailboxMessage.findMany({
    orderBy: { receivedAt: "desc" },
    take: limit,
    omit: { raw: true },
  });
}

export async function readMailboxMessage(db: Db, id: string) {
  return await db.mailboxMessage.findUnique({ where: { id } });
}

/** Keeps a received message; a message id seen before is kept once. */
export async function saveMailboxMessage(
  db: Db,
  message: {
    messageId: string;
    sender: string;
    recipients: string[];
    subject: string;
    raw: Uint8Array;
  },
  now: Date,
): Promise<void> {
  await db.mailboxMessage.upsert({
    where: { messageId: message.messageId },
    create: { id: newId(), ...message, raw: new Uint8Array(message.raw), receivedAt: now },
    update: {},
  });
}
