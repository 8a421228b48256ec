import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory, type BlobStore } from "../../src/evidence/blob-store.ts";
import type { CaptureExchange } from "../../src/evidence/capture-exchange.ts";
import { buildPackage, PackageFaultError } from "../../src/evidence/package/build-package.ts";
import type { PackageEvidence } from "../../src/evidence/package/describe-evidence.ts";
import { readSigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { readRecords, verifyPackage } from "../../src/evidence/standalone/verify-evidence.mjs";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { evidenceReportWords } from "../../src/i18n/evidence-report.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { newId } from "../../src/store/new-id.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { readEntries } from "./read-entries.ts";
import { plainExchange, seedEvidence, type SeededEvidence } from "./seed-evidence.ts";

const now = new Date("2026-11-02T08:00:00.125Z");
const hour = 3_600_000;

describe("the package of a page that was removed", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  let blobs: BlobStore;
  let seeded: SeededEvidence;
  let article: { id: string; itemId: string; url: string };
  let goneIds: string[];
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord removal "));
    blobs = openBlobDirectory(path.join(dir, "blobs"));
    seeded = await seedEvidence(database.store, blobs, Buffer.alloc(32, 7), now);
    article = await db().article.findFirstOrThrow({ where: { url: { contains: "release-1" } } });
    const { url } = article;
    goneIds = [
      await keepAnswer("not-found", answerOf(404, 10)),
      await keepAnswer("not-found", answerOf(404, 16)),
      await keepAnswer("redirect-to-listing", {
        ...answerOf(200, 40),
        finalUrl: "https://police.example/ru/",
        redirects: [
          {
            url,
            status: 302,
            location: "/ru/",
            headers: [["Location", "/ru/"]],
            remoteAddress: null,
          },
        ],
      }),
    ];
    await tell("article.removal-suspected", 16, goneIds.slice(0, 2));
    await tell("article.removed", 40, goneIds);
  });
  afterAll(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const answerOf = (status: number, hours: number): CaptureExchange => ({
    ...plainExchange(article.url, `<h1>${status}</h1>`, new Date(now.getTime() + hours * hour)),
    status,
  });
  const keepAnswer = async (absenceSign: string, exchange: CaptureExchange): Promise<string> => {
    const facts = {
      id: newId(),
      sourceId: "test-police",
      itemId: article.itemId,
      absenceSign,
      ...(await storeExchange(blobs, exchange)),
    };
    await inTransaction(database.store, async (tx) => await recordCapture(tx, facts));
    return facts.id;
  };
  const tell = async (kind: string, hours: number, captureIds: string[]) =>
    await db().event.create({
      data: {
        id: newId(),
        kind,
        causedBy: {},
        dedupeKey: newId(),
        occurredAt: new Date(now.getTime() + hours * hour),
        articleId: article.id,
        params: { captureIds },
      },
    });
  /** Events are append-only but for these tests. */
  const untell = async (...ids: string[]) =>
    await database.store.pool.query(
      `SET session_replication_role = replica; DELETE FROM "Event" WHERE "id" IN (${ids.map((id) => `'${id}'`).join()}); SET session_replication_role = DEFAULT`,
    );
  const pack = async (versionsOnly: boolean) => {
    const out = path.join(dir, `${newId()}.wacz`);
    await buildPackage(
      { db: db(), blobs, keys: readSigningKeys(dir) },
      {
        incidentId: seeded.incidentId,
        out,
        allLinks: false,
        versionsOnly,
        includePrivate: false,
        withhold: new Set(),
        include: new Set(),
        hiddenNames: [],
        words: evidenceReportWords.en,
        now: new Date(now.getTime() + 72 * hour),
      },
      async () => {},
    );
    const files = readEntries(fs.readFileSync(out));
    const evidence = JSON.parse(
      files.get("onrecord/evidence.json")!.toString("utf8"),
    ) as PackageEvidence;
    return { out, files, evidence };
  };

  test("holds the answers that prove suspicion and confirmation, also where only versions were asked for", async () => {
    for (const versionsOnly of [false, true]) {
      const { out, files, evidence } = await pack(versionsOnly);
      const removed = evidence.articles.find(({ url }) => url === article.url)!;
      expect(removed.removals).toMatchObject([
        { kind: "suspected", captures: [6, 7] },
        { kind: "removed", captures: [6, 7, 8] },
      ]);
      for (const seq of [6, 7, 8]) {
        const { warc, facts } = evidence.captures.find((one) => one.seq === seq)!;
        const bytes = files.get(warc!.file)!.subarray(warc!.offset, warc!.offset + warc!.length);
        const statuses = readRecords(bytes).flatMap(({ fields, status }) =>
          fields.get("warc-type") === "response" ? [status] : [],
        );
        expect(statuses).toEqual(facts!.absenceSign === "not-found" ? [404] : [302, 200]);
      }
      const verdict = verifyPackage(out);
      expect(verdict.fault).toBeNull();
      expect(verdict.checked.join("\n")).toContain("resting on 3 answers of the server");
      const report = files.get("onrecord/report.html")!.toString("utf8");
      expect(report).toContain("the removal was confirmed");
      expect(report).toContain("No. 7: 2026-11-03 00:00:00 UTC: HTTP 404, no such page");
      expect(files.get("pages/pages.jsonl")!.toString("utf8")).toContain("HTTP 404, not-found");
    }
  });

  test("leaves entries from before such answers were kept with the hash that they had", async () => {
    const { faults, entries } = await verifyStore({ db: db(), blobs });
    expect({ faults, entries }).toEqual({ faults: [], entries: 8 });
    // And seals the sign of those that have one.
    await db().$executeRawUnsafe(`ALTER TABLE "Capture" DISABLE TRIGGER "Capture_append_only"`);
    await db().capture.update({ where: { id: goneIds[0]! }, data: { absenceSign: null } });
    expect((await verifyStore({ db: db(), blobs })).faults).toContainEqual({
      seq: 6n,
      fault: "changed",
    });
    await db().capture.update({ where: { id: goneIds[0]! }, data: { absenceSign: "not-found" } });
  });

  test("is not handed out where a removal rests on what does not say it", async () => {
    const faults: [string[], string][] = [
      [[seeded.captureIds.first], "Capture 1 does not say that the page is gone"],
      [[await keepAnswer("gone", answerOf(404, 41))], "says “gone”, but its status"],
      [[await keepAnswer("redirect-elsewhere", answerOf(200, 42))], "its status or address"],
    ];
    for (const [captureIds, told] of faults) {
      const { id } = await tell("article.removed", 50, captureIds);
      const packing = pack(false);
      await expect(packing).rejects.toThrow(PackageFaultError);
      await expect(packing).rejects.toThrow(told);
      await untell(id);
    }
  });

  test("says of a removal from before answers were kept that nothing proves it, and of soft signs that they were judged", async () => {
    const { id } = await tell("article.removed", 50, []);
    const soft = await keepAnswer("soft-not-found", answerOf(200, 43));
    const { id: softId } = await tell("article.removed", 51, [soft]);
    const { out } = await pack(false);
    const { ok, unknown } = verifyPackage(out);
    expect(ok).toBe(true);
    expect(unknown.join("\n")).toContain("What the server answered at 1 removals");
    expect(unknown.join("\n")).toContain("Whether 1 answers mean that a page is gone");
    await untell(id, softId);
  });
});
