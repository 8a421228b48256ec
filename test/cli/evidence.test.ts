import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { runOnRecord } from "../fixtures/run-onrecord.ts";
import { seedEvidence } from "../evidence/seed-evidence.ts";

describe("onrecord evidence", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  let env: NodeJS.ProcessEnv;
  const masterKey = Buffer.alloc(32, 7);

  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord cli "));
    env = {
      DATABASE_URL: database.url,
      ONRECORD_DATA: dir,
      ONRECORD_MASTER_KEY: masterKey.toString("base64"),
    };
    const blobs = openBlobDirectory(path.join(dir, "blobs"));
    await seedEvidence(database.store, blobs, masterKey, new Date());
  });
  afterAll(async () => {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const evidence = async (...words: string[]) => await runOnRecord(["evidence", ...words], { env });

  test("exports by the incident's short name, says what stays here, and puts it into the audit log", async () => {
    const out = path.join(dir, "case.wacz");
    const run = await evidence("export", "test-case", "--out", out);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trim()).toBe(out);
    expect(run.stderr).toContain("The bytes of 1 captures stay here");
    const entry = await database.store.prisma.auditEntry.findFirstOrThrow({
      where: { action: "evidence.export" },
    });
    expect(entry).toMatchObject({
      subject: "incident",
      details: { by: "command line", withheld: [3], captures: 4, includePrivate: false },
    });
    expect(run.stderr).toContain((entry.details as { sha256: string }).sha256);
  });

  test("verifies without database and settings, and fails with 1 on a damaged file", async () => {
    const file = path.join(dir, "case.wacz");
    const { stdout: told } = await evidence("key");
    const [fingerprint] = told.split("\n");
    const alone = { DATABASE_URL: "", ONRECORD_DATA: path.join(dir, "nowhere") };
    const good = await runOnRecord(["evidence", "verify", file, "--key", fingerprint!], {
      env: alone,
    });
    expect(good.code, good.stdout).toBe(0);
    expect(good.stdout).toContain("The package is whole.");
    expect(fs.existsSync(path.join(dir, "nowhere"))).toBe(false);
    const damaged = path.join(dir, "damaged.wacz");
    const bytes = fs.readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    fs.writeFileSync(damaged, bytes);
    const bad = await runOnRecord(["evidence", "verify", damaged, "--json"], { env: alone });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false });
    const other = await runOnRecord(["evidence", "verify", file, "--key", "0".repeat(64)], {
      env: alone,
    });
    expect(other.code).toBe(1);
    expect(other.stdout).toContain("another key");
  });

  test("prints a head that verify takes later, and refuses one that does not fit", async () => {
    const head = (await evidence("head")).stdout.trim();
    expect(head).toMatch(/^5:[0-9a-f]{64}$/);
    const same = await runOnRecord(["verify", "--head", head, "--json"], { env });
    expect(same.code, same.stderr).toBe(0);
    expect(JSON.parse(same.stdout)).toMatchObject({
      entries: 5,
      inWarc: 5,
      signedHeads: 1,
      faults: [],
    });
    const wrong = await runOnRecord(["verify", "--head", `5:${"0".repeat(64)}`], { env });
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain("it was rewritten");
    const nonsense = await runOnRecord(["verify", "--head", "yesterday"], { env });
    expect(nonsense.code).toBe(1);
    expect(nonsense.stderr).toContain("is not a head");
  });

  test("says what to do when the incident or the language is unknown", async () => {
    const unknown = await evidence("export", "no-such-case");
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('There is no incident "no-such-case"');
    const language = await evidence("export", "test-case", "--lang", "fr");
    expect(language.stderr).toContain("Choose ru, kk or en");
    const missing = await evidence("verify", path.join(dir, "none.wacz"));
    expect(missing.code).toBe(1);
  });
});
