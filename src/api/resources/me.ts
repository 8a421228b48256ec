import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { actions, can } from "../../core/access/can.ts";
import { writeAudit } from "../../store/audit.ts";
import { deleteSessionsOf } from "../../store/sessions.ts";
import { updateUser } from "../../store/users.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { actorOf, userOf } from "../authorize.ts";
import { answers, done, localeSchema, roleSchema } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";
import { passwordSchema } from "./setup.ts";

const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  locale: localeSchema,
  csrfToken: z.string(),
  hasPassword: z.boolean(),
  may: z.array(z.string()).describe("Actions the role allows"),
});

/** The signed-in person: what the page needs to know, language, password. */
export async function meRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.get(
    "/me",
    {
      config: { action: "me.read" },
      schema: { operationId: "readMe", summary: "Who is signed in", response: answers(meSchema) },
    },
    async (request) => {
      const user = userOf(request);
      return {
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        locale: localeSchema.catch("ru").parse(user.locale),
        csrfToken: request.session?.csrfToken ?? "",
        hasPassword: user.passwordHash !== null,
        may: actions.filter((action) => can(actorOf(request), action)),
      };
    },
  );

  app.patch(
    "/me",
    {
      config: { action: "me.update" },
      schema: {
        operationId: "updateMe",
        summary: "Change the language",
        body: z.object({ locale: localeSchema }),
        response: answers(done),
      },
    },
    async (request) => {
      await updateUser(deps.store.prisma, userOf(request).id, { locale: request.body.locale });
      return { ok: true as const };
    },
  );

  app.put(
    "/me/password",
    {
      config: { action: "me.update", rateLimit: { max: 5, timeWindow: "1 minute" } },
      schema: {
        operationId: "changePassword",
        summary: "Set or change the password; other sessions end",
        body: z.object({ current: z.string().max(200).optional(), password: passwordSchema }),
        response: answers(done),
      },
    },
    async (request) => {
      const user = userOf(request);
      if (user.passwordHash && !(await verify(user.passwordHash, request.body.current ?? "")))
        throw new ApiError("wrong-credentials");
      await updateUser(deps.store.prisma, user.id, {
        passwordHash: await hash(request.body.password),
      });
      await deleteSessionsOf(deps.store.prisma, user.id, request.session?.tokenHash);
      await writeAudit(deps.store.prisma, {
        at: deps.clock.now(),
        userId: user.id,
        action: "password.change",
        subject: "user",
        subjectId: user.id,
      });
      return { ok: true as const };
    },
  );
}
