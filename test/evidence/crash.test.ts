import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { WARCParser } from "warcio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { until } from "../fixtures/until.ts";
import { seedEvidence } from "./seed-evidence.ts";

const kills = 6;

describe("a process that is killed while it captures", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord crash "));
    await seedEvidence(database.store, openBlobDirectory(dir), Buffer.alloc(32, 7), new Date());
  });
  afterAll(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  test("leaves a whole log, every byte that it names, and only WARC files that can be read", async () => {
    const { prisma } = database.store;
    for (let kill = 0; kill < kills; kill += 1) {
      const before = await prisma.capture.count();
      const child = spawn(
        process.execPath,
        [path.resolve("test/evidence/capture-until-killed.ts"), database.url, dir],
        { stdio: "ignore" },
      );
      await until(
        "a few captures",
        async () => (await prisma.capture.count()) >= before + 3 + kill,
        60_000,
      );
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    }
    const verdict = await verifyStore({ db: prisma, blobs: openBlobDirectory(dir) });
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBeGreaterThan(kills * 3);
    const files = fs
      .readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"));
    let records = 0;
    for (const file of files) {
      const bytes = fs.readFileSync(path.join(file.parentPath, file.name));
      expect(sha256Hex(bytes), "a file under its name is whole").toBe(file.name);
      if (bytes[0] !== 0x1f) continue; // the body beside the WARC
      for await (const record of new WARCParser([bytes])) {
        await record.readFully(false);
        records += 1;
      }
    }
    expect(records).toBeGreaterThanOrEqual(verdict.entries * 3);
  }, 180_000);
});
