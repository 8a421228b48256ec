import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addSubscriber } from "../../src/store/subscribers.ts";
import { makeDigest } from "../../workers/make-digest.ts";
import { scheduleDigests } from "../../workers/schedule-digests.ts";
import { openMailContext, type MailContext } from "./mail-context.ts";

/** A Monday morning in Almaty; the seeded story lies in the week before. */
const monday = new Date("2026-11-23T06:00:00Z");
const work = { audience: "everyone", periodStart: "2026-11-15T19:00:00.000Z" };
let mail: MailContext;

beforeAll(async () => {
  mail = await openMailContext(new Date("2026-11-20T10:00:00Z"));
  mail.setNow(monday);
});
afterAll(async () => await mail.close());

const subscribe = async (address: string, digest: boolean) =>
  await addSubscriber(
    mail.context.store.prisma,
    mail.context.masterKey,
    {
      userId: mail.story.users.analyst.id,
      channel: "email",
      address,
      locale: "ru",
      alerts: true,
      digest,
    },
    monday,
  );

describe("scheduleDigests", () => {
  it("asks once for the digest of the last full week, however many processes ask", async () => {
    const { prisma } = mail.context.store;
    const loops = [scheduleDigests(mail.context), scheduleDigests(mail.context)];
    await expect
      .poll(async () => await prisma.outbox.count({ where: { queue: "digest" } }))
      .toBe(1);
    await Promise.all(loops.map(async (loop) => await loop.stop()));
    expect(
      (await prisma.outbox.findMany({ where: { queue: "digest" } })).map((row) => row.payload),
    ).toEqual([work]);
  });
});

describe("makeDigest", () => {
  it("makes one digest and one delivery for each who wants it, however often it runs", async () => {
    const { prisma } = mail.context.store;
    const wants = await subscribe("wants@example.org", true);
    const wantsNot = await subscribe("wants-not@example.org", false);
    const handle = makeDigest(mail.context);
    await handle(work, { outboxId: "01a204a4-0000-7000-8000-000000000000" });
    await handle(work, { outboxId: "01a204a4-0000-7000-8000-000000000000" });
    const digests = await prisma.digest.findMany({ include: { deliveries: true } });
    expect(digests).toHaveLength(1);
    expect(digests[0]).toMatchObject({
      periodStart: new Date("2026-11-15T19:00:00Z"),
      periodEnd: new Date("2026-11-22T19:00:00Z"),
    });
    const recipients = digests[0]!.deliveries.map((delivery) => delivery.subscriberId);
    expect(recipients.filter((id) => id === wants)).toHaveLength(1);
    expect(recipients).not.toContain(wantsNot);
    const handedOn = await prisma.outbox.findMany({ where: { queue: "notify" } });
    expect(
      handedOn.map((row) => (row.payload as { deliveryId: string }).deliveryId).toSorted(),
    ).toEqual(digests[0]!.deliveries.map((delivery) => delivery.id).toSorted());
  });
});
