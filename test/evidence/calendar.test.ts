import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askCalendarThroughTheDoor } from "../../src/cli/keep-tree-heads.ts";
import { readConfig } from "../../src/config.ts";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { buildPackage, PackageFaultError } from "../../src/evidence/package/build-package.ts";
import { readSigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { signTreeHead } from "../../src/evidence/sign-tree-head.ts";
import {
  headStatement,
  listAttestations,
  readOtsFile,
  verifyPackage,
} from "../../src/evidence/standalone/verify-evidence.mjs";
import { completeProofs, stampHead } from "../../src/evidence/timestamp/stamp-head.ts";
import { writeOtsFile, writeVarUint } from "../../src/evidence/timestamp/write-ots.ts";
import { evidenceReportWords } from "../../src/i18n/evidence-report.ts";
import { newId } from "../../src/store/new-id.ts";
import { readTimeAnchors } from "../../src/store/time-anchors.ts";
import type { TreeHeadRow } from "../../src/store/tree-heads.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import {
  commitmentOf,
  inBlock800000,
  merkleRootOf,
  pending,
  sha256,
  startFakeCalendar,
  type Misbehaviour,
} from "./fake-calendar.ts";
import { readEntries } from "./read-entries.ts";
import { seedEvidence } from "./seed-evidence.ts";

describe("heads of the log in calendars of OpenTimestamps", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let calendar: Awaited<ReturnType<typeof startFakeCalendar>>;
  let dir: string;
  let head: TreeHeadRow;
  let digest: Buffer;
  let incidentId: string;
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord calendar "));
    const blobs = openBlobDirectory(path.join(dir, "blobs"));
    ({ incidentId } = await seedEvidence(database.store, blobs, Buffer.alloc(32, 7), new Date()));
    head = (await signTreeHead(db(), readSigningKeys(dir), new Date()))!.head;
    digest = sha256(Buffer.from(headStatement(head)));
  });
  afterAll(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    calendar = await startFakeCalendar();
    await database.store.pool.query(
      `SET session_replication_role = replica; TRUNCATE "TimeAnchor"; SET session_replication_role = DEFAULT`,
    );
    return async () => await calendar.close();
  });

  const ask = (allowPrivate = ["127.0.0.1:*"]) =>
    askCalendarThroughTheDoor({ allowPrivate }, calendar.url, 300);
  const stamp = async () => await stampHead(db(), head, calendar.url, ask(), new Date());
  const complete = async () => await completeProofs(db(), calendar.url, ask(), new Date());
  const anchors = async () => await readTimeAnchors(db(), head.keyFingerprint);
  const pack = async () => {
    const out = path.join(dir, `${newId()}.wacz`);
    await buildPackage(
      { db: db(), blobs: openBlobDirectory(path.join(dir, "blobs")), keys: readSigningKeys(dir) },
      {
        incidentId,
        out,
        allLinks: false,
        versionsOnly: false,
        includePrivate: false,
        withhold: new Set(),
        include: new Set(),
        hiddenNames: [],
        words: evidenceReportWords.ru,
        now: new Date(),
      },
      async () => {},
    );
    return out;
  };

  test("are handed to nobody unless calendars are named", () => {
    expect(readConfig({}).calendars).toEqual([]);
    const named = { ONRECORD_CALENDARS: "https://a.example/, http://b.example:14788" };
    expect(readConfig(named).calendars).toEqual(["https://a.example", "http://b.example:14788"]);
    expect(() => readConfig({ ONRECORD_CALENDARS: "file:///etc" })).toThrow("list of addresses");
  });

  test("are handed in once, as the SHA-256 of what was signed and nothing else", async () => {
    expect(await stamp()).toBe(true);
    expect(await stamp()).toBe(false);
    expect(calendar.asked).toEqual([
      { method: "POST", path: "/digest", body: digest.toString("hex") },
    ]);
    const [anchor] = await anchors();
    expect(anchor).toMatchObject({ kind: "ots-pending", authority: calendar.url, saysAt: null });
    expect(anchor!.token.toString("latin1").slice(1, 15)).toBe("OpenTimestamps");
    const proof = readOtsFile(anchor!.token);
    expect(proof.sha256.equals(digest)).toBe(true);
    expect(listAttestations(proof.tree)).toMatchObject([
      { kind: "pending", uri: calendar.url, node: { message: commitmentOf(digest) } },
    ]);
  });

  test("keep the promise until it is kept, then have the proof beside it, and ask no more", async () => {
    await stamp();
    expect(await complete()).toBe(0);
    calendar.confirm();
    expect(await complete()).toBe(1);
    expect(calendar.asked.at(-1)).toEqual({
      method: "GET",
      path: `/timestamp/${commitmentOf(digest).toString("hex")}`,
      body: "",
    });
    const kept = await anchors();
    expect(kept.map(({ kind }) => kind)).toEqual(["ots-pending", "ots-bitcoin"]);
    expect(listAttestations(readOtsFile(kept[1]!.token).tree)).toMatchObject([
      { kind: "pending" },
      { kind: "bitcoin", height: 800_000, node: { message: merkleRootOf(commitmentOf(digest)) } },
    ]);
    const before = calendar.asked.length;
    expect(await complete()).toBe(0);
    expect(calendar.asked).toHaveLength(before);
  });

  const refusals: [Misbehaviour, RegExp][] = [
    ["slow", /within|time/i],
    ["garbage", /is no proof/],
    ["endless", /larger than/],
    ["cut off", /is no proof/],
    ["something behind", /is no proof/],
    ["too deep", /is no proof/],
    ["unknown step", /is no proof/],
    ["promises nothing", /promises nothing/],
    ["promise with a line break", /is no proof/],
    ["server error", /answered 500/],
    ["redirect", /answered 302/],
  ];
  test.each(refusals)("take nothing from a calendar with this fault: %s", async (how, told) => {
    calendar.behave(how);
    await expect(stamp()).rejects.toThrow(told);
    expect(await anchors()).toEqual([]);
    calendar.behave("none");
    await stamp();
    calendar.confirm();
    calendar.behave(how);
    await expect(complete()).rejects.toThrow(told);
    expect((await anchors()).map(({ kind }) => kind)).toEqual(["ots-pending"]);
  });

  test("do not reach into a private network unless that was allowed", async () => {
    await expect(stampHead(db(), head, calendar.url, ask([]), new Date())).rejects.toThrow(
      "Refused",
    );
    expect(calendar.asked).toEqual([]);
  });

  test("go along in packages, first as a promise, then as a proof, and the verifier says what it cannot know", async () => {
    await stamp();
    const promised = await pack();
    expect(verifyPackage(promised)).toMatchObject({ ok: true });
    expect(verifyPackage(promised).unknown.join("\n")).toMatch(
      /has promised .* proves nothing yet/,
    );
    calendar.confirm();
    await complete();
    const proved = await pack();
    const files = readEntries(fs.readFileSync(proved));
    const names = [...files.keys()].filter((name) => name.startsWith("onrecord/anchors/"));
    expect(names).toEqual(["onrecord/anchors/5.txt", "onrecord/anchors/5-1.ots"]);
    expect(sha256(files.get("onrecord/anchors/5.txt")!).equals(digest)).toBe(true);
    const { ok, checked, unknown } = verifyPackage(proved);
    expect(ok).toBe(true);
    expect(checked.join("\n")).toContain("OpenTimestamps: 1 proofs lead");
    const root = Buffer.from(merkleRootOf(commitmentOf(digest)))
      .reverse()
      .toString("hex");
    expect(unknown.join("\n")).toContain("Whether Bitcoin block 800000 holds the log of 5 entries");
    expect(unknown.join("\n")).toContain(
      `block headers are not checked offline. Its Merkle root must be ${root}`,
    );
  });

  test("are not packed with a proof over something else, or with one that leads nowhere", async () => {
    const keep = async (kind: string, token: Buffer) => {
      await database.store.pool.query(
        `SET session_replication_role = replica; TRUNCATE "TimeAnchor"; SET session_replication_role = DEFAULT`,
      );
      await db().timeAnchor.create({
        data: {
          id: newId(),
          kind,
          headSize: BigInt(head.size),
          headKeyFingerprint: head.keyFingerprint,
          authority: "https://calendar.example",
          token: new Uint8Array(token),
          createdAt: new Date(),
        },
      });
    };
    const fileOver = (bytes: Buffer, proof: Buffer) =>
      Buffer.concat([writeOtsFile(bytes, emptyTree), proof]);
    const emptyTree = { message: Buffer.alloc(0), attestations: [], steps: [] };
    const faults: [string, Buffer, string][] = [
      ["ots-bitcoin", fileOver(Buffer.alloc(32), inBlock800000), "is not over the head"],
      ["ots-bitcoin", fileOver(digest, pending("https://c.example")), "leads to no Bitcoin block"],
      ["ots-pending", Buffer.from("nonsense"), "is not one"],
    ];
    for (const [kind, token, told] of faults) {
      await keep(kind, token);
      const packing = pack();
      await expect(packing).rejects.toThrow(PackageFaultError);
      await expect(packing).rejects.toThrow(told);
    }
    await keep("ots-bitcoin", fileOver(digest, inBlock800000));
    expect(verifyPackage(await pack()).ok).toBe(true);
  });

  test("are proved by every byte: whichever is damaged, the proof is refused or says something else", async () => {
    await stamp();
    calendar.confirm();
    await complete();
    const { token } = (await anchors())[1]!;
    const said = (bytes: Buffer) => {
      const { sha256: over, tree } = readOtsFile(bytes);
      const told = listAttestations(tree).map(({ node, ...one }) => ({
        ...one,
        message: node.message.toString("hex"),
      }));
      return JSON.stringify([over.toString("hex"), told]);
    };
    const whole = said(token);
    expect(said(writeOtsFile(readOtsFile(token).sha256, readOtsFile(token).tree))).toBe(whole);
    for (let at = 0; at < token.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const damaged = Buffer.from(token);
        damaged[at]! ^= 1 << bit;
        let now: string | null = null;
        try {
          now = said(damaged);
        } catch {
          // Refused.
        }
        expect(now, `byte ${at}, bit ${bit}`).not.toBe(whole);
      }
  });

  test("have numbers written seven bits a byte", () => {
    expect([0, 127, 128, 800_000].map((value) => writeVarUint(value).toString("hex"))).toEqual([
      "00",
      "7f",
      "8001",
      "80ea30",
    ]);
  });
});
