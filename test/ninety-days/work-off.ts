import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { pollSource } from "../../crawlers/poll/poll-source.ts";
import { readCapture } from "../../crawlers/read/read-capture.ts";
import { handOnDueWork } from "../../crawlers/schedule-work.ts";
import { visitItem } from "../../crawlers/visit/visit-item.ts";
import type { Clock } from "../../src/clock.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { maxEnqueues, queues, type QueueName } from "../../src/queue/queues.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import type { Store } from "../../src/store/open-store.ts";
import {
  giveUpWork,
  markWorkDone,
  postponeWork,
  takeDueWork,
  type DueWork,
} from "../../src/store/outbox.ts";

const atOnce = 20;
/** Production asks twice a second what is due; here it is asked so often, and all that fell due meanwhile is one step. */
const usuallyAskedEveryMs = 15 * 60_000;

/** A clock that stands still until somebody waits or moves it on. */
export interface SimulatedClock extends Clock {
  wait(ms: number): Promise<void>;
  moveTo(at: number): void;
}

export function simulateClock(startAt: number): SimulatedClock {
  let now = startAt;
  return {
    simulated: true,
    now: () => new Date(now),
    wait: async (ms) => void (now += Math.ceil(ms)),
    moveTo: (at) => void (now = Math.max(now, at)),
  };
}

type Work = Partial<
  Record<QueueName, (payload: never, job: { outboxId: string }) => Promise<void>>
>;

/** A crawl process without its queue: what is due is taken from the database and worked off in simulated time. */
export interface CrawlProcess {
  /** Works off all that falls due until an instant. `onStep` comes before each step with its instant. */
  runUntil(until: number, onStep?: (now: number) => Promise<void> | void): Promise<void>;
  /** Pieces of work by queue, and failures by cause. */
  jobs: Record<string, number>;
}

export function startCrawlProcess(
  context: CrawlContext,
  clock: SimulatedClock,
  askedEveryMs = usuallyAskedEveryMs,
): CrawlProcess {
  const { store } = context;
  const work: Work = {
    poll: pollSource(context),
    visit: visitItem(context),
    read: readCapture(context),
  };
  const jobs: Record<string, number> = {};
  return {
    jobs,
    runUntil: async (until, onStep) => {
      for (;;) {
        const next = await readNextInstant(store);
        if (next === null || next > until) break;
        clock.moveTo(Math.ceil(next / askedEveryMs) * askedEveryMs);
        await onStep?.(clock.now().getTime());
        await handOnDueWork(context);
        await workOff(store, clock, work, jobs);
      }
      clock.moveTo(until);
    },
  };
}

/** When something is due next. */
async function readNextInstant(store: Store): Promise<number | null> {
  const { rows } = await store.pool.query<{ next: Date | null }>(
    `SELECT least(
       (SELECT min("nextPollAt") FROM "Source" WHERE "enabled"),
       (SELECT min("nextVisitAt") FROM "Item"),
       (SELECT min("availableAt") FROM "Outbox" WHERE "doneAt" IS NULL)) AS next`,
  );
  return rows[0]?.next?.getTime() ?? null;
}

/** Works off all that is due, as a queue's workers would: what fails comes again later, or is given up. */
async function workOff(
  store: Store,
  clock: Clock,
  work: Work,
  jobs: Record<string, number>,
): Promise<void> {
  for (;;) {
    const due = await takeDueWork(store, clock.now(), { limit: 200, sweepAfterMs: 0 });
    if (due.length === 0) return;
    const others = due.filter((entry) => !(entry.queue in work)).map(({ id }) => id);
    if (others.length > 0)
      await store.prisma.outbox.updateMany({
        where: { id: { in: others } },
        data: { doneAt: clock.now(), outcome: "done" },
      });
    // As in production several at once; but what is read was looked at before, and what is looked at was listed.
    for (const queue of ["poll", "visit", "read"]) {
      const waiting = due.filter((entry) => entry.queue === queue);
      const workers = Array.from({ length: atOnce }, async () => {
        for (let entry = waiting.shift(); entry; entry = waiting.shift())
          await workOffOne(store, clock, work, jobs, entry);
      });
      await Promise.all(workers);
    }
    // Readings hand nothing on that is worked off here.
    if (due.every((entry) => entry.queue === "read" || !(entry.queue in work))) return;
  }
}

async function workOffOne(
  store: Store,
  clock: Clock,
  work: Work,
  jobs: Record<string, number>,
  { id, queue, payload }: DueWork,
): Promise<void> {
  const handler = work[queue as QueueName] as Handler<"read">;
  jobs[queue] = (jobs[queue] ?? 0) + 1;
  try {
    await handler(payload as never, { outboxId: id });
    await markWorkDone(store.prisma, id, clock.now());
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    jobs[`${queue}: ${error.code}`] = (jobs[`${queue}: ${error.code}`] ?? 0) + 1;
    const after = (ms: number) => new Date(clock.now().getTime() + ms);
    if (error.retryAfterMs !== null)
      return await postponeWork(
        store.prisma,
        id,
        after(error.retryAfterMs),
        error.code,
        "no-failure",
      );
    const entry = await store.prisma.outbox.findUniqueOrThrow({ where: { id } });
    if (error.retry === "never" || entry.enqueues >= maxEnqueues)
      return await giveUpWork(store.prisma, id, clock.now(), error.code);
    await postponeWork(store.prisma, id, after(queues[queue as QueueName].pauseMs), error.code);
  }
}
