import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { buildPackage } from "../../src/evidence/package/build-package.ts";
import { readSigningKeys, type SigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { verifyPackage } from "../../src/evidence/standalone/verify-evidence.mjs";
import { evidenceReportWords } from "../../src/i18n/evidence-report.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { readEntries } from "./read-entries.ts";
import { plainExchange, seedEvidence } from "./seed-evidence.ts";
import { changesWithinSignature, seededRandom, tampers, type Tamperer } from "./tamper-package.ts";

const wanted = 1000;
const masterKey = Buffer.alloc(32, 7);

describe("a package that somebody tampered with", () => {
  let dir: string;
  let keys: SigningKeys;
  let tamperer: Tamperer;

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord tamper "));
    keys = readSigningKeys(path.join(dir, "ours"));
    const database = await openTestDatabase();
    try {
      const blobs = openBlobDirectory(path.join(dir, "blobs"));
      const { incidentId } = await seedEvidence(
        database.store,
        blobs,
        masterKey,
        new Date("2026-11-02T08:00:00.125Z"),
      );
      const pack = async (name: string, versionsOnly: boolean) => {
        const out = path.join(dir, name);
        await buildPackage(
          { db: database.store.prisma, blobs, keys },
          {
            incidentId,
            out,
            allLinks: false,
            versionsOnly,
            includePrivate: versionsOnly,
            withhold: new Set(),
            include: new Set(),
            hiddenNames: ["Айгерим Тлеубердина"],
            words: evidenceReportWords.en,
            now: new Date("2026-11-20T10:00:00.000Z"),
          },
          async () => {},
        );
        return fs.readFileSync(out);
      };
      const other = await pack("other.wacz", true);
      // The log grows on between the two, so that the second carries an earlier head.
      const facts = {
        id: crypto.randomUUID(),
        sourceId: "test-police",
        itemId: null,
        ...(await storeExchange(
          blobs,
          plainExchange("https://police.example/later", "later", new Date(0)),
        )),
      };
      await database.store.prisma.$transaction(async (tx) => await recordCapture(tx, facts));
      tamperer = {
        original: await pack("original.wacz", false),
        other,
        ownKeys: readSigningKeys(path.join(dir, "theirs")),
        random: seededRandom(20_211_102),
        dir,
      };
    } finally {
      await database.close();
    }
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  const isWhole = (bytes: Buffer) => verifyPackage(bytes, { key: keys.fingerprint }).ok;

  test("is told from the untouched one", () => {
    expect(isWhole(tamperer.original)).toBe(true);
    expect(isWhole(tamperer.other)).toBe(true);
  });

  test(`is caught, ${wanted} times of ${wanted}, in every way of tampering`, async () => {
    const kinds = Object.entries(tampers);
    const made = new Map(kinds.map(([name]) => [name, 0]));
    const missed: string[] = [];
    let count = 0;
    for (let turn = 0; count < wanted; turn += 1) {
      const [name, tamper] = kinds[turn % kinds.length]!;
      const tampered = await tamper(tamperer);
      if (tampered.equals(tamperer.original)) continue; // by chance nothing was changed
      count += 1;
      made.set(name, made.get(name)! + 1);
      if (isWhole(tampered)) missed.push(name);
    }
    expect(missed).toEqual([]);
    for (const [name, times] of made) expect(times, name).toBeGreaterThan(5);
  }, 300_000);

  test("is caught by its log and its records alone, where the package's own signature is right", async () => {
    const faults = new Map<string, Set<string>>();
    for (const [name, change] of Object.entries(changesWithinSignature))
      for (let turn = 0; turn < 40; turn += 1) {
        const tampered = await change(tamperer, keys);
        if (tampered.equals(tamperer.original)) continue;
        const verdict = verifyPackage(tampered, { key: keys.fingerprint });
        expect(verdict.ok, name).toBe(false);
        faults.set(name, (faults.get(name) ?? new Set()).add(verdict.fault!));
      }
    const told = (name: string) => [...faults.get(name)!].join(" ");
    expect(told("captures in another order")).toContain("not in the order of the log");
    expect(told("the records of two captures swapped")).toContain(
      "not the bytes that the log names",
    );
    expect(told("a fact changed")).toContain("was changed");
    expect(told("a fact changed and its entry hashed anew")).toContain(
      "does not stand in the signed log",
    );
    expect(told("an earlier head rewritten")).toContain("signature of the log's head");
    expect(told("a head of another log, signed by us")).toContain("it was rewritten");
    expect(told("a proof changed")).toContain("does not stand in the signed log");
  }, 60_000);

  test("is caught wherever a byte of the container itself was changed", () => {
    const { original } = tamperer;
    const isContent = Buffer.alloc(original.length);
    for (const bytes of readEntries(original).values()) {
      const start = bytes.byteOffset - original.byteOffset;
      isContent.fill(1, start, start + bytes.length);
    }
    const missed: number[] = [];
    let tried = 0;
    for (let at = 0; at < original.length; at += 1) {
      if (isContent[at] === 1) continue;
      tried += 1;
      const bytes = Buffer.from(original);
      bytes[at]! ^= 1 << (at % 8);
      if (isWhole(bytes)) missed.push(at);
    }
    expect(tried).toBeGreaterThan(1000);
    expect(missed).toEqual([]);
  }, 120_000);

  test("under another key passes only for those who know no fingerprint, and they are told whose key it is", async () => {
    const forged = await tampers["everything signed anew with another key"]!(tamperer);
    const verdict = verifyPackage(forged);
    expect(verdict.ok).toBe(true);
    expect(verdict.fingerprint).toBe(tamperer.ownKeys.fingerprint);
    expect(verdict.unknown.join()).toContain(tamperer.ownKeys.fingerprint);
    expect(verifyPackage(forged, { key: keys.fingerprint })).toMatchObject({
      ok: false,
      fault: expect.stringContaining("another key"),
    });
  });
});
