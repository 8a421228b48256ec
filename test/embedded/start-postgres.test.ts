import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "../../src/embedded/start-postgres.ts";
import { applyMigrations, MigrationError } from "../../src/store/apply-migrations.ts";
import { until } from "../fixtures/until.ts";

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the PostgreSQL that comes with the package", () => {
  let home: string;
  let dir: string;
  beforeAll(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord pg "));
    fs.chmodSync(home, 0o700);
    dir = path.join(home, "a data directory");
  });
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  test("starts below a private directory with spaces in its name, and keeps data over a restart", async () => {
    const first = await startPostgres(dir);
    await ask(first.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('сақталды')");
    await first.stop();
    const second = await startPostgres(dir);
    expect(await ask(second.url, "SELECT word FROM kept")).toEqual([{ word: "сақталды" }]);
    await second.stop();
  });

  test("asks for a password", async () => {
    const server = await startPostgres(dir);
    const url = new URL(server.url);
    url.password = "wrong";
    await expect(ask(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
    await server.stop();
  });

  test("is stopped when whoever started it is killed", async () => {
    const script = `import { startPostgres } from ${JSON.stringify(path.resolve("src/embedded/start-postgres.ts"))}; const s = await startPostgres(process.argv[1]); console.log(s.url); process.kill(process.pid, "SIGKILL");`;
    const run = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", script, dir], {
      encoding: "utf8",
    });
    const url = run.stdout.trim();
    expect(url).toMatch(/^postgresql:/);
    await until(
      "the server to be gone",
      async () =>
        await ask(url, "SELECT 1").then(
          () => false,
          () => true,
        ),
    );
    await until(
      "its pidfile to be gone",
      () => !fs.existsSync(path.join(dir, "data", "postmaster.pid")),
    );
  });

  test("calls back when it ends unasked, and starts again on the same data", async () => {
    const server = await startPostgres(dir);
    const ended = new Promise((resolve) => server.onUnexpectedExit(resolve));
    const pid = Number(
      fs.readFileSync(path.join(dir, "data", "postmaster.pid"), "utf8").split("\n")[0],
    );
    process.kill(pid, "SIGINT");
    await ended;
    const again = await startPostgres(dir, { port: Number(new URL(server.url).port) });
    expect(again.url).toBe(server.url);
    await again.stop();
  });

  test("applies each migration once, also when several processes try at the same time", async () => {
    const server = await startPostgres(path.join(home, "migrations"), { durable: false });
    const applied = await Promise.all([
      applyMigrations(server.url),
      applyMigrations(server.url),
      applyMigrations(server.url),
    ]);
    const all = fs
      .readdirSync("prisma/migrations")
      .filter((name) => fs.existsSync(path.join("prisma/migrations", name, "migration.sql")));
    expect(applied.flat()).toEqual(all);
    await ask(server.url, `UPDATE "_prisma_migrations" SET checksum = 'edited'`);
    await expect(applyMigrations(server.url)).rejects.toThrow(MigrationError);
    await server.stop();
  });

  test("refuses to change or delete what is append-only", async () => {
    const server = await startPostgres(path.join(home, "append-only"), { durable: false });
    await applyMigrations(server.url);
    await ask(
      server.url,
      `INSERT INTO "AuditEntry" ("id", "at", "action", "subject") VALUES (gen_random_uuid(), now(), 'test', 'test')`,
    );
    await expect(ask(server.url, `UPDATE "AuditEntry" SET action = 'forged'`)).rejects.toThrow(
      "append-only",
    );
    await expect(ask(server.url, `DELETE FROM "AuditEntry"`)).rejects.toThrow("append-only");
    await server.stop();
  });
});
