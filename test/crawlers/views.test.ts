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
import { viewCapture } from "../../crawlers/visit/view-capture.ts";
import { visitItem } from "../../crawlers/visit/visit-item.ts";
import { findChromium } from "../../src/browser/find-chromium.ts";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { readRecords } from "../../src/evidence/standalone/verify-evidence.mjs";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { createLog } from "../../src/log.ts";
import { syncSources } from "../../src/store/sources.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica, type Replica } from "../replica/start-replica.ts";

const sourceId = "replica-police-karaganda";
const hasChromium = findChromium(process.env) !== null;

describe("views of what authorities publish", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let replica: Replica;
  let context: CrawlContext;
  let dir: string;
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    replica = await startReplica();
    replica.clock.advanceTo(5);
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord views "));
    context = makeContext(undefined);
    await syncSources(
      database.store,
      replicaSources(replica.sites).map(({ id, name, role, homepage, timeZone, ...rest }) => ({
        id,
        name,
        role,
        homepage,
        timeZone,
        definition: { id, name, role, homepage, timeZone, ...rest },
        definitionHash: sha256Hex(id),
      })),
      context.clock.now(),
    );
    await pollSource(context)({ sourceId }, { outboxId: randomUUID() });
    for (const { id } of await db().item.findMany({ where: { sourceId }, take: 2 }))
      await visitItem(context)({ itemId: id, kind: "visit" }, { outboxId: randomUUID() });
    for (const { id } of await db().capture.findMany())
      await readCapture(context)({ captureId: id }, { outboxId: randomUUID() });
    await settle();
  }, 120_000);
  afterAll(async () => {
    await context.pages.close();
    await context.extraction.close();
    await replica.close();
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  function makeContext(chromiumPath: string | undefined): CrawlContext {
    const clock = { now: () => new Date(), simulated: true };
    return {
      store: database.store,
      clock,
      log: createLog("test", "silent"),
      blobs: openBlobDirectory(path.join(dir, "blobs")),
      pages: openPages(clock, {
        contact: undefined,
        allowPrivate: [`*.localhost:${replica.port}`],
        chromiumPath,
      }),
      extraction: new ExtractionPool({ workers: 1 }),
      tempo: 1000,
      machine: "test",
    };
  }

  /** The handlers were called by hand, so that nobody marked their work as done. */
  const settle = async () =>
    await db().outbox.updateMany({
      where: { queue: { not: "view" } },
      data: { doneAt: new Date(), outcome: "done" },
    });
  const firstCapture = async () =>
    await db().capture.findFirstOrThrow({ where: { viewOfId: null }, orderBy: { seq: "asc" } });
  const view = async (captureId: string, workId: string = randomUUID(), of = context) =>
    await viewCapture(of)({ captureId }, { outboxId: workId });

  test("are asked for once for each new version of an official source", async () => {
    const captures = await db().capture.findMany({ where: { viewOfId: null } });
    const asked = await db().outbox.findMany({ where: { queue: "view" } });
    expect(asked.map(({ jobKey }) => jobKey).toSorted()).toEqual(
      captures.map(({ id }) => id).toSorted(),
    );
  });

  test.skipIf(!hasChromium)(
    "are captures of their own, with the whole page as picture and as PDF, and twice the same work makes one",
    async () => {
      const viewed = await firstCapture();
      const workId = randomUUID();
      await view(viewed.id, workId);
      await view(viewed.id, workId);
      const views = await db().capture.findMany({ where: { viewOfId: viewed.id } });
      expect(views).toHaveLength(1);
      const [made] = views;
      expect(made).toMatchObject({ itemId: viewed.itemId, viaBrowser: true, httpStatus: 200 });
      const records = readRecords(await context.blobs.get(made!.warcSha256!));
      const of = (kind: string) =>
        records.find(({ fields }) => fields.get("warc-target-uri")?.startsWith(`urn:${kind}:`))!;
      expect(sha256Hex(of("fullPage").payload)).toBe(made!.screenshotSha256);
      expect(of("fullPage").payload.subarray(1, 4).toString()).toBe("PNG");
      expect(of("fullPage").payload.readUInt32BE(20), "height of the whole page").toBeGreaterThan(
        900,
      );
      expect(sha256Hex(of("pdf").payload)).toBe(made!.pdfSha256);
      expect(of("pdf").payload.subarray(0, 5).toString()).toBe("%PDF-");
      expect(
        (await verifyStore({ db: db(), blobs: context.blobs })).faults,
        "the log and its records",
      ).toEqual([]);
    },
    120_000,
  );

  test.skipIf(!hasChromium)(
    "are no version, no change and no reason to capture the page again",
    async () => {
      const viewed = await firstCapture();
      await view(viewed.id);
      const [made] = await db().capture.findMany({ where: { viewOfId: viewed.id } });
      expect(await db().outbox.count({ where: { queue: "read", jobKey: made!.id } })).toBe(0);
      const { readLastBody } = await import("../../src/store/captures.ts");
      expect((await readLastBody(db(), viewed.itemId!))?.bodySha256).toBe(viewed.bodySha256);
    },
    120_000,
  );

  test.skipIf(!hasChromium)(
    "let captures and readings go first",
    async () => {
      const viewed = await firstCapture();
      const workId = randomUUID();
      await db().outbox.updateMany({ where: { queue: "visit" }, data: { doneAt: null } });
      const working = view(viewed.id, workId);
      for (let look = 0; look < 50; look += 1) await db().outbox.count();
      expect(await db().fetchAttempt.count({ where: { workId } })).toBe(0);
      const settledAt = new Date();
      await settle();
      await working;
      const made = await db().fetchAttempt.findUniqueOrThrow({ where: { workId } });
      expect(made.startedAt.getTime()).toBeGreaterThanOrEqual(settledAt.getTime());
    },
    120_000,
  );

  test("that cannot be made stand on record with the reason, and fail nothing", async () => {
    const viewed = await firstCapture();
    const captures = await db().capture.count();
    const without = makeContext("/nowhere/chromium");
    await view(viewed.id, randomUUID(), without);
    await without.pages.close();
    await without.extraction.close();
    expect(await db().capture.count()).toBe(captures);
    expect(
      await db().fetchAttempt.findFirstOrThrow({
        where: { kind: "view", outcome: "browser" },
      }),
    ).toMatchObject({ errorCode: "BROWSER_UNAVAILABLE", captureId: null });
  });

  test.skipIf(!hasChromium)(
    "of a page that is gone by then say so instead of showing its error page",
    async () => {
      replica.setFault("police", { kind: "status", status: 404 });
      const viewed = await firstCapture();
      const workId = randomUUID();
      await view(viewed.id, workId);
      expect(await db().fetchAttempt.findUniqueOrThrow({ where: { workId } })).toMatchObject({
        kind: "view",
        outcome: "http-error",
        httpStatus: 404,
        captureId: null,
      });
      replica.setFault("police", null);
    },
    120_000,
  );
});
