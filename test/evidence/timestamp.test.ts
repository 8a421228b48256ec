import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askThroughTheDoor } from "../../src/cli/keep-tree-heads.ts";
import { readConfig } from "../../src/config.ts";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { buildPackage } from "../../src/evidence/package/build-package.ts";
import { readSigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { signTreeHead } from "../../src/evidence/sign-tree-head.ts";
import { headStatement, verifyPackage } from "../../src/evidence/standalone/verify-evidence.mjs";
import { anchorHead } from "../../src/evidence/timestamp/anchor-head.ts";
import { evidenceReportWords } from "../../src/i18n/evidence-report.ts";
import { readTimeAnchors } from "../../src/store/time-anchors.ts";
import type { TreeHeadRow } from "../../src/store/tree-heads.ts";
import {
  readTimestampAnswer,
  TimestampRefusedError,
} from "../../src/evidence/timestamp/read-timestamp-answer.ts";
import { writeTimestampRequest } from "../../src/evidence/timestamp/write-timestamp-request.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { startFakeAuthority, type Misbehaviour } from "./fake-timestamp-authority.ts";
import { readEntries } from "./read-entries.ts";
import { seedEvidence } from "./seed-evidence.ts";

describe("time stamps over heads of the log", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let authority: Awaited<ReturnType<typeof startFakeAuthority>>;
  let dir: string;
  let head: TreeHeadRow;
  let incidentId: string;
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    authority = await startFakeAuthority();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord stamp "));
    const blobs = openBlobDirectory(path.join(dir, "blobs"));
    ({ incidentId } = await seedEvidence(database.store, blobs, Buffer.alloc(32, 7), new Date()));
    head = (await signTreeHead(db(), readSigningKeys(dir), new Date()))!.head;
  });
  afterAll(async () => {
    await authority.close();
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(() => authority.behave("none"));

  const stamp = async () =>
    await anchorHead(
      db(),
      head,
      authority.url,
      askThroughTheDoor({ allowPrivate: ["127.0.0.1:*"] }, authority.url),
      () => new Date(),
    );

  test("are asked of nobody unless an address is set", () => {
    expect(readConfig({}).timestampUrl).toBeUndefined();
    expect(readConfig({ ONRECORD_TIMESTAMP_URL: "https://tsa.example/tsr" }).timestampUrl).toBe(
      "https://tsa.example/tsr",
    );
  });

  const refusals: [Misbehaviour, string][] = [
    ["refuses", "refused (status 02)"],
    ["other hash", "another hash"],
    ["other nonce", "its nonce is not ours"],
    ["broken signature", "does not fit its certificate"],
    ["other content", "another content"],
    ["clock of yesterday", "Set the clock"],
    ["garbage", "cannot be read"],
    ["server error", "answered 500"],
    ["redirect", "answered 302"],
    ["endless", "larger than"],
  ];
  test.each(refusals)("are not taken from an authority with this fault: %s", async (how, told) => {
    authority.behave(how);
    await expect(stamp()).rejects.toThrow(told);
    expect(await db().timeAnchor.count()).toBe(0);
  });

  test("are refused, never believed, whichever byte of the answer is damaged on its way", async () => {
    const ask = askThroughTheDoor({ allowPrivate: ["127.0.0.1:*"] }, authority.url);
    const sha256 = createHash("sha256").update(headStatement(head)).digest();
    const nonce = Buffer.from("0123456789abcdef", "hex");
    const { body } = await ask(writeTimestampRequest(sha256, nonce));
    expect(readTimestampAnswer(body, { sha256, nonce }).saysAt).toBeInstanceOf(Date);
    for (let at = 0; at < body.length; at += 1) {
      const damaged = Buffer.from(body);
      damaged[at]! ^= 1 << (at % 8);
      let failure: unknown = null;
      let told: Date | null = null;
      try {
        told = readTimestampAnswer(damaged, { sha256, nonce }).saysAt;
      } catch (error) {
        failure = error;
      }
      // Bytes that nothing depends on (the certificate's own signature) may change; what is told may not.
      if (failure === null) expect(Math.abs(told!.getTime() - Date.now())).toBeLessThan(60_000);
      else expect(failure, `byte ${at}`).toBeInstanceOf(TimestampRefusedError);
    }
  });

  test("do not reach into a private network unless that was allowed", async () => {
    const before = authority.asked();
    const ask = askThroughTheDoor({ allowPrivate: [] }, authority.url);
    await expect(anchorHead(db(), head, authority.url, ask, () => new Date())).rejects.toThrow(
      "Refused",
    );
    expect(authority.asked()).toBe(before);
  });

  test("are kept once for each head, and go along in packages with the text that they are over", async () => {
    expect(await stamp()).toBe(true);
    const before = authority.asked();
    expect(await stamp()).toBe(false);
    expect(authority.asked()).toBe(before);
    const keys = readSigningKeys(dir);
    expect(await readTimeAnchors(db(), keys.fingerprint)).toHaveLength(1);
    const out = path.join(dir, "stamped.wacz");
    await buildPackage(
      { db: db(), blobs: openBlobDirectory(path.join(dir, "blobs")), keys },
      {
        incidentId,
        out,
        allLinks: false,
        versionsOnly: false,
        includePrivate: false,
        withhold: new Set(),
        include: new Set(),
        hiddenNames: [],
        words: evidenceReportWords.kk,
        now: new Date(),
      },
      async () => {},
    );
    const files = readEntries(fs.readFileSync(out));
    expect(files.get("onrecord/anchors/5.txt")!.toString("utf8")).toBe(headStatement(head));
    expect(files.has("onrecord/anchors/5-1.tst")).toBe(true);
    const verdict = verifyPackage(out);
    expect(verdict.fault).toBeNull();
    expect(verdict.unknown.join("\n")).toContain("openssl ts -verify -data onrecord/anchors/5.txt");
  });
});
