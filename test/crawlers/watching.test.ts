import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { ExtractionPool } from "../../crawlers/extract/extraction-pool.ts";
import { pollSource } from "../../crawlers/poll/poll-source.ts";
import { readCapture } from "../../crawlers/read/read-capture.ts";
import { openPages } from "../../crawlers/start-crawling.ts";
import { visitItem } from "../../crawlers/visit/visit-item.ts";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { createLog } from "../../src/log.ts";
import { syncSources } from "../../src/store/sources.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica, type Replica } from "../replica/start-replica.ts";

describe("watching the replica's sites", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let replica: Replica;
  let context: CrawlContext;
  let dir: string;
  let aheadMs = 0;
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    replica = await startReplica();
    replica.clock.advanceTo(5);
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-watch-"));
    const clock = { now: () => new Date(Date.now() + aheadMs), simulated: true };
    context = {
      store: database.store,
      clock,
      log: createLog("test", "silent"),
      blobs: openBlobDirectory(path.join(dir, "blobs")),
      pages: openPages(clock, {
        contact: undefined,
        allowPrivate: [`*.localhost:${replica.port}`],
        chromiumPath: undefined,
      }),
      extraction: new ExtractionPool({ workers: 1 }),
      tempo: 1000,
      machine: "test",
    };
    const sources = replicaSources(replica.sites);
    await syncSources(
      database.store,
      sources.map(({ id, name, role, homepage, timeZone, ...definition }) => ({
        id,
        name,
        role,
        homepage,
        timeZone,
        definition: { id, name, role, homepage, timeZone, ...definition },
        definitionHash: sha256Hex(id),
      })),
      clock.now(),
    );
  });
  afterAll(async () => {
    await context.pages.close();
    await context.extraction.close();
    await replica.close();
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const poll = async (sourceId: string) =>
    await pollSource(context)({ sourceId }, { outboxId: randomUUID() });
  const look = async (itemId: string) =>
    await visitItem(context)({ itemId, kind: "recheck" }, { outboxId: randomUUID() });
  const readAll = async () => {
    const captures = await db().capture.findMany({
      where: { versions: { none: {} } },
      orderBy: { seq: "asc" },
    });
    for (const { id } of captures)
      await readCapture(context)({ captureId: id }, { outboxId: randomUUID() });
  };
  const itemsOf = async (sourceId: string) =>
    await db().item.findMany({
      where: { sourceId },
      include: { article: true },
      orderBy: { url: "asc" },
    });
  const lastAttempt = async (where: object) =>
    await db().fetchAttempt.findFirstOrThrow({ where, orderBy: { startedAt: "desc" } });
  const versions = async () => await db().articleVersion.count();
  const releaseUrl = "karaganda-sobranie";

  test("finds every listed release once, and keeps what stood there", async () => {
    await poll("replica-police-karaganda");
    await poll("replica-police-karaganda");
    const items = await itemsOf("replica-police-karaganda");
    expect(items.length).toBeGreaterThan(5);
    expect(await db().outbox.count({ where: { queue: "visit" } })).toBe(items.length);
    for (const { id } of items) await look(id);
    await readAll();
    expect(await db().article.count()).toBe(items.length);
    const capture = await db().capture.findFirstOrThrow({
      where: { url: { contains: `/ru/press/karaganda/` }, AND: { url: { contains: releaseUrl } } },
    });
    expect((await context.blobs.get(capture.bodySha256)).toString("utf8")).toContain(
      "представителей ЛГБТ-сообщества",
    );
    expect(capture).toMatchObject({
      httpStatus: 200,
      clockSimulated: true,
      remoteAddress: "127.0.0.1",
    });
  }, 60_000);

  test("makes no version of counters, banners and related lists", async () => {
    const before = await versions();
    const captures = await db().capture.count();
    for (const { id } of await itemsOf("replica-police-karaganda")) await look(id);
    await readAll();
    expect(await db().capture.count(), "the noise did change the bytes").toBeGreaterThan(captures);
    expect(await versions()).toBe(before);
  }, 60_000);

  test("notices the silent edit of the release, field by field, as news", async () => {
    replica.clock.advanceTo(46);
    const release = (await itemsOf("replica-police-karaganda")).find(
      (item) => item.url.includes(releaseUrl) && item.url.includes("/ru/"),
    )!;
    await look(release.id);
    await readAll();
    const [first, second] = await db().articleVersion.findMany({
      where: { article: { itemId: release.id } },
      orderBy: { number: "asc" },
    });
    expect(second).toMatchObject({ number: 2, changedFields: ["text"], technical: false });
    expect(first!.text).toContain("представителей ЛГБТ");
    expect(second!.text).not.toContain("представителей ЛГБТ");
    expect(
      await db().event.findFirst({
        where: { kind: "article.changed", articleId: second!.articleId },
      }),
    ).toMatchObject({ technical: false, params: { changedFields: ["text"] } });
    expect(await db().outbox.count({ where: { queue: "alert" } })).toBe(1);
  }, 60_000);

  test("suspects a removal only while the host is healthy, never confirms it in a day, and takes it back", async () => {
    await poll("replica-reprint");
    for (const { id } of await itemsOf("replica-reprint")) await look(id);
    await readAll();
    replica.clock.advanceTo(54);
    const items = await itemsOf("replica-reprint");
    for (const { id } of items) await look(id);
    const suspected = (await itemsOf("replica-reprint")).filter(
      (item) => item.article?.presence === "suspected",
    );
    expect(suspected).toHaveLength(1);
    expect(await lastAttempt({ itemId: suspected[0]!.id })).toMatchObject({
      outcome: "http-error",
      httpStatus: 404,
    });
    aheadMs += 3_600_000;
    await look(suspected[0]!.id);
    expect(await db().event.count({ where: { kind: "article.removed" } })).toBe(0);
    replica.clock.advanceTo(67);
    await look(suspected[0]!.id);
    expect(
      (await itemsOf("replica-reprint")).every((item) => item.article?.presence === "present"),
    ).toBe(true);
  }, 60_000);

  test("counts neither a failing host nor a challenge as a removal, and keeps both attempts", async () => {
    const [item] = await itemsOf("replica-outlet").then(async (known) =>
      known.length > 0 ? known : (await poll("replica-outlet"), await itemsOf("replica-outlet")),
    );
    await look(item!.id);
    await readAll();
    replica.setFault("outlet", { kind: "status", status: 500 });
    await look(item!.id);
    expect(await lastAttempt({ itemId: item!.id })).toMatchObject({
      outcome: "http-error",
      httpStatus: 500,
    });
    replica.setFault("outlet", { kind: "challenge" });
    await look(item!.id);
    expect(await lastAttempt({ itemId: item!.id })).toMatchObject({
      outcome: "challenge",
      captureId: null,
    });
    replica.setFault("outlet", null);
    expect(await db().article.findUniqueOrThrow({ where: { itemId: item!.id } })).toMatchObject({
      presence: "present",
    });
  }, 60_000);

  test("reports a list that is suddenly empty and a site that forbids by failing, and goes on watching", async () => {
    replica.setFault("police", { kind: "empty-listing" });
    await poll("replica-police-karaganda");
    expect(await lastAttempt({ sourceId: "replica-police-karaganda", kind: "poll" })).toMatchObject(
      { outcome: "no-items" },
    );
    const source = await db().source.findUniqueOrThrow({
      where: { id: "replica-police-karaganda" },
    });
    expect(source).toMatchObject({ enabled: true, errorStreak: 1 });
    expect(source.lastErrorText).toMatch(/.{20}/);
    replica.setFault("police", null);
    await poll("replica-police-karaganda");
    expect(
      await db().source.findUniqueOrThrow({ where: { id: "replica-police-karaganda" } }),
    ).toMatchObject({ errorStreak: 0, lastErrorText: null });
    replica.setFault("ngo", { kind: "robots-unavailable" });
    await poll("replica-ngo");
    expect(await lastAttempt({ sourceId: "replica-ngo", kind: "poll" })).toMatchObject({
      outcome: "robots",
    });
    replica.setFault("ngo", null);
  }, 60_000);

  test("keeps each new or changed post of a channel with the page it stood on", async () => {
    await poll("replica-telegram-police");
    await readAll();
    const posts = await itemsOf("replica-telegram-police");
    expect(posts.length).toBeGreaterThan(3);
    expect(posts.every((post) => post.article)).toBe(true);
    const before = await db().capture.count();
    await poll("replica-telegram-police");
    expect(await db().capture.count(), "unchanged posts are not captured again").toBe(before);
  }, 60_000);
});
