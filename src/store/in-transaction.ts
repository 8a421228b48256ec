import type { Db, Store } from "./open-store.ts";

/** All or nothing. What is handed to other steps goes in with what it works on. */
export async function inTransaction<T>(store: Store, work: (db: Db) => Promise<T>): Promise<T> {
  return await store.prisma.$transaction(work, { maxWait: 20_000, timeout: 30_000 });
}
