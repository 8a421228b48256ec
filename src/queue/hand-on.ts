import { addToOutbox } from "../store/outbox.ts";
import type { Db } from "../store/open-store.ts";
import { queues, type Payload, type QueueName } from "./queues.ts";

/** Hands work to the next step, in the transaction that saved what it works on. `jobKey` makes doing it twice harmless. */
export async function handOn<Name extends QueueName>(
  db: Db,
  queue: Name,
  jobKey: string,
  payload: Payload<Name>,
  availableAt: Date,
): Promise<void> {
  await handOnMany(db, queue, [{ jobKey, payload }], availableAt);
}

export async function handOnMany<Name extends QueueName>(
  db: Db,
  queue: Name,
  work: { jobKey: string; payload: Payload<Name> }[],
  availableAt: Date,
): Promise<void> {
  const { payload: schema } = queues[queue];
  await addToOutbox(
    db,
    work.map(({ jobKey, payload }) => ({
      queue,
      jobKey,
      payload: schema.parse(payload) as Record<string, unknown>,
      availableAt,
    })),
  );
}
