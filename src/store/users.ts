import type { UserRole } from "../core/access/can.ts";
import { newId } from "./new-id.ts";
import type { Db, Store } from "./open-store.ts";

export interface UserRow {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  locale: string;
  passwordHash: string | null;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface NewUser {
  email: string;
  name: string;
  role: UserRole;
  locale: string;
  passwordHash?: string | null;
}

/** Addresses are compared without case and surrounding space. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

export const countUsers = async (db: Db): Promise<number> => await db.user.count();

export async function findUser(db: Db, id: string): Promise<UserRow | null> {
  return (await db.user.findUnique({ where: { id } })) as UserRow | null;
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | null> {
  return (await db.user.findUnique({ where: { email: normalizeEmail(email) } })) as UserRow | null;
}

export async function listUsers(db: Db): Promise<UserRow[]> {
  return (await db.user.findMany({ orderBy: { createdAt: "asc" } })) as UserRow[];
}

export async function createUser(db: Db, user: NewUser, now: Date): Promise<UserRow> {
  return (await db.user.create({
    data: {
      id: newId(),
      email: normalizeEmail(user.email),
      name: user.name,
      role: user.role,
      locale: user.locale,
      passwordHash: user.passwordHash ?? null,
      createdAt: now,
    },
  })) as UserRow;
}

/** The first administrator, or null when somebody is there already. Two first visits at once make one administrator. */
export async function createFirstAdministrator(
  store: Store,
  user: Omit<NewUser, "role">,
  now: Date,
): Promise<UserRow | null> {
  return await store.prisma.$transaction(async (db) => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
    if ((await db.user.count()) > 0) return null;
    return await createUser(db, { ...user, role: "admin" }, now);
  });
}

export async function updateUser(
  db: Db,
  id: string,
  change: Partial<Pick<UserRow, "name" | "role" | "locale" | "passwordHash" | "disabledAt">>,
): Promise<UserRow> {
  return (await db.user.update({ where: { id }, data: change })) as UserRow;
}

/** Administrators who can still sign in. The last one can be neither disabled nor demoted. */
export const countActiveAdministrators = async (db: Db): Promise<number> =>
  await db.user.count({ where: { role: "admin", disabledAt: null } });

/** One change of users at a time: two administrators must not remove each other at once. Call in the transaction. */
export async function lockUserChanges(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(72707371)`;
}
