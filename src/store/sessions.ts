import { createHash, randomBytes } from "node:crypto";
import type { Db } from "./open-store.ts";
import type { UserRow } from "./users.ts";

/** A token of 256 random bits; the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");
export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

export interface SessionRow {
  tokenHash: string;
  user: UserRow;
  csrfToken: string;
  expiresAt: Date;
}

export async function createSession(
  db: Db,
  userId: string,
  now: Date,
  lifetimeMs: number,
): Promise<{ token: string; csrfToken: string; expiresAt: Date }> {
  const token = newToken();
  const csrfToken = newToken();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await db.session.create({
    data: { tokenHash: hashToken(token), userId, data: { csrfToken }, createdAt: now, expiresAt },
  });
  return { token, csrfToken, expiresAt };
}

/** The session of a token with its user, or null when it is unknown, over, or its user was disabled. */
export async function findSession(db: Db, token: string, now: Date): Promise<SessionRow | null> {
  const row = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: true },
  });
  if (!row || !row.user || row.expiresAt <= now || row.user.disabledAt) return null;
  const { csrfToken } = row.data as { csrfToken: string };
  return {
    tokenHash: row.tokenHash,
    user: row.user as UserRow,
    csrfToken,
    expiresAt: row.expiresAt,
  };
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash } });
}

/** Ends every session of a user: on disabling, on a change of role or password. */
export async function deleteSessionsOf(
  db: Db,
  userId: string,
  exceptTokenHash?: string,
): Promise<void> {
  await db.session.deleteMany({
    where: { userId, ...(exceptTokenHash ? { tokenHash: { not: exceptTokenHash } } : {}) },
  });
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
}
