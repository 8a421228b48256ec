import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Mail, MailTransport, SendOutcome } from "../../src/notify/mail-transport.ts";
import { addDeliveries, claimDelivery, readDelivery } from "../../src/store/deliveries.ts";
import { addSubscriber } from "../../src/store/subscribers.ts";
import { openMailbox } from "../../workers/mailbox-transport.ts";
import { notifyDelivery } from "../../workers/notify-delivery.ts";
import { openMailContext, type MailContext } from "./mail-context.ts";

const start = new Date("2026-11-20T10:00:00Z");
const job = { outboxId: "01a204a4-0000-7000-8000-000000000000" };
let mail: MailContext;

beforeAll(async () => {
  mail = await openMailContext(start);
});
beforeEach(() => mail.setNow(start));
afterAll(async () => await mail.close());

let count = 0;
/** A delivery of the seeded alert to a new recipient. */
async function newDelivery(): Promise<{ id: string; subscriberId: string; address: string }> {
  const { prisma } = mail.context.store;
  const address = `notify-${(count += 1)}@example.org`;
  const subscriberId = await addSubscriber(
    prisma,
    mail.context.masterKey,
    {
      userId: mail.story.users.analyst.id,
      channel: "email",
      address,
      locale: "ru",
      alerts: true,
      digest: true,
    },
    start,
  );
  const [id] = await addDeliveries(
    prisma,
    { alertId: mail.story.alertId },
    [{ id: subscriberId, channel: "email" }],
    start,
  );
  return { id: id!, subscriberId, address };
}

const stateOf = async (id: string) => (await readDelivery(mail.context.store.prisma, id))!;

/** A way out of the house that answers as told, and keeps what it was given. */
function answering(...outcomes: SendOutcome[]): MailTransport & { sent: Mail[] } {
  const sent: Mail[] = [];
  return {
    sent,
    send: async (given) => {
      sent.push(given);
      return outcomes[Math.min(sent.length, outcomes.length) - 1]!;
    },
    close: () => {},
  };
}

describe("notifyDelivery", () => {
  it("sends one mail to the recipient and writes down that it was sent", async () => {
    const { id, address } = await newDelivery();
    const transport = answering({ state: "sent" });
    await notifyDelivery(mail.context, transport)({ deliveryId: id }, job);
    expect(transport.sent).toHaveLength(1);
    expect(transport.sent[0]).toMatchObject({
      to: address,
      from: "On Record <record@example.org>",
      messageId: `<${id}@on-record.invalid>`,
    });
    expect(await stateOf(id)).toMatchObject({ state: "sent", attempts: 1, settledAt: start });
  });

  it("sends nothing when the same work comes a second time", async () => {
    const { id } = await newDelivery();
    const transport = answering({ state: "sent" });
    const handle = notifyDelivery(mail.context, transport);
    await handle({ deliveryId: id }, job);
    await handle({ deliveryId: id }, job);
    expect(transport.sent).toHaveLength(1);
  });

  it("sends one mail when two processes take the same work at once", async () => {
    const { id } = await newDelivery();
    const transport = answering({ state: "sent" });
    const handle = notifyDelivery(mail.context, transport);
    await Promise.allSettled([handle({ deliveryId: id }, job), handle({ deliveryId: id }, job)]);
    expect(transport.sent).toHaveLength(1);
    expect((await stateOf(id)).state).toBe("sent");
  });

  it("has on record that a send begins before the first byte leaves", async () => {
    const { id } = await newDelivery();
    let stateWhileSending = "";
    const transport: MailTransport = {
      send: async () => {
        stateWhileSending = (await stateOf(id)).state;
        return { state: "sent" };
      },
      close: () => {},
    };
    await notifyDelivery(mail.context, transport)({ deliveryId: id }, job);
    expect(stateWhileSending).toBe("sending");
  });

  it("tries again what the server did not take now, with the same message id", async () => {
    const { id } = await newDelivery();
    const transport = answering(
      { state: "retry", code: "smtp-421", text: "busy" },
      { state: "sent" },
    );
    const handle = notifyDelivery(mail.context, transport);
    await expect(handle({ deliveryId: id }, job)).rejects.toMatchObject({
      code: "mail-deferred",
      retry: "later",
    });
    expect(await stateOf(id)).toMatchObject({ state: "pending", errorCode: "smtp-421" });
    await handle({ deliveryId: id }, job);
    expect(await stateOf(id)).toMatchObject({ state: "sent", attempts: 2 });
    expect(new Set(transport.sent.map((given) => given.messageId)).size).toBe(1);
  });

  it.each([
    ["failed", "smtp-550"],
    ["unknown", "econnection"],
  ] as const)(
    "keeps a send that ended %s as such, and does not send it again",
    async (state, code) => {
      const { id } = await newDelivery();
      const transport = answering({ state, code, text: "over" });
      const handle = notifyDelivery(mail.context, transport);
      await handle({ deliveryId: id }, job);
      await handle({ deliveryId: id }, job);
      expect(await stateOf(id)).toMatchObject({ state, errorCode: code, settledAt: start });
      expect(transport.sent).toHaveLength(1);
    },
  );

  it("holds a send whose process was killed, and leaves one alone that may still be going on", async () => {
    const { id } = await newDelivery();
    await claimDelivery(
      mail.context.store.prisma,
      id,
      "3b1b3a0e-0000-4000-8000-000000000000",
      start,
    );
    const transport = answering({ state: "sent" });
    const handle = notifyDelivery(mail.context, transport);
    mail.setNow(new Date(start.getTime() + 30_000));
    await expect(handle({ deliveryId: id }, job)).rejects.toMatchObject({ code: "mail-deferred" });
    expect((await stateOf(id)).state).toBe("sending");
    mail.setNow(new Date(start.getTime() + 91_000));
    await handle({ deliveryId: id }, job);
    expect(await stateOf(id)).toMatchObject({ state: "unknown", errorCode: "outcome-unknown" });
    expect(transport.sent).toEqual([]);
  });

  it("drops a mail whose recipient was erased, and never shows it as begun", async () => {
    const { id, subscriberId } = await newDelivery();
    const { prisma } = mail.context.store;
    const { recordKeyId } = await prisma.subscriber.findUniqueOrThrow({
      where: { id: subscriberId },
    });
    await prisma.recordKey.update({
      where: { id: recordKeyId },
      data: { wrappedKey: null, destroyedAt: start },
    });
    const transport = answering({ state: "sent" });
    await notifyDelivery(mail.context, transport)({ deliveryId: id }, job);
    expect(transport.sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({
      state: "dropped",
      errorText: expect.stringMatching(/erased/u),
    });
  });
});

describe("openMailbox", () => {
  it("keeps a mail as it would have gone out, and one message once", async () => {
    const { id, address } = await newDelivery();
    const mailbox = openMailbox(mail.context.store, mail.context.clock);
    await notifyDelivery(mail.context, mailbox)({ deliveryId: id }, job);
    const { prisma } = mail.context.store;
    const kept = await prisma.mailboxMessage.findUniqueOrThrow({
      where: { messageId: `<${id}@on-record.invalid>` },
    });
    expect(kept).toMatchObject({ recipients: [address], receivedAt: start });
    const parsed = await simpleParser(Buffer.from(kept.raw));
    expect(parsed.subject).toBe(kept.subject);
    expect(parsed.text).toContain("Фактов нарушения общественного порядка не выявлено");
    expect(parsed.html).toContain("Фактов нарушения общественного порядка не выявлено");
    expect(parsed.date).toEqual(start);
    await mailbox.send({
      messageId: kept.messageId,
      from: "a@example.org",
      to: address,
      subject: "again",
      text: "again",
      html: "again",
    });
    expect(await prisma.mailboxMessage.count({ where: { messageId: kept.messageId } })).toBe(1);
  });
});
