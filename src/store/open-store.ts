import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { OnRecordError } from "../errors/on-record-error.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Prisma } from "./generated/client.ts";

export class DatabaseUnreachableError extends OnRecordError {
  readonly code = "database-unreachable";
  readonly retry = "later";
}

/** What the files of src/store take: the client itself or a transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

export interface Store {
  prisma: PrismaClient;
  /** The same pool for hot paths written in SQL. */
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the database with a pool of `connections`. @throws {DatabaseUnreachableError} when nothing answers there. */
export async function openStore(
  databaseUrl: string,
  options: { connections?: number } = {},
): Promise<Store> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: options.connections ?? 8 });
  // An idle connection that breaks must not end the process: the next query opens a new one.
  pool.on("error", () => {});
  try {
    await pool.query("SELECT 1");
  } catch (cause) {
    await pool.end().catch(() => {});
    const { host } = new URL(databaseUrl);
    throw new DatabaseUnreachableError(
      `The database at ${host} does not answer: ${(cause as Error).message}. Start it, or correct DATABASE_URL.`,
      { cause },
    );
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
