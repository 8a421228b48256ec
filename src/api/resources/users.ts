import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import type { Db } from "../../store/open-store.ts";
import { deleteSessionsOf } from "../../store/sessions.ts";
import { createSignInLink } from "../../store/sign-in-links.ts";
import {
  countActiveAdministrators,
  createUser,
  findUser,
  findUserByEmail,
  listUsers,
  lockUserChanges,
  updateUser,
  type UserRow,
} from "../../store/users.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { answers, done, idParams, instant, localeSchema, roleSchema } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const inviteLifetimeMs = 3 * 24 * 3600 * 1000;
const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  createdAt: instant,
});
const linkSchema = z.object({
  url: z.string().describe("Works once; shown only now"),
  expiresAt: instant,
});
const config = { action: "user.manage" } as const;

/** Who may come in: inviting, roles, disabling. */
export async function userRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;
  const audit = async (tx: Db, by: UserRow, action: string, subjectId: string, details = {}) =>
    await writeAudit(tx, {
      at: deps.clock.now(),
      userId: by.id,
      action,
      subject: "user",
      subjectId,
      details,
    });
  const makeLink = async (tx: Db, userId: string) => {
    const { token, expiresAt } = await createSignInLink(
      tx,
      userId,
      deps.clock.now(),
      inviteLifetimeMs,
    );
    return {
      url: `${deps.config.publicUrl.replace(/\/$/u, "")}/enter/${token}`,
      expiresAt: expiresAt.toISOString(),
    };
  };

  app.get(
    "/users",
    {
      config,
      schema: {
        operationId: "listUsers",
        summary: "Everybody who has an account",
        response: answers(z.object({ users: z.array(userSchema) })),
      },
    },
    async () => ({
      users: (await listUsers(db)).map((user) => ({
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        disabled: user.disabledAt !== null,
        createdAt: user.createdAt.toISOString(),
      })),
    }),
  );

  const inviteBody = z.object({
    name: z.string().trim().min(1).max(100),
    email: z.email().max(200),
    role: roleSchema,
    locale: localeSchema,
  });
  app.post(
    "/users",
    {
      config,
      schema: {
        operationId: "inviteUser",
        summary: "Make an account and its one-time sign-in link",
        body: inviteBody,
        response: answers(linkSchema),
      },
    },
    async (request) => {
      if (await findUserByEmail(db, request.body.email)) throw new ApiError("conflict");
      return await db.$transaction(async (tx) => {
        const user = await createUser(tx, request.body, deps.clock.now());
        await audit(tx, userOf(request), "user.invite", user.id, { role: user.role });
        return await makeLink(tx, user.id);
      });
    },
  );

  app.post(
    "/users/:id/link",
    {
      config,
      schema: {
        operationId: "renewLink",
        summary: "A new one-time sign-in link",
        params: idParams,
        response: answers(linkSchema),
      },
    },
    async (request) => {
      const user = await findUser(db, request.params.id);
      if (!user || user.disabledAt) throw new ApiError("not-found");
      return await db.$transaction(async (tx) => {
        await audit(tx, userOf(request), "user.link", user.id);
        return await makeLink(tx, user.id);
      });
    },
  );

  const changeBody = z.object({ role: roleSchema.optional(), disabled: z.boolean().optional() });
  app.patch(
    "/users/:id",
    {
      config,
      schema: {
        operationId: "changeUser",
        summary: "Change a role; disable or enable",
        params: idParams,
        body: changeBody,
        response: answers(done),
      },
    },
    async (request) => {
      const { role, disabled } = request.body;
      await db.$transaction(async (tx) => {
        await lockUserChanges(tx);
        const user = await findUser(tx, request.params.id);
        if (!user) throw new ApiError("not-found");
        const losesAdmin =
          user.role === "admin" &&
          !user.disabledAt &&
          ((role !== undefined && role !== "admin") || disabled === true);
        if (losesAdmin && (await countActiveAdministrators(tx)) === 1)
          throw new ApiError("last-administrator");
        await updateUser(tx, user.id, {
          ...(role ? { role } : {}),
          ...(disabled === undefined ? {} : { disabledAt: disabled ? deps.clock.now() : null }),
        });
        if (role !== undefined || disabled === true) await deleteSessionsOf(tx, user.id);
        await audit(tx, userOf(request), "user.change", user.id, { role, disabled });
      });
      return { ok: true as const };
    },
  );
}
