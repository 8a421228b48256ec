import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory, type BlobStore } from "../../src/evidence/blob-store.ts";
import {
  buildPackage,
  NoEvidenceError,
  type PackageRequest,
} from "../../src/evidence/package/build-package.ts";
import { chooseCaptures, type Choice } from "../../src/evidence/package/choose-captures.ts";
import type { PackageEvidence } from "../../src/evidence/package/describe-evidence.ts";
import { readSigningKeys, type SigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { LogRewrittenError, signTreeHead } from "../../src/evidence/sign-tree-head.ts";
import { readRecords, verifyPackage } from "../../src/evidence/standalone/verify-evidence.mjs";
import { evidenceReportWords } from "../../src/i18n/evidence-report.ts";
import { readHiddenNames } from "../../src/store/incident-persons.ts";
import { readEvidenceEntries } from "../../src/store/read-evidence.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { readEntries } from "./read-entries.ts";
import { hiddenName, pdf, picture, seedEvidence, type SeededEvidence } from "./seed-evidence.ts";

const masterKey = Buffer.alloc(32, 7);

describe("the evidence package of an incident", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  let blobs: BlobStore;
  let keys: SigningKeys;
  let seeded: SeededEvidence;

  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord package "));
    blobs = openBlobDirectory(path.join(dir, "blobs"));
    keys = readSigningKeys(dir);
    seeded = await seedEvidence(
      database.store,
      blobs,
      masterKey,
      new Date("2026-11-02T08:00:00.125Z"),
    );
  });
  afterAll(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const pack = async (name: string, request: Partial<PackageRequest> = {}) => {
    const out = path.join(dir, `${name}.wacz`);
    const summary = await buildPackage(
      { db: database.store.prisma, blobs, keys },
      {
        incidentId: seeded.incidentId,
        out,
        allLinks: false,
        versionsOnly: false,
        includePrivate: false,
        withhold: new Set(),
        include: new Set(),
        hiddenNames: await readHiddenNames(database.store.prisma, masterKey),
        words: evidenceReportWords.ru,
        now: new Date("2026-11-20T10:00:00.000Z"),
        ...request,
      },
      async () => {},
    );
    const files = readEntries(fs.readFileSync(out));
    const evidence = JSON.parse(
      files.get("onrecord/evidence.json")!.toString("utf8"),
    ) as PackageEvidence;
    return { out, summary, files, evidence };
  };

  test("holds the captures that belong to it and no other, and verifies with the fingerprint", async () => {
    const { out, evidence } = await pack("plain");
    const verdict = verifyPackage(out, { key: keys.fingerprint });
    expect(verdict.fault).toBeNull();
    expect(verdict.ok).toBe(true);
    expect(evidence.captures.map(({ facts }) => facts?.id)).toEqual([
      seeded.captureIds.first,
      seeded.captureIds.second,
      seeded.captureIds.naming,
      seeded.captureIds.rendered,
    ]);
    expect(evidence.treeHead.size).toBe(5);
  });

  test("follows the rules of WACZ 1.1.1", async () => {
    const { files } = await pack("wacz");
    const manifest = JSON.parse(files.get("datapackage.json")!.toString("utf8"));
    expect(manifest).toMatchObject({ profile: "data-package", wacz_version: "1.1.1" });
    const described = manifest.resources.map((one: { path: string }) => one.path);
    expect([...files.keys()]).toEqual([
      ...described,
      "datapackage.json",
      "datapackage-digest.json",
    ]);
    for (const folder of ["archive/", "indexes/", "pages/"])
      expect(described.filter((name: string) => name.startsWith(folder))).toHaveLength(1);
    const [head, ...pages] = files.get("pages/pages.jsonl")!.toString("utf8").trim().split("\n");
    expect(JSON.parse(head!)).toMatchObject({ format: "json-pages-1.0" });
    expect(pages.map((line) => JSON.parse(line))).toHaveLength(3);
    for (const line of pages) {
      const { url, ts } = JSON.parse(line);
      const second = ts.replaceAll(/\D/g, "").slice(0, 14);
      expect(files.get("indexes/index.cdx")!.toString("utf8")).toContain(` ${second} `);
      expect(URL.canParse(url)).toBe(true);
    }
    const lines = files.get("indexes/index.cdx")!.toString("utf8").trim().split("\n");
    expect(lines).toEqual(lines.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(lines[0]).toMatch(/^example,police\)\/ru\/[\w-]+\?page=1 \d{14} \{/);
  });

  test("leads a player from the index to the record of the page", async () => {
    const { files } = await pack("index");
    const lines = files.get("indexes/index.cdx")!.toString("utf8").trim().split("\n");
    for (const line of lines) {
      const { url, offset, length, filename } = JSON.parse(line.slice(line.indexOf(" {")));
      const archive = files.get(`archive/${filename}`)!;
      const [record] = readRecords(archive.subarray(offset, offset + length));
      expect(record!.fields.get("warc-target-uri")).toBe(url);
    }
  });

  test("keeps back the bytes of what names somebody hidden, and lets no name out anywhere", async () => {
    const { files, summary, evidence } = await pack("hidden");
    expect(summary.withheld).toEqual([{ seq: 3, reason: "hidden-name" }]);
    expect(evidence.captures.find(({ seq }) => seq === 3)).not.toHaveProperty("warc");
    const words = hiddenName.split(" ");
    for (const [name, bytes] of files) {
      const all = name.endsWith(".gz")
        ? readRecords(bytes).map(({ block, payload, encoding }) =>
            Buffer.concat([block, encoding === "gzip" ? gunzipSync(payload) : payload]),
          )
        : [bytes.toString("utf8")];
      for (const word of words) expect(`${name}: ${all.join("")}`).not.toContain(word.slice(0, -2));
    }
    expect(evidence.incident.title).toMatch(/^Дело о собрании \(█+ █+\)$/);
  });

  test("names neither reviewers nor notes nor the machine", async () => {
    const { files } = await pack("house");
    const all = [...files.values()].map((bytes) => bytes.toString("utf8")).join("\n");
    expect(all).not.toContain("Внутренняя заметка");
    expect(all).not.toContain(`${os.hostname()}-${process.pid}`);
    expect(all).not.toContain(dir);
  });

  test("lets go what a person decided on, and the sealed copy whole", async () => {
    const one = await pack("include", { include: new Set([3]) });
    expect(one.summary.withheld).toEqual([]);
    const sealed = await pack("sealed", { includePrivate: true });
    expect(sealed.summary.withheld).toEqual([]);
    expect(sealed.files.get("onrecord/report.html")!.toString("utf8")).toContain(
      evidenceReportWords.ru.containsPrivate,
    );
    const kept = await pack("withhold", { withhold: new Set([1]) });
    expect(kept.summary.withheld).toContainEqual({ seq: 1, reason: "by-hand" });
    for (const { out } of [one, sealed, kept]) expect(verifyPackage(out).ok).toBe(true);
  });

  test("keeps the picture of a capture back with the capture", async () => {
    const { prisma } = database.store;
    const [first, , , rendered] = await readEvidenceEntries(prisma, {
      itemIds: [],
      captureIds: Object.values(seeded.captureIds).filter((id) => id !== seeded.captureIds.other),
      maxSeq: 5,
    });
    const view = { ...rendered!, facts: { ...rendered!.facts, viewOfId: first!.facts.id } };
    const choose = async (choice: Partial<Choice>) =>
      (
        await chooseCaptures(
          [first!, view],
          [],
          [],
          { includePrivate: false, withhold: new Set(), include: new Set(), ...choice },
          blobs,
        )
      ).map(({ withheld }) => withheld);
    expect(await choose({})).toEqual([null, null]);
    expect(await choose({ withhold: new Set([1]) })).toEqual(["by-hand", "by-hand"]);
    expect(await choose({ withhold: new Set([1]), include: new Set([5]) })).toEqual([
      "by-hand",
      null,
    ]);
  });

  test("has screenshot and PDF as files, which are those of the log", async () => {
    const { files } = await pack("views");
    expect(files.get("onrecord/views/5.png")!.equals(picture)).toBe(true);
    expect(files.get("onrecord/views/5.pdf")!.equals(pdf)).toBe(true);
    const report = files.get("onrecord/report.html")!.toString("utf8");
    expect(report).toContain('href="views/5.png"');
    expect(report).not.toMatch(/<script|https?:\/\/[^<]*<\/a>/);
  });

  test("carries a verifier that runs alone, wherever the package is opened", async () => {
    const { out, files } = await pack("alone");
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "lawyer "));
    const script = path.join(elsewhere, "verify.mjs");
    fs.writeFileSync(script, files.get("onrecord/verify.mjs")!);
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [script, ...words], {
        cwd: elsewhere,
        encoding: "utf8",
        env: {},
      });
    const good = run(out, "--key", keys.fingerprint.toUpperCase());
    expect(good.stdout).toContain("THE PACKAGE IS WHOLE.");
    expect(good.status).toBe(0);
    const broken = path.join(elsewhere, "broken.wacz");
    const bytes = fs.readFileSync(out);
    bytes[Math.floor(bytes.length / 3)]! ^= 1;
    fs.writeFileSync(broken, bytes);
    const bad = run(broken);
    expect(bad.stdout).toContain("NOT WHOLE");
    expect(bad.status).toBe(1);
    expect(run().status).toBe(2);
    fs.rmSync(elsewhere, { recursive: true, force: true });
  });

  test("proves that the log grew on from what was signed before, and says so of a head that somebody kept", async () => {
    const before = await signTreeHead(database.store.prisma, keys, new Date());
    await seedLater();
    const { out, evidence } = await pack("later");
    expect(evidence.treeHead.size).toBe(6);
    expect(evidence.earlierHeads.map(({ size }) => size)).toContain(5);
    const kept = `${before!.head.size}:${before!.head.root}`;
    expect(verifyPackage(out, { head: kept }).ok).toBe(true);
    expect(verifyPackage(out, { head: `5:${"0".repeat(64)}` })).toMatchObject({
      ok: false,
      fault: expect.stringContaining("rewritten"),
    });
    expect(verifyPackage(out, { head: `4:${before!.head.root}` })).toMatchObject({
      ok: false,
      fault: expect.stringContaining("cannot be compared"),
    });
  });

  const seedLater = async () => {
    const { recordCapture } = await import("../../src/evidence/record-capture.ts");
    const { storeExchange } = await import("../../src/evidence/store-exchange.ts");
    const { plainExchange } = await import("./seed-evidence.ts");
    const facts = {
      id: crypto.randomUUID(),
      sourceId: "test-police",
      itemId: null,
      ...(await storeExchange(
        blobs,
        plainExchange("https://police.example/later", "later", new Date()),
      )),
    };
    await database.store.prisma.$transaction(async (tx) => await recordCapture(tx, facts));
  };

  test("refuses to sign a log that was rewritten or cut", async () => {
    const { prisma } = database.store;
    await prisma.$executeRawUnsafe(`ALTER TABLE "Capture" DISABLE TRIGGER "Capture_append_only"`);
    const last = await prisma.capture.findFirstOrThrow({ orderBy: { seq: "desc" } });
    await prisma.capture.delete({ where: { id: last.id } });
    await expect(signTreeHead(prisma, keys, new Date())).rejects.toThrow(LogRewrittenError);
    await prisma.capture.create({
      data: {
        ...last,
        entryHash: "f".repeat(64),
        tls: {},
        requestHeaders: [],
        responseHeaders: [],
        resolverAnswer: [],
      },
    });
    await expect(signTreeHead(prisma, keys, new Date())).rejects.toThrow("rewritten");
  });

  test("says what to do when there is nothing to pack", async () => {
    const { prisma } = database.store;
    await prisma.incidentLink.updateMany({ data: { verdict: null } });
    await expect(pack("none")).rejects.toThrow(NoEvidenceError);
    await expect(pack("none")).rejects.toThrow("--all-links");
    expect(fs.existsSync(path.join(dir, "none.wacz"))).toBe(false);
    expect(fs.readdirSync(dir).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
