import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { createLog } from "../../src/log.ts";
import { connectQueues, type QueueConnection } from "../../src/queue/connect-queues.ts";
import { handOn } from "../../src/queue/hand-on.ts";
import { runRelay, type Loop } from "../../src/queue/run-relay.ts";
import { runWorker, type Handler } from "../../src/queue/run-worker.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { hasRedis, startRedis } from "../fixtures/start-redis.ts";
import { until } from "../fixtures/until.ts";

class HopelessError extends OnRecordError {
  readonly code = "hopeless";
  readonly retry = "never";
}

const log = createLog("test", "silent");
const backends = hasRedis ? ["postgres", "redis"] : ["postgres"];

describe.each(backends)("outbox and queues on %s", (backend) => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  let connection: QueueConnection;
  const loops: Loop[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    if (backend === "redis") redis = await startRedis();
    connection = await connectQueues({
      redisUrl: redis?.url,
      databaseUrl: database.url,
      prefix: `t${randomUUID().slice(0, 8)}`,
    });
  });
  afterEach(async () => {
    await Promise.all(loops.splice(0).map(async (loop) => await loop.stop()));
    await database.store.prisma.outbox.deleteMany();
  });
  afterAll(async () => {
    await connection?.close();
    await redis?.stop();
    await database?.close();
  });

  const deps = () => ({ store: database.store, connection, clock: systemClock, log });
  const start = (handler: Handler<"read">) =>
    loops.push(runRelay(deps(), { idleMs: 30 }), runWorker(deps(), "read", handler));
  const entry = async (jobKey: string) =>
    await database.store.prisma.outbox.findUnique({
      where: { queue_jobKey: { queue: "read", jobKey } },
    });

  test("work arrives once, however often it is handed on", async () => {
    const captureId = randomUUID();
    const seen: string[] = [];
    start(async (payload) => void seen.push(payload.captureId));
    for (let time = 0; time < 3; time += 1)
      await handOn(database.store.prisma, "read", "same", { captureId }, new Date());
    await until("the work to be done", async () => (await entry("same"))?.outcome === "done");
    expect(seen).toEqual([captureId]);
  });

  test("work of a transaction that fails never happens", async () => {
    const failing = inTransaction(database.store, async (db) => {
      await handOn(db, "read", "rolled-back", { captureId: randomUUID() }, new Date());
      throw new Error("the row could not be saved");
    });
    await expect(failing).rejects.toThrow("the row could not be saved");
    expect(await entry("rolled-back")).toBeNull();
  });

  test("work that fails and may succeed is tried again", async () => {
    let tries = 0;
    start(async () => {
      tries += 1;
      if (tries < 2) throw new Error("a passing fault");
    });
    await handOn(database.store.prisma, "read", "again", { captureId: randomUUID() }, new Date());
    await until("the second try", async () => (await entry("again"))?.outcome === "done");
    expect(tries).toBe(2);
  });

  test("work that can never succeed is given up after one try, with its reason", async () => {
    let tries = 0;
    start(async () => {
      tries += 1;
      throw new HopelessError("The page cannot be read.");
    });
    await handOn(
      database.store.prisma,
      "read",
      "hopeless",
      { captureId: randomUUID() },
      new Date(),
    );
    const given = await until("giving up", async () => {
      const row = await entry("hopeless");
      return row?.outcome ? row : null;
    });
    expect(given).toMatchObject({ outcome: "given-up", lastError: "The page cannot be read." });
    expect(tries).toBe(1);
  });

  test("what a lost queue swallowed is enqueued again", async () => {
    await handOn(
      database.store.prisma,
      "read",
      "swallowed",
      { captureId: randomUUID() },
      new Date(),
    );
    const relay = runRelay(deps(), { idleMs: 30, sweepAfterMs: 60_000 });
    await until("the queue to have it", async () => (await entry("swallowed"))?.enqueuedAt);
    await relay.stop();
    const queue = connection.makeQueue("read");
    await until("the job to be there", async () => (await queue.getWaitingCount()) === 1);
    await queue.obliterate({ force: true });
    await queue.close();
    let done = 0;
    loops.push(
      runRelay(deps(), { idleMs: 30, sweepAfterMs: 200 }),
      runWorker(deps(), "read", async () => void (done += 1)),
    );
    await until(
      "the lost work to be done",
      async () => (await entry("swallowed"))?.outcome === "done",
    );
    expect(done).toBe(1);
  });

  test("two relays and two workers share the work and do nothing twice", async () => {
    const seen: string[] = [];
    const handler: Handler<"read"> = async ({ captureId }) => void seen.push(captureId);
    const ids = Array.from({ length: 60 }, () => randomUUID());
    for (const id of ids)
      await handOn(database.store.prisma, "read", id, { captureId: id }, new Date());
    loops.push(
      runRelay(deps(), { idleMs: 20 }),
      runRelay(deps(), { idleMs: 20 }),
      runWorker(deps(), "read", handler),
      runWorker(deps(), "read", handler),
    );
    await until(
      "all to be done",
      async () =>
        (await database.store.prisma.outbox.count({ where: { outcome: "done" } })) === ids.length,
      30_000,
    );
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });
});
