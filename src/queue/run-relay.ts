import type { Queue } from "bullmq";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import { giveBackWork, pruneDoneWork, takeDueWork, type DueWork } from "../store/outbox.ts";
import type { JobData, QueueConnection } from "./connect-queues.ts";
import { queueNames, queues, type QueueName } from "./queues.ts";

export interface Loop {
  stop(): Promise<void>;
}

/**
 * Carries work from the outbox into the queues, again and again. Enqueueing the same entry twice is harmless: the
 * entry's id is the job's id. What a lost queue swallowed is enqueued again after `sweepAfterMs`.
 */
export function runRelay(
  deps: { store: Store; connection: QueueConnection; clock: Clock; log: Logger },
  options: { idleMs?: number; sweepAfterMs?: number } = {},
): Loop {
  const targets = new Map<QueueName, Queue<JobData>>();
  const queueOf = (name: QueueName) => {
    const known = targets.get(name);
    if (known) return known;
    const made = deps.connection.makeQueue(name);
    // What cannot be enqueued is given back and tried again; the error shows there.
    made.on("error", () => {});
    targets.set(name, made);
    return made;
  };
  let pruneAt = 0;
  const loop = repeat(options.idleMs ?? 250, deps.log, async () => {
    const now = deps.clock.now();
    if (now.getTime() > pruneAt) {
      pruneAt = now.getTime() + 3_600_000;
      await pruneDoneWork(deps.store, new Date(now.getTime() - 7 * 86_400_000));
    }
    const work = await takeDueWork(deps.store, now, {
      limit: 500,
      sweepAfterMs: options.sweepAfterMs ?? 120_000,
    });
    for (const name of queueNames)
      await enqueue(
        deps,
        queueOf,
        name,
        work.filter((entry) => entry.queue === name),
      );
    return work.length > 0;
  });
  return {
    stop: async () => {
      await loop.stop();
      await Promise.all([...targets.values()].map((queue) => queue.close().catch(() => {})));
    },
  };
}

async function enqueue(
  deps: { store: Store; log: Logger },
  queueOf: (name: QueueName) => Queue<JobData>,
  name: QueueName,
  work: DueWork[],
): Promise<void> {
  if (work.length === 0) return;
  const { attempts, backoffMs } = queues[name];
  try {
    await queueOf(name).addBulk(
      work.map((entry) => ({
        name,
        data: { outboxId: entry.id, payload: entry.payload },
        // Jobs vanish when they end, so that the same id may come again; what happened stands in the outbox.
        opts: {
          jobId: entry.id,
          attempts,
          backoff: { type: "exponential", delay: backoffMs },
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  } catch (error) {
    await giveBackWork(
      deps.store,
      work.map((entry) => entry.id),
    );
    throw error;
  }
}

/** Runs `step` until stopped: at once again after work was found, after `idleMs` otherwise, after a growing pause on errors. */
export function repeat(idleMs: number, log: Logger, step: () => Promise<boolean>): Loop {
  let stopped = false;
  let wake = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => (clearTimeout(timer), resolve());
    });
  const running = (async () => {
    let failures = 0;
    while (!stopped) {
      try {
        const busy = await step();
        failures = 0;
        if (!busy && !stopped) await pause(idleMs);
      } catch (error) {
        failures += 1;
        log.error({ err: error, failures }, "a loop failed and will be tried again");
        if (!stopped) await pause(Math.min(30_000, 500 * 2 ** Math.min(failures, 6)));
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}
