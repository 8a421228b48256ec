import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { WARCParser } from "warcio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { seedEvidence } from "./seed-evidence.ts";

const kills = 8;
const script = fileURLToPath(import.meta.resolve("./capture-until-killed.ts"));

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
      const child = spawn(process.execPath, [script, database.url, dir, String(4 + kill)], {
        stdio: "ignore",
      });
      const signal = await new Promise((resolve) => child.once("exit", (_code, by) => resolve(by)));
      expect(signal).toBe("SIGKILL");
    }
    const verdict = await verifyStore({ db: prisma, blobs: openBlobDirectory(dir) });
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBeGreaterThan(kills);
    const halves = fs
      .readdirSync(dir, { recursive: true })
      .filter((name) => String(name).endsWith(".part"));
    expect(halves.length, "each was killed in the middle of a write").toBeGreaterThanOrEqual(kills);
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
