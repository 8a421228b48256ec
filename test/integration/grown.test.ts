import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyLog, type LogEntry } from "../../src/evidence/capture-log.ts";
import { readCaptureLog } from "../../src/store/captures.ts";
import { addSubscriber } from "../../src/store/subscribers.ts";
import { createUser } from "../../src/store/users.ts";
import { createIncident } from "../../src/store/write-incidents.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { spawnOwnProcess, type OwnProcess } from "../fixtures/spawn-own-process.ts";
import { hasRedis, startRedis } from "../fixtures/start-redis.ts";
import { until } from "../fixtures/until.ts";
import { loadIncidents } from "../replica/load-incidents.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica, type Replica } from "../replica/start-replica.ts";

/** Sites whose pages need no browser: the rendered ones have tests of their own. */
const plainSites = ["police", "outlet", "reprint", "ngo", "telegram"];

describe.each(hasRedis ? ["postgres", "redis"] : ["postgres"])(
  "two crawlers and two workers with queues on %s",
  (backend) => {
    let database: Awaited<ReturnType<typeof openTestDatabase>>;
    let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
    let replica: Replica;
    let dir: string;
    let env: NodeJS.ProcessEnv;
    const processes: OwnProcess[] = [];
    const spawnOne = (kind: "crawl" | "work") => {
      const own = spawnOwnProcess([kind], env);
      processes.push(own);
      return own;
    };

    beforeAll(async () => {
      database = await openTestDatabase();
      if (backend === "redis") redis = await startRedis();
      replica = await startReplica();
      replica.clock.advanceTo(20);
      dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-grown-"));
      const sources = path.join(dir, "watched");
      fs.mkdirSync(sources);
      for (const source of replicaSources(replica.sites).filter((source) => !source.render))
        fs.writeFileSync(path.join(sources, `${source.id}.json`), JSON.stringify(source));
      const masterKey = randomBytes(32);
      env = {
        DATABASE_URL: database.url,
        REDIS_URL: redis?.url ?? "",
        ONRECORD_DATA: dir,
        ONRECORD_SOURCES: sources,
        ONRECORD_ALLOW_PRIVATE: `*.localhost:${replica.port}`,
        ONRECORD_QUEUE_PREFIX: `t${randomUUID().slice(0, 8)}`,
        ONRECORD_MASTER_KEY: masterKey.toString("base64"),
        ONRECORD_ALERT_WAIT_SECONDS: "0",
        ONRECORD_TEMPO: "20",
        LOG_LEVEL: "warn",
        SMTP_URL: "",
      };
      const now = new Date();
      for (const {
        id: slug,
        titles: title,
        occurredAt,
        authorities: authorityIds,
        persons,
        ...facts
      } of loadIncidents()) {
        await createIncident(
          database.store.prisma,
          {
            ...facts,
            slug,
            title,
            authorityIds,
            occurredFrom: occurredAt.from,
            occurredTo: null,
            persons,
            createdById: null,
          },
          masterKey,
          now,
        );
      }
      const user = await createUser(
        database.store.prisma,
        {
          email: "coordinator@example.org",
          name: "Coordinator",
          role: "coordinator",
          locale: "en",
        },
        now,
      );
      await addSubscriber(
        database.store.prisma,
        masterKey,
        {
          userId: user.id,
          channel: "email",
          address: user.email,
          locale: "en",
          alerts: true,
          digest: false,
        },
        now,
      );
    });
    afterAll(async () => {
      await Promise.all(processes.map(async (own) => await own.kill("SIGKILL")));
      await replica?.close();
      await redis?.stop();
      await database?.close();
      fs.rmSync(dir, { recursive: true, force: true });
    });

    const db = () => database.store.prisma;
    const undone = async () =>
      await db().outbox.count({
        where: {
          doneAt: null,
          queue: { notIn: ["poll", "view", "digest"] },
          NOT: { queue: "visit", jobKey: { not: { endsWith: "-0" } } },
        },
      });
    const allRead = async () => {
      const [items, articles, versionsUnread] = [
        await db().item.count(),
        await db().article.count(),
        await db().articleVersion.count({ where: { analyses: { none: {} } } }),
      ];
      return items > 60 && articles === items && versionsUnread === 0 && (await undone()) === 0;
    };

    test("share the work of five sites and do nothing twice", async () => {
      for (const kind of ["crawl", "crawl", "work", "work"] as const) spawnOne(kind);
      await until("everything on the sites to be read and analysed", allRead, 120_000).catch(
        (error: unknown) => {
          throw new Error(
            `${String(error)}\n${processes
              .map((own) => own.log())
              .join("\n")
              .slice(-6000)}`,
          );
        },
      );
      const machines = await db().fetchAttempt.groupBy({ by: ["machine"], _count: true });
      expect(machines.length, "both crawlers took part").toBe(2);
      const first = await db().fetchAttempt.groupBy({
        by: ["itemId"],
        where: { kind: "visit" },
        _count: true,
      });
      expect(first.every((row) => row._count === 1)).toBe(true);
      const attempts = new Map(
        (
          await db().fetchAttempt.groupBy({
            by: ["url"],
            where: { itemId: { not: null } },
            _count: true,
          })
        ).map((row) => [row.url, row._count]),
      );
      const requested = Map.groupBy(
        replica.requests.filter((request) => plainSites.includes(request.site)),
        (request) => `${replica.sites[request.site].origin}${request.path}`,
      );
      for (const [url, count] of attempts)
        expect(
          requested.get(url)?.length ?? 0,
          `requests for ${url} are those on record`,
        ).toBeLessThanOrEqual(count + 1);
      const twice = [...attempts].filter(
        ([url, count]) => (requested.get(url)?.length ?? 0) > count,
      );
      expect(
        twice.length,
        "at most what is on its way at this moment is not on record yet",
      ).toBeLessThanOrEqual(2);
    }, 150_000);

    test("alert once for each official statement, and send each alert once", async () => {
      await until(
        "the alerts to be sent",
        async () =>
          (await db().delivery.count()) > 0 &&
          (await db().delivery.count({ where: { state: { not: "sent" } } })) === 0,
        60_000,
      );
      const alerts = await db().alert.findMany({ include: { deliveries: true, event: true } });
      expect(new Set(alerts.map((alert) => alert.dedupeKey)).size).toBe(alerts.length);
      expect(alerts.every((alert) => alert.deliveries.length === 1)).toBe(true);
      const statements = alerts
        .filter((alert) => alert.kind === "official-statement")
        .map((alert) => `${alert.incidentId} ${alert.event.articleId}`);
      expect(new Set(statements).size).toBe(statements.length);
      expect(await db().mailboxMessage.count()).toBe(await db().delivery.count());
    }, 90_000);

    test("lose nothing when a crawler and a worker are killed in the middle of it", async () => {
      const [crawler, , worker] = processes;
      replica.clock.advanceTo(40);
      await until("news of the story to arrive", async () => (await undone()) > 0, 60_000);
      await Promise.all([crawler!.kill("SIGKILL"), worker!.kill("SIGKILL")]);
      replica.clock.advanceTo(60);
      spawnOne("crawl");
      spawnOne("work");
      await until(
        "the silent edit of the release to be found",
        async () =>
          await db().event.findFirst({
            where: { kind: "article.changed", article: { sourceId: "replica-police-karaganda" } },
          }),
        120_000,
      );
      await until("all the rest to be done", allRead, 120_000);
      const alerts = await db().alert.findMany();
      expect(new Set(alerts.map((alert) => alert.dedupeKey)).size).toBe(alerts.length);
      const sent = await db().delivery.groupBy({ by: ["state"], _count: true });
      expect(
        sent
          .map((row) => row.state)
          .filter((state) => !["sent", "unknown", "sending", "pending"].includes(state)),
      ).toEqual([]);
      const given = await db().outbox.findMany({ where: { outcome: "given-up" } });
      expect(given.map((row) => row.lastError)).toEqual([]);
    }, 300_000);

    test("keep one unbroken log of captures", async () => {
      await Promise.all(processes.map(async (own) => await own.kill("SIGTERM")));
      const entries: LogEntry[] = [];
      for await (const entry of readCaptureLog(db())) entries.push(entry);
      expect(entries.length).toBeGreaterThan(60);
      expect(verifyLog(entries)).toEqual([]);
    }, 30_000);
  },
);
