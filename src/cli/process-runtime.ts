import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import { systemClock, type Clock } from "../clock.ts";
import { readConfig, type Config } from "../config.ts";
import { openBlobDirectory, type BlobStore } from "../evidence/blob-store.ts";
import path from "node:path";
import { createLog, type Logger } from "../log.ts";
import { connectQueues, type QueueConnection } from "../queue/connect-queues.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { readMasterKey } from "../store/read-master-key.ts";
import { createMetrics } from "./metrics.ts";
import { findRunningDatabase } from "./running-instance.ts";
import type { Registry } from "prom-client";

/** What each long-running process (serve, crawl, work) has. */
export interface Runtime {
  config: Config;
  clock: Clock;
  log: Logger;
  store: Store;
  connection: QueueConnection;
  blobs: BlobStore;
  masterKey: Buffer;
  metrics: Registry;
  machine: string;
  close(): Promise<void>;
}

/** Opens database, queues and stores. @throws what is wrong, as a sentence for people */
export async function openRuntime(kind: string): Promise<Runtime> {
  const config = readConfig();
  const log = createLog(kind, config.logLevel);
  const databaseUrl = config.databaseUrl ?? findRunningDatabase(config.dataDir);
  const store = await openStore(databaseUrl);
  const connection = await connectQueues({
    redisUrl: config.redisUrl,
    databaseUrl,
    prefix: config.queuePrefix,
  });
  const blobs = openBlobDirectory(path.join(config.dataDir, "blobs"));
  await blobs.checkReady();
  return {
    config,
    clock: systemClock,
    log,
    store,
    connection,
    blobs,
    masterKey: readMasterKey(config.dataDir, config.masterKey),
    metrics: createMetrics(store, systemClock, kind),
    machine: `${os.hostname()}-${process.pid}`,
    close: async () => {
      await connection.close().catch(() => {});
      await store.close().catch(() => {});
    },
  };
}

/** /healthz, /readyz and /metrics for a process that serves nothing else, on loopback unless a port is set for it. */
export async function serveHealth(runtime: Runtime): Promise<http.Server> {
  const { config, store, connection, metrics, log, blobs } = runtime;
  const server = http.createServer((request, response) => {
    void answer(request.url ?? "/")
      .catch(() => ({ status: 500, type: "text/plain", body: "error" }))
      .then(({ status, type, body }) =>
        response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body),
      );
  });
  const answer = async (url: string) => {
    if (url === "/healthz")
      return { status: 200, type: "application/json", body: '{"status":"ok"}' };
    if (url === "/metrics")
      return { status: 200, type: metrics.contentType, body: await metrics.metrics() };
    if (url !== "/readyz") return { status: 404, type: "text/plain", body: "not found" };
    const check = async (what: Promise<unknown>) =>
      await what.then(
        () => true,
        () => false,
      );
    const checks = {
      database: await check(store.pool.query("SELECT 1")),
      queue: await check(connection.ping()),
      evidence: await check(blobs.checkReady()),
    };
    const ready = Object.values(checks).every(Boolean);
    return {
      status: ready ? 200 : 503,
      type: "application/json",
      body: JSON.stringify({ status: ready ? "ready" : "not-ready", checks }),
    };
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(
      config.metricsPort ?? 0,
      config.metricsPort === undefined ? "127.0.0.1" : config.host,
      resolve,
    );
  });
  log.info({ port: (server.address() as AddressInfo).port }, "health and metrics listen");
  return server;
}

/** Ends the process in order on SIGTERM, SIGINT, or when the parent is gone; by force after ten seconds. */
export function endGracefully(log: Logger, stop: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "did not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end);
}
