import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { OnRecordError } from "../errors/on-record-error.ts";

export class MigrationError extends OnRecordError {
  readonly code = "migration";
  readonly retry = "never";
}

const directory = path.join(import.meta.dirname, "..", "..", "prisma", "migrations");

/**
 * Brings the database up to the newest schema: each folder of prisma/migrations once, in order, one transaction each,
 * with Prisma's own table and checksums, so that `prisma migrate` agrees about the history. (Prisma's engine is a
 * download that this machine may not reach.) Several processes may call it at once. Returns the names applied.
 *
 * @throws {MigrationError} when a migration fails or was edited after it had been applied.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(72707369)"); // the key Prisma uses
    await client.query(
      `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
       migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
    );
    return await applyMissing(client);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const name of fs.readdirSync(directory).sort()) {
    const file = path.join(directory, name, "migration.sql");
    if (!fs.existsSync(file)) continue;
    const sql = fs.readFileSync(file, "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    if (done.get(name) === checksum) continue;
    if (done.has(name))
      throw new MigrationError(
        `Migration ${name} was changed after it had been applied to this database. Restore the file from the release that created the database.`,
      );
    await applyOne(client, name, sql, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(
  client: pg.Client,
  name: string,
  sql: string,
  checksum: string,
): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => {});
    throw new MigrationError(
      `Migration ${name} failed and was rolled back: ${(cause as Error).message}. The database is as it was; look at prisma/migrations/${name}/migration.sql.`,
      { cause },
    );
  }
}
