import type { Prisma } from "./generated/client.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface NewAuditEntry {
  at: Date;
  userId: string | null;
  /** A code such as `flag.accept`. */
  action: string;
  subject: string;
  subjectId?: string | null;
  /** Ids and codes. Never a hidden name, never article text. */
  details?: Record<string, unknown>;
}

/** Append-only: the database refuses to change or delete what was written. */
export async function writeAudit(db: Db, entry: NewAuditEntry): Promise<void> {
  await db.auditEntry.create({
    data: {
      id: newId(),
      at: entry.at,
      userId: entry.userId,
      action: entry.action,
      subject: entry.subject,
      subjectId: entry.subjectId ?? null,
      details: (entry.details ?? {}) as Prisma.InputJsonValue,
    },
  });
}

/** Newest first; `beforeSeq` pages back. */
export async function listAudit(db: Db, options: { beforeSeq?: bigint; limit: number }) {
  const rows = await db.auditEntry.findMany({
    where: options.beforeSeq ? { seq: { lt: options.beforeSeq } } : {},
    orderBy: { seq: "desc" },
    take: options.limit,
  });
  const users = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => row.userId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => ({
    ...row,
    userName: row.userId ? (names.get(row.userId) ?? null) : null,
  }));
}
