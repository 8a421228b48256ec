import { z } from "zod";

/**
 * Every queue with what its jobs carry (ids only: job data is clear text), how often BullMQ tries on its own,
 * and why. What is still undone after that waits `pauseMs` in the outbox and is tried again.
 */
export interface QueueDefinition<Payload> {
  payload: z.ZodType<Payload>;
  attempts: number;
  backoffMs: number;
  pauseMs: number;
  /** Jobs of this queue at once in one process. */
  concurrency: number;
}

const id = z.uuid();

const define = <Payload>(definition: QueueDefinition<Payload>) => definition;

export const queues = {
  /** A failed poll is an attempt on record, and the next poll comes by itself: one try is enough. */
  poll: define({
    payload: z.object({ sourceId: z.string() }),
    attempts: 2,
    backoffMs: 2_000,
    pauseMs: 60_000,
    concurrency: 24,
  }),
  /** The site's own failures are attempts on record, not errors of the job; tries are for our own faults. */
  visit: define({
    payload: z.object({ itemId: id, kind: z.enum(["visit", "recheck"]) }),
    attempts: 3,
    backoffMs: 2_000,
    pauseMs: 120_000,
    concurrency: 64,
  }),
  /** Pure work on stored bytes: fails again in the same way unless the machine was short of something. */
  read: define({
    payload: z.object({ captureId: id }),
    attempts: 3,
    backoffMs: 1_000,
    pauseMs: 300_000,
    concurrency: 2,
  }),
  /** Screenshot and PDF of what was captured. Nothing waits for them, and one at a time leaves the machine to the rest. */
  view: define({
    payload: z.object({ captureId: id }),
    attempts: 2,
    backoffMs: 10_000,
    pauseMs: 600_000,
    concurrency: 1,
  }),
  analyze: define({
    payload: z.object({ articleVersionId: id }),
    attempts: 3,
    backoffMs: 1_000,
    pauseMs: 300_000,
    concurrency: 2,
  }),
  /** The reader that the user named may be slow, away or wrong; nothing waits for it. */
  "second-read": define({
    payload: z.object({ analysisId: id }),
    attempts: 2,
    backoffMs: 10_000,
    pauseMs: 600_000,
    concurrency: 1,
  }),
  /** `quiet`: linked anew because an incident is new or changed; old words alert nobody. */
  link: define({
    payload: z.object({ articleVersionId: id, quiet: z.boolean().optional() }),
    attempts: 3,
    backoffMs: 1_000,
    pauseMs: 300_000,
    concurrency: 2,
  }),
  /** An event becomes alerts and deliveries: rows only. */
  alert: define({
    payload: z.object({ eventId: id }),
    attempts: 3,
    backoffMs: 1_000,
    pauseMs: 60_000,
    concurrency: 2,
  }),
  /** Mail servers come back after minutes or hours: few quick tries, then patience. */
  notify: define({
    payload: z.object({ deliveryId: id }),
    attempts: 3,
    backoffMs: 5_000,
    pauseMs: 600_000,
    concurrency: 2,
  }),
  digest: define({
    payload: z.object({ audience: z.string(), periodStart: z.iso.datetime() }),
    attempts: 3,
    backoffMs: 5_000,
    pauseMs: 600_000,
    concurrency: 1,
  }),
} as const;

export type QueueName = keyof typeof queues;
export type Payload<Name extends QueueName> = z.output<(typeof queues)[Name]["payload"]>;
export const queueNames = Object.keys(queues) as QueueName[];

/** How often work comes back from the outbox after its tries before it is given up and shown to people. */
export const maxEnqueues = 12;
