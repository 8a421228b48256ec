import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { simpleParser } from "mailparser";
import { pino } from "pino";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { defineSource, type SourceInput } from "../../crawlers/define-source.ts";
import { ExtractionPool } from "../../crawlers/extract/extraction-pool.ts";
import { fetchPlain } from "../../crawlers/fetch/fetch-plain.ts";
import { noteCertificates } from "../../crawlers/fetch/note-certificates.ts";
import type { PageFetcher } from "../../crawlers/fetch/page-fetcher.ts";
import { rereadMissed } from "../../crawlers/health/reread-missed.ts";
import { seekMovedFeed } from "../../crawlers/health/seek-moved-feed.ts";
import { tellFindings } from "../../crawlers/health/tell-findings.ts";
import { judgeSources } from "../../crawlers/health/watch-health.ts";
import { pollSource } from "../../crawlers/poll/poll-source.ts";
import { readCapture } from "../../crawlers/read/read-capture.ts";
import { visitItem } from "../../crawlers/visit/visit-item.ts";
import { createEgress } from "../../src/egress/create-egress.ts";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { markWorkDone } from "../../src/store/outbox.ts";
import { addSubscriber } from "../../src/store/subscribers.ts";
import { syncSources } from "../../src/store/sources.ts";
import { createUser } from "../../src/store/users.ts";
import { openMailbox } from "../../workers/mailbox-transport.ts";
import { notifyDelivery } from "../../workers/notify-delivery.ts";
import { raiseAlerts } from "../../workers/raise-alerts.ts";
import type { WorkContext } from "../../workers/work-context.ts";
import { makeCertificate } from "../fixtures/make-certificate.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { buildTestServer, signInAs, type Visitor } from "../fixtures/start-test-server.ts";
import type { Story } from "../replica/story-schema.ts";
import { loadStory } from "../replica/load-story.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica, type Replica } from "../replica/start-replica.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const secureHost = "secure.localhost";

/** A few releases of the police, and an outlet that brings a text each day: a second of the story is a day here. Synthetic. */
function dailyStory(days: readonly number[]): Story {
  const story = loadStory();
  const releases = story.items
    .filter((item) => item.site === "police" && item.section === "karaganda" && !item.reprintOf)
    .slice(0, 4);
  const daily: Story["items"] = days.map((second) => ({
    id: `daily-${second}`,
    site: "outlet",
    at: second,
    publishedAt: "2021-08-01T09:00:00+06:00",
    incidents: [],
    section: "Город",
    versions: {
      ru: {
        title: `Погода и дороги, выпуск ${second}`,
        body: "На дорогах области сухо и ветрено. Дорожные службы просят водителей держать расстояние.",
      },
    },
  }));
  return {
    ...story,
    changes: [],
    items: [...releases.map((item) => ({ ...item, at: 0 })), ...daily],
  };
}

/** A second text for one more life after the silence. */
const lastDay = 60;

describe("the health of watched sources, on the replica", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let replica: Replica;
  let secure: https.Server;
  let app: FastifyInstance;
  let coordinator: Visitor | undefined;
  let coordinatorId: string;
  let crawl: CrawlContext;
  let work: WorkContext;
  let dir: string;
  let sources: SourceInput[];
  const logged: { msg: string; source?: string; finding?: string; level: number }[] = [];
  let nowMs = Date.now();
  const clock = {
    now: () => new Date(nowMs),
    simulated: true,
    wait: async (ms: number) => void (nowMs += ms),
  };
  // The clock of this test runs two weeks ahead of the real one before the certificate is looked at.
  const soon = makeCertificate(secureHost, new Date(nowMs - 66 * day), new Date(nowMs + 24 * day));
  const renewed = makeCertificate(secureHost, new Date(nowMs - day), new Date(nowMs + 300 * day));
  const expired = makeCertificate(secureHost, new Date(nowMs - 90 * day), new Date(nowMs - day));
  const db = () => database.store.prisma;
  const pass = (ms: number) => void (nowMs += ms);

  beforeAll(async () => {
    database = await openTestDatabase();
    const days = [...Array.from({ length: 14 }, (_, n) => n + 1), lastDay];
    replica = await startReplica({ story: dailyStory(days), now: () => nowMs });
    replica.clock.advanceTo(0);
    secure = https.createServer(soon, forwardToOutlet);
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-health-"));
    const log = pino({ level: "info" }, { write: (line) => void logged.push(JSON.parse(line)) });
    const egress = createEgress({
      userAgent: "OnRecord/test",
      allowPrivate: ["*.localhost:*"],
      trustedCertificates: [soon, renewed, expired].map(({ cert }) => cert),
      clock,
    });
    const pages: PageFetcher = {
      fetch: async (request) => await fetchPlain(egress, request),
      close: async () => {},
    };
    crawl = {
      store: database.store,
      clock,
      log,
      blobs: openBlobDirectory(path.join(dir, "blobs")),
      pages: noteCertificates(pages, { store: database.store, clock, log }),
      extraction: new ExtractionPool({ workers: 1 }),
      tempo: 1,
      machine: "test",
    };
    const masterKey = randomBytes(32);
    // Mail about sources masks nothing and reads no lexicon.
    work = {
      store: database.store,
      clock,
      log,
      masterKey,
      alertWaitMs: 0,
      mailFrom: "On Record <record@example.org>",
      publicUrl: "https://record.example",
      lexicon: { slurs: [] },
    } as unknown as WorkContext;
    const all = replicaSources(replica.sites) as SourceInput[];
    const outlet = all.find(({ id }) => id === "replica-outlet")!;
    const secureOrigin = `https://${secureHost}:${(secure.address() as AddressInfo).port}`;
    sources = [
      all.find(({ id }) => id === "replica-police-karaganda")!,
      { ...outlet, discovery: outlet.discovery.filter(({ language }) => language === "ru") },
      {
        ...outlet,
        id: "secure-outlet",
        homepage: `${secureOrigin}/`,
        discovery: [{ kind: "feed", url: `${secureOrigin}/rss.xml` }],
        hosts: ["outlet.localhost"],
      },
    ];
    await sync();
    app = buildTestServer(database.store, clock);
    coordinatorId = await subscribe("coordinator", masterKey);
    await subscribe("analyst", masterKey);
  });
  afterAll(async () => {
    await app?.close();
    await crawl?.pages.close();
    await crawl?.extraction.close();
    await new Promise((resolve) => secure.close(resolve));
    await replica?.close();
    await database?.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  function forwardToOutlet(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { host } = new URL(replica.sites.outlet.origin);
    const headers = { ...request.headers, host };
    const options = { host: "127.0.0.1", port: replica.port, path: request.url, headers };
    http
      .get(options, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      })
      .on("error", () => response.destroy());
  }

  async function sync(): Promise<void> {
    const stored = sources.map((input) => {
      const definition = defineSource(input);
      const { id, name, role, homepage, timeZone } = definition;
      const definitionHash = sha256Hex(JSON.stringify(definition));
      return { id, name, role, homepage, timeZone, definition, definitionHash };
    });
    await syncSources(database.store, stored, clock.now());
  }

  async function subscribe(role: "coordinator" | "analyst", masterKey: Buffer): Promise<string> {
    const email = `${role}@example.org`;
    const user = await createUser(db(), { email, name: role, role, locale: "en" }, clock.now());
    const wants = { channel: "email" as const, locale: "en", alerts: true, digest: false };
    await addSubscriber(
      db(),
      masterKey,
      { userId: user.id, address: email, ...wants },
      clock.now(),
    );
    return user.id;
  }

  /** What the page is given; weeks pass here, so a session may be over. */
  async function ask(url: string) {
    const answer = await coordinator?.get(url);
    if (answer?.status === 200) return answer.body;
    coordinator = await signInAs(app, database.store, clock, coordinatorId);
    return (await coordinator.get(url)).body;
  }

  const poll = async (sourceId: string) =>
    await pollSource(crawl)({ sourceId }, { outboxId: randomUUID() });

  /** Works off what was handed on to these queues. */
  async function workOff(
    queue: "visit" | "read" | "alert" | "notify",
    handle: (payload: never, id: string) => Promise<void>,
  ) {
    const rows = await db().outbox.findMany({
      where: { queue, doneAt: null },
      orderBy: { id: "asc" },
    });
    for (const { id, payload } of rows) {
      await handle(payload as never, id);
      await markWorkDone(db(), id, clock.now());
    }
  }

  /** The pages of the source that is looked at first; those of the outlet are of no matter here. */
  async function look(sourceId: string): Promise<void> {
    await poll(sourceId);
    await workOff(
      "visit",
      async (payload, outboxId) => await visitItem(crawl)(payload, { outboxId }),
    );
    await workOff(
      "read",
      async (payload, outboxId) => await readCapture(crawl)(payload, { outboxId }),
    );
  }

  /** Judges what is due, tells of it, and sends what is to be sent. */
  async function judge(): Promise<void> {
    await judgeSources(crawl, new Date(nowMs + day));
    pass(4 * minute);
    await tellFindings(crawl);
    await workOff(
      "alert",
      async (payload, outboxId) => await raiseAlerts(work)(payload, { outboxId }),
    );
    const mailbox = openMailbox(database.store, clock);
    await workOff(
      "notify",
      async (payload, outboxId) => await notifyDelivery(work, mailbox)(payload, { outboxId }),
    );
  }

  const findingsOf = async (
    sourceId: string,
  ): Promise<{ kind: string; clearedAt: string | null }[]> =>
    (await ask(`/api/sources/${sourceId}`)).findings;
  const kindsOf = async (sourceId: string) => (await findingsOf(sourceId)).map(({ kind }) => kind);
  const openKindsOf = async (sourceId: string) =>
    (await findingsOf(sourceId))
      .filter(({ clearedAt }) => clearedAt === null)
      .map(({ kind }) => kind);

  /** Mails since `since`, to whom and with what. */
  async function mailsSince(
    since: Date,
  ): Promise<{ to: string[]; subject: string; text: string }[]> {
    const rows = await db().mailboxMessage.findMany({ where: { receivedAt: { gt: since } } });
    return await Promise.all(
      rows.map(async ({ raw, recipients, subject }) => ({
        to: recipients,
        subject,
        text: ((await simpleParser(Buffer.from(raw))).text ?? "").replaceAll(/\s+/gu, " "),
      })),
    );
  }

  /** The finding is named in the page's data, the log, an alert and one mail to the coordinator alone. */
  async function expectNamed(
    sourceId: string,
    kind: string,
    said: RegExp,
    since: Date,
  ): Promise<void> {
    expect(await openKindsOf(sourceId)).toContain(kind);
    expect(logged.filter((line) => line.msg === "a source needs a look")).toContainEqual(
      expect.objectContaining({ source: sourceId, finding: kind, level: 40 }),
    );
    const { alerts } = await ask("/api/alerts");
    const told = alerts.filter(
      (alert: { kind: string; findings: { sourceId: string; kind: string }[] }) =>
        alert.kind === "source-trouble" &&
        alert.findings.some((one) => one.sourceId === sourceId && one.kind === kind),
    );
    expect(told.length).toBeGreaterThan(0);
    const mails = (await mailsSince(since)).filter(({ text }) => said.test(text));
    expect(mails.map(({ to }) => to)).toEqual([["coordinator@example.org"]]);
  }

  /** After an hour without it the finding is over: on the page, in the log, and in one more mail. */
  async function expectOver(sourceId: string, kind: string, since: Date): Promise<void> {
    expect(await openKindsOf(sourceId), "cleared").not.toContain(kind);
    pass(20 * minute);
    await poll(sourceId);
    await judge();
    expect(await kindsOf(sourceId), "but not over within the hour").toContain(kind);
    pass(41 * minute);
    await poll(sourceId);
    await judge();
    expect(await kindsOf(sourceId)).not.toContain(kind);
    const { history } = await ask(`/api/sources/${sourceId}`);
    expect(history.map((one: { kind: string }) => one.kind)).toContain(kind);
    expect(logged.filter((line) => line.msg === "a source is well again")).toContainEqual(
      expect.objectContaining({ source: sourceId, finding: kind }),
    );
    const over = (await mailsSince(since)).filter(({ subject }) => /well again/u.test(subject));
    expect(over).toHaveLength(1);
  }

  test("nothing is wrong with sources that live", async () => {
    await look("replica-police-karaganda");
    for (let second = 1; second <= 14; second += 1) {
      replica.clock.advanceTo(second);
      pass(day);
      await poll("replica-outlet");
    }
    await poll("replica-outlet");
    await judge();
    for (const { id } of sources) expect(await kindsOf(id)).toEqual([]);
    expect(await mailsSince(new Date(0))).toEqual([]);
    const body = await ask("/api/sources/replica-outlet");
    expect(body.pace.usualGapMs).toBe(day);
  }, 60_000);

  test("a certificate that expires is named before it does, and again when it has; a renewed one ends it", async () => {
    const since = clock.now();
    pass(hour);
    await poll("secure-outlet");
    await judge();
    await expectNamed("secure-outlet", "certificate", /certificate of secure\.localhost/u, since);
    secure.setSecureContext(expired);
    secure.closeAllConnections();
    for (let n = 0; n < 3; n += 1) {
      pass(10 * minute);
      await poll("secure-outlet");
    }
    await judge();
    expect(await openKindsOf("secure-outlet")).toEqual(
      expect.arrayContaining(["look-fails", "certificate"]),
    );
    const attempt = await db().fetchAttempt.findFirstOrThrow({
      where: { sourceId: "secure-outlet" },
      orderBy: { startedAt: "desc" },
    });
    expect(attempt).toMatchObject({ outcome: "tls", errorCode: "EGRESS_TLS/CERT_HAS_EXPIRED" });
    secure.setSecureContext(renewed);
    pass(hour);
    await poll("secure-outlet");
    await judge();
    await expectOver("secure-outlet", "certificate", clock.now());
  }, 60_000);

  test("a source gone silent is named by its own pace, and its next text ends it", async () => {
    const since = clock.now();
    for (let n = 0; n < 12 && !(await openKindsOf("replica-outlet")).includes("silent"); n += 1) {
      pass(day);
      await poll("replica-outlet");
      await judge();
      expect(n, "not after the first days").toBeLessThan(10);
      if (n === 0) expect(await openKindsOf("replica-outlet")).toEqual([]);
    }
    await expectNamed(
      "replica-outlet",
      "silent",
      /nothing new for \d+ days; nearly always something comes within/u,
      since,
    );
    pass(day);
    await poll("replica-outlet");
    await judge();
    expect(
      (await mailsSince(since)).filter(({ text }) => /nothing new for/u.test(text)),
      "told once, however long it lasts",
    ).toHaveLength(1);
    replica.clock.advanceTo(lastDay);
    pass(hour);
    await poll("replica-outlet");
    await judge();
    await expectOver("replica-outlet", "silent", clock.now());
  }, 60_000);

  test("selectors that miss a new layout are named; mended, they read what was kept meanwhile", async () => {
    const since = clock.now();
    const id = "replica-police-karaganda";
    const before = await db().articleVersion.count();
    replica.setFault("police", { kind: "rewritten", from: "entry-content", to: "release-body" });
    const items = await db().item.findMany({ where: { sourceId: id }, take: 4 });
    for (const [index, item] of items.entries()) {
      pass(minute);
      const kind = "recheck" as const;
      await visitItem(crawl)({ itemId: item.id, kind }, { outboxId: randomUUID() });
      await workOff(
        "read",
        async (payload, outboxId) => await readCapture(crawl)(payload, { outboxId }),
      );
      if (index !== 1) continue;
      await poll(id);
      await judge();
      expect(await openKindsOf(id), "two pages may be oddities").toEqual([]);
    }
    await poll(id);
    await judge();
    await expectNamed(
      id,
      "selector-fails",
      /selectors found no text, though the pages have text/u,
      since,
    );
    expect(await db().articleVersion.count(), "nothing is read by half").toBe(before);
    const misses = await db().selectorMiss.count();
    expect(misses).toBe(items.length);
    sources = sources.map((source) =>
      source.id === id
        ? { ...source, article: { selectors: { title: "h1.entry-title", body: ".release-body" } } }
        : source,
    );
    await sync();
    await rereadMissed(crawl);
    await workOff(
      "read",
      async (payload, outboxId) => await readCapture(crawl)(payload, { outboxId }),
    );
    expect(await db().selectorMiss.count({ where: { followedAt: null } })).toBe(0);
    pass(hour);
    await poll(id);
    await judge();
    await expectOver(id, "selector-fails", clock.now());
  }, 90_000);

  test("a feed that says it has moved is named with its new place, and ends when the file has it", async () => {
    const since = clock.now();
    replica.setFault("outlet", { kind: "moved", paths: "/rss.xml", to: "/feed.xml" });
    pass(hour);
    await poll("replica-outlet");
    await judge();
    await expectNamed(
      "replica-outlet",
      "feed-moved",
      /sends us on for good, to \S+\/feed\.xml/u,
      since,
    );
    moveFeed("/rss.xml", "/feed.xml");
    await sync();
    pass(hour);
    await poll("replica-outlet");
    await judge();
    await expectOver("replica-outlet", "feed-moved", clock.now());
  }, 60_000);

  const moveFeed = (from: string, to: string) => {
    sources = sources.map((source) =>
      source.id === "replica-outlet"
        ? {
            ...source,
            discovery: source.discovery.map((way) =>
              "url" in way && way.url.endsWith(from)
                ? { ...way, url: way.url.replace(from, to) }
                : way,
            ),
          }
        : source,
    );
  };

  test("where a feed is gone, the one that the site announces now is named", async () => {
    replica.setFault("outlet", [
      { kind: "status", paths: "/feed.xml", status: 404 },
      { kind: "rewritten", paths: "/", from: 'href="/rss.xml"', to: 'href="/rss.xml?new"' },
    ]);
    for (let n = 0; n < 3; n += 1) {
      pass(10 * minute);
      await poll("replica-outlet");
    }
    await judge();
    expect(await openKindsOf("replica-outlet")).toEqual(["look-fails"]);
    const since = clock.now();
    expect(await seekMovedFeed(crawl)).toBe(true);
    expect(await seekMovedFeed(crawl), "asked once a day").toBe(false);
    pass(10 * minute);
    await poll("replica-outlet");
    await judge();
    await expectNamed(
      "replica-outlet",
      "feed-moved",
      /the site now announces \S+\/rss\.xml\?new/u,
      since,
    );
  }, 60_000);

  test("a file that is broken keeps its source watched, a missing one alarms for an authority", async () => {
    const [official, ...others] = sources;
    expect(official!.role).toBe("official");
    await syncSources(database.store, [], clock.now(), "police.yaml: role is missing.");
    expect(await db().source.count({ where: { enabled: true } })).toBe(sources.length);
    pass(2 * hour);
    await judge();
    expect(await openKindsOf(official!.id)).toContain("file-broken");
    sources = others;
    await sync();
    pass(2 * hour);
    await judge();
    expect(await openKindsOf(official!.id)).toEqual(["switched-off"]);
  }, 30_000);

  test("robots.txt that an administrator decided to pass is passed for that source alone", async () => {
    const host = new URL(replica.sites.outlet.origin).host;
    await db().hostBudget.update({
      where: { host },
      data: {
        robotsStatus: 200,
        robotsBody: "User-agent: *\nDisallow: /",
        robotsFetchedAt: clock.now(),
      },
    });
    replica.setFault("outlet", null);
    const outcomes = async () => {
      pass(hour);
      await poll("replica-outlet");
      const { lastPollAt, lastErrorCode } = await db().source.findUniqueOrThrow({
        where: { id: "replica-outlet" },
      });
      expect(lastPollAt!.getTime()).toBeGreaterThan(nowMs - hour);
      return lastErrorCode;
    };
    expect(await outcomes()).toBe("robots");
    await db().source.update({
      where: { id: "replica-outlet" },
      data: { robotsOverride: "a reason of some length" },
    });
    expect(await outcomes()).toBeNull();
  }, 30_000);

  test("nothing was told twice, and no mail went to others", async () => {
    const alerts = await db().alert.findMany({ include: { event: true } });
    const opened = alerts.flatMap(({ event }) => (event.params as { opened: string[] }).opened);
    expect(new Set(opened).size).toBe(opened.length);
    const mails = await mailsSince(new Date(0));
    expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set(["coordinator@example.org"]));
    expect(await db().delivery.count({ where: { state: { not: "sent" } } })).toBe(0);
  });
});
