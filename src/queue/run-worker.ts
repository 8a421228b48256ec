import { UnrecoverableError, type Job } from "bullmq";
import type { Clock } from "../clock.ts";
import { OnRecordError } from "../errors/on-record-error.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import { coalesce, Crowd } from "../store/coalesce.ts";
import { areDone, giveUpWork, markDone, postponeWork } from "../store/outbox.ts";
import type { JobData, QueueConnection } from "./connect-queues.ts";
import { maxEnqueues, queues, type Payload, type QueueName } from "./queues.ts";
import type { Loop } from "./run-relay.ts";

export interface JobContext {
  /** Same for every try of the same work: use it where a row must be written once. */
  outboxId: string;
}

/** load → pure function → save → hand on. Safe to run twice. */
export type Handler<Name extends QueueName> = (
  payload: Payload<Name>,
  job: JobContext,
) => Promise<void>;

/** Works off one queue. The one place that maps an error's `retry` to BullMQ and the outbox. */
export function runWorker<Name extends QueueName>(
  deps: { store: Store; connection: QueueConnection; clock: Clock; log: Logger },
  name: Name,
  handler: Handler<Name>,
  options: { concurrency?: number } = {},
): Loop {
  const { payload: schema, concurrency, pauseMs } = queues[name];
  const crowd = new Crowd();
  const isDone = coalesce(async (ids: string[]) => await areDone(deps.store.prisma, ids), crowd);
  const setDone = coalesce(async (ids: string[]) => {
    await markDone(deps.store.prisma, ids, deps.clock.now());
    return ids;
  }, crowd);
  const work = async (job: Job<JobData>) => {
    const { outboxId } = job.data;
    if (await isDone(outboxId)) return;
    try {
      await handler(schema.parse(job.data.payload) as Payload<Name>, { outboxId });
    } catch (error) {
      if (error instanceof OnRecordError && error.retryAfterMs !== null)
        throw new PostponedError(error.message, error.retryAfterMs);
      if (error instanceof OnRecordError && error.retry === "never")
        throw new UnrecoverableError(error.message);
      throw error;
    }
    await setDone(outboxId);
  };
  const worker = deps.connection.makeWorker(
    name,
    async (job) => await crowd.with(() => work(job)),
    {
      concurrency: options.concurrency ?? concurrency,
    },
  );
  worker.on("error", (error) =>
    deps.log.warn({ queue: name, err: error }, "queue connection reports an error"),
  );
  worker.on("failed", (job, error) => {
    if (!job) return;
    void settleFailure(deps, name, job, error, pauseMs).catch((err: unknown) =>
      deps.log.error(
        { err, queue: name },
        "a failure could not be noted; the sweep will bring the work back",
      ),
    );
  });
  return {
    // close() hangs when Redis is gone (BullMQ issue 4656), so it is given a limit.
    stop: async () => {
      await Promise.race([
        worker.close(),
        new Promise((resolve) => setTimeout(resolve, 5_000).unref()),
      ]);
    },
  };
}

/** The queue's own tries would be in vain; the outbox brings the work back when its time has come. */
class PostponedError extends UnrecoverableError {
  readonly afterMs: number;

  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

async function settleFailure(
  deps: { store: Store; clock: Clock; log: Logger },
  name: QueueName,
  job: Job<JobData>,
  error: Error,
  pauseMs: number,
): Promise<void> {
  if (error instanceof PostponedError) {
    const again = new Date(deps.clock.now().getTime() + error.afterMs);
    deps.log.info(
      { queue: name, outboxId: job.data.outboxId, after_ms: error.afterMs },
      "work waits",
    );
    await postponeWork(deps.store.prisma, job.data.outboxId, again, error.message, "no-failure");
    return;
  }
  const final = error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
  deps.log.warn(
    { queue: name, outboxId: job.data.outboxId, attempt: job.attemptsMade, final, err: error },
    "work failed",
  );
  if (!final) return;
  const { outboxId } = job.data;
  const now = deps.clock.now();
  const entry = await deps.store.prisma.outbox.findUnique({
    where: { id: outboxId },
    select: { enqueues: true },
  });
  const hopeless = error instanceof UnrecoverableError || (entry?.enqueues ?? 0) >= maxEnqueues;
  if (hopeless) await giveUpWork(deps.store.prisma, outboxId, now, error.message);
  else
    await postponeWork(
      deps.store.prisma,
      outboxId,
      new Date(now.getTime() + pauseMs),
      error.message,
    );
}
