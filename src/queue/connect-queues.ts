import { Queue, Worker, type Job } from "bullmq";
import { createPostgresBackend } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { runMigrations } from "bullmq";
import { withBackend } from "bullmq";
import { OnRecordError } from "../errors/on-record-error.ts";

export class QueueUnreachableError extends OnRecordError {
  readonly code = "queue-unreachable";
  readonly retry = "later";
}

export interface JobData {
  outboxId: string;
  payload: Record<string, unknown>;
}

/** Short locks bring the work of a killed process back in ten seconds; a stalled job is no fault of the job. */
const workerTimes = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10 };

/** BullMQ on Redis where there is one, else on the PostgreSQL we have anyway. Nobody outside src/queue knows which. */
export interface QueueConnection {
  kind: "redis" | "postgres";
  makeQueue(name: string): Queue<JobData>;
  makeWorker(
    name: string,
    process: (job: Job<JobData>) => Promise<void>,
    options: { concurrency: number },
  ): Worker<JobData>;
  /** @throws {QueueUnreachableError} when it does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export async function connectQueues(options: {
  redisUrl: string | undefined;
  databaseUrl: string;
  prefix: string;
}): Promise<QueueConnection> {
  return options.redisUrl
    ? await connectRedis(options.redisUrl, options.prefix)
    : await connectPostgres(options.databaseUrl, options.prefix);
}

async function connectRedis(url: string, prefix: string): Promise<QueueConnection> {
  const probe = new Redis(url, {
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    enableOfflineQueue: false,
  });
  probe.on("error", () => {});
  const { host } = new URL(url);
  try {
    await probe.connect();
  } catch (cause) {
    probe.disconnect();
    throw new QueueUnreachableError(
      `Redis at ${host} does not answer: ${(cause as Error).message}. Start it, correct REDIS_URL, or unset it to use PostgreSQL for the queues.`,
      { cause },
    );
  }
  return {
    kind: "redis",
    // A queue that cannot be reached must say so at once: the relay gives the work back and tries again.
    makeQueue: (name) =>
      new Queue<JobData>(name, {
        prefix,
        connection: { url, maxRetriesPerRequest: 1, enableOfflineQueue: false },
      }),
    makeWorker: (name, process, { concurrency }) =>
      new Worker<JobData>(name, process, {
        prefix,
        concurrency,
        ...workerTimes,
        connection: { url, maxRetriesPerRequest: null },
      }),
    ping: async () => {
      try {
        await probe.ping();
      } catch (cause) {
        throw new QueueUnreachableError(
          `Redis at ${host} does not answer. Work waits in the database until it does.`,
          { cause },
        );
      }
    },
    close: async () => probe.disconnect(),
  };
}

async function connectPostgres(databaseUrl: string, prefix: string): Promise<QueueConnection> {
  const schema = `${prefix}_queue`;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on("error", () => {});
  // Two connections a queue: the backend hangs when connections run out, so they are few and counted.
  const connection = { connectionString: databaseUrl, schema, max: 2 };
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  return {
    kind: "postgres",
    makeQueue: (name) =>
      new PostgresQueue<JobData>(name, { connection }) as unknown as Queue<JobData>,
    makeWorker: (name, process, { concurrency }) =>
      new PostgresWorker<JobData>(name, process as never, {
        connection,
        concurrency,
        ...workerTimes,
      }) as unknown as Worker<JobData>,
    ping: async () => void (await pool.query("SELECT 1")),
    close: async () => void (await pool.end()),
  };
}
