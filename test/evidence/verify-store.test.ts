import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBlobDirectory, type BlobStore } from "../../src/evidence/blob-store.ts";
import { readSigningKeys, type SigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { isHeadDue, signTreeHead } from "../../src/evidence/sign-tree-head.ts";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { seedEvidence, type SeededEvidence } from "./seed-evidence.ts";

const seededAt = new Date("2026-11-02T08:00:00.125Z");
const later = (hours: number) => new Date(seededAt.getTime() + hours * 3_600_000);

describe("the check of log, bytes and heads", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  let blobs: BlobStore;
  let keys: SigningKeys;
  let seeded: SeededEvidence;
  const db = () => database.store.prisma;
  const check = async (options?: Parameters<typeof verifyStore>[1]) =>
    await verifyStore({ db: db(), blobs }, options);
  const faults = async (options?: Parameters<typeof verifyStore>[1]) =>
    (await check(options)).faults.map(({ seq, fault }) => `${seq} ${fault}`);

  beforeEach(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord verify "));
    blobs = openBlobDirectory(path.join(dir, "blobs"));
    keys = readSigningKeys(dir);
    seeded = await seedEvidence(database.store, blobs, Buffer.alloc(32, 7), seededAt);
    await signTreeHead(db(), keys, later(1));
  });
  afterEach(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const unlock = async (table: string) =>
    await db().$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER "${table}_append_only"`);
  /** As somebody does it who owns the database: past triggers and references. */
  const cutLast = async () =>
    await db().$transaction([
      db().$executeRawUnsafe("SET LOCAL session_replication_role = replica"),
      db().$executeRawUnsafe(`DELETE FROM "Capture" WHERE "seq" = 5`),
    ]);
  const blobFile = (sha256: string) =>
    path.join(dir, "blobs", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const captureOf = async (name: keyof SeededEvidence["captureIds"]) =>
    await db().capture.findUniqueOrThrow({ where: { id: seeded.captureIds[name] } });

  test("finds no fault where there is none", async () => {
    expect(await check()).toMatchObject({ entries: 5, inWarc: 5, signedHeads: 1, faults: [] });
  });

  test("finds bytes that were changed and bytes that are gone", async () => {
    const { warcSha256, bodySha256 } = await captureOf("second");
    fs.appendFileSync(blobFile(warcSha256!), "x");
    fs.rmSync(blobFile(bodySha256));
    expect((await faults()).toSorted()).toEqual(["2 bytes-changed", "2 bytes-missing"]);
    expect(await faults({ logOnly: true })).toEqual([]);
  });

  test("finds WARC records that are whole, but those of another capture", async () => {
    await unlock("Capture");
    const other = await captureOf("other");
    await db().capture.update({
      where: { id: seeded.captureIds.first },
      data: { warcSha256: other.warcSha256 },
    });
    expect(await faults()).toEqual(["1 changed", "1 records-do-not-fit"]);
  });

  test("finds a log that was cut at its end, by the head that was signed before", async () => {
    await cutLast();
    expect(await faults()).toEqual(["5 log-cut"]);
    expect(await isHeadDue(db(), later(2)), "it is looked at at once").toBe(true);
  });

  test("finds a log that was cut together with its heads, by a head kept elsewhere", async () => {
    const { head } = await check();
    await cutLast();
    await unlock("TreeHead");
    await db().$executeRawUnsafe(`DELETE FROM "TreeHead"`);
    expect(await faults()).toEqual([]);
    const known = { size: 5, root: head!.root };
    expect(await faults({ known })).toEqual(["5 log-cut"]);
  });

  test("finds a log that was rewritten with a chain that fits, by the head that was signed before", async () => {
    const { hashEntry } = await import("../../src/evidence/capture-log.ts");
    const { readCapture } = await import("../../src/store/captures.ts");
    await unlock("Capture");
    const last = (await readCapture(db(), seeded.captureIds.rendered))!;
    const facts = { ...last.facts, resolverAnswer: ["198.51.100.1"] };
    await db().capture.update({
      where: { id: facts.id },
      data: {
        resolverAnswer: facts.resolverAnswer,
        entryHash: hashEntry(last.seq, last.prevHash, facts),
      },
    });
    expect(await faults()).toEqual(["5 log-rewritten"]);
  });

  test("finds a head that somebody else signed", async () => {
    await unlock("TreeHead");
    await db().treeHead.updateMany({ data: { signedAt: later(3) } });
    expect(await faults()).toEqual(["5 head-signature"]);
  });

  test("asks for a head once a day, and only when the log has grown", async () => {
    expect(await isHeadDue(db(), later(2))).toBe(false);
    expect(await isHeadDue(db(), later(30))).toBe(false);
    await unlock("TreeHead");
    await db().$executeRawUnsafe(`DELETE FROM "TreeHead"`);
    expect(await isHeadDue(db(), later(2))).toBe(true);
  });

  test("keeps the signing keys to their owner, and the same for every process", () => {
    const file = path.join(dir, "evidence-keys.pem");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(readSigningKeys(dir).fingerprint).toBe(keys.fingerprint);
    fs.writeFileSync(file, "something else");
    expect(() => readSigningKeys(dir)).toThrow("Restore the file from a backup");
  });
});
