import { randomUUID } from "node:crypto";
import type { Handler } from "../src/queue/run-worker.ts";
import { OnRecordError } from "../src/errors/on-record-error.ts";
import type { MailTransport, SendOutcome } from "../src/notify/mail-transport.ts";
import {
  claimDelivery,
  dropDelivery,
  holdUnknownDelivery,
  readDelivery,
  settleDelivery,
} from "../src/store/deliveries.ts";
import { openAddress } from "../src/store/subscribers.ts";
import { writeMail } from "./write-mail.ts";
import type { WorkContext } from "./work-context.ts";

class MailDeferredError extends OnRecordError {
  readonly code = "mail-deferred";
  readonly retry = "later";
}

/** A send that is not settled after so long is nobody's any more. */
const sendLimitMs = 90_000;

/**
 * Sends one mail to one recipient. That a send begins is on record before its first byte leaves; a send whose end
 * nobody saw (the process was killed) becomes `unknown` and is held for a person: mail cannot be deduplicated.
 */
export function notifyDelivery(context: WorkContext, transport: MailTransport): Handler<"notify"> {
  return async ({ deliveryId }) => {
    const { prisma } = context.store;
    const delivery = await readDelivery(prisma, deliveryId);
    if (!delivery) return;
    if (delivery.state === "sending") {
      const begunAgoMs =
        context.clock.now().getTime() - (delivery.attemptStartedAt?.getTime() ?? 0);
      if (begunAgoMs < sendLimitMs)
        throw new MailDeferredError(
          `Delivery ${deliveryId} is being sent by another process or by one that was killed. It is looked at again after ${sendLimitMs / 1000} s.`,
        );
      return await holdUnknownDelivery(prisma, deliveryId, context.clock.now());
    }
    if (delivery.state !== "pending") return;
    // Before the send is claimed: an erased recipient must not look like a send with an unknown outcome.
    const ready = await prepare(context, delivery);
    if (!ready) return;
    const token = randomUUID();
    if (!(await claimDelivery(prisma, deliveryId, token, context.clock.now()))) return;
    const outcome = await transport.send({
      ...ready.mail,
      messageId: `<${deliveryId}@on-record.invalid>`,
      from: context.mailFrom,
      to: ready.to,
    });
    await settle(context, deliveryId, token, outcome);
  };
}

/** Null, and the delivery dropped with its reason, where it must not go out any more. */
async function prepare(
  context: WorkContext,
  delivery: NonNullable<Awaited<ReturnType<typeof readDelivery>>>,
): Promise<{ mail: Awaited<ReturnType<typeof writeMail>>; to: string } | null> {
  try {
    return {
      mail: await writeMail(context, delivery),
      to: openAddress(context.masterKey, delivery.subscriber),
    };
  } catch (error) {
    if (!(error instanceof OnRecordError) || error.retry !== "never") throw error;
    await dropDelivery(
      context.store.prisma,
      delivery.id,
      { errorCode: error.code, errorText: error.message },
      context.clock.now(),
    );
    return null;
  }
}

async function settle(
  context: WorkContext,
  deliveryId: string,
  token: string,
  outcome: SendOutcome,
): Promise<void> {
  const now = context.clock.now();
  const messageId = `<${deliveryId}@on-record.invalid>`;
  if (outcome.state === "sent")
    return await settleDelivery(
      context.store.prisma,
      deliveryId,
      token,
      { state: "sent", messageId },
      now,
    );
  const error = { errorCode: outcome.code, errorText: outcome.text };
  await settleDelivery(
    context.store.prisma,
    deliveryId,
    token,
    { state: outcome.state === "retry" ? "pending" : outcome.state, messageId, ...error },
    now,
  );
  if (outcome.state === "retry")
    throw new MailDeferredError(
      `The mail server did not take delivery ${deliveryId} now (${outcome.code}). It is tried again later.`,
    );
}
