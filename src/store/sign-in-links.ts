import type { Db } from "./open-store.ts";
import { hashToken, newToken } from "./sessions.ts";
import { findUser, type UserRow } from "./users.ts";

/** A link that signs its user in once. Returns the token; the database keeps only its hash. */
export async function createSignInLink(
  db: Db,
  userId: string,
  now: Date,
  lifetimeMs: number,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await db.signInLink.create({ data: { tokenHash: hashToken(token), userId, expiresAt } });
  return { token, expiresAt };
}

/** Uses the link up and returns its user; null when it is unknown, over, used, or its user was disabled. */
export async function useSignInLink(db: Db, token: string, now: Date): Promise<UserRow | null> {
  const tokenHash = hashToken(token);
  const { count } = await db.signInLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  const { userId } = await db.signInLink.findUniqueOrThrow({ where: { tokenHash } });
  const user = await findUser(db, userId);
  return user && !user.disabledAt ? user : null;
}
