import { hash } from "@node-rs/argon2";
import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import { countUsers, createFirstAdministrator } from "../../store/users.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { answers, localeSchema } from "../schemas.ts";
import { beginSession } from "../sessions.ts";
import type { ServerDeps } from "../server-deps.ts";

export const passwordSchema = z.string().min(12).max(200);

/** The first visit makes the administrator; after that these routes do nothing. */
export async function setupRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.get(
    "/setup",
    {
      config: { action: "setup.read" },
      schema: {
        operationId: "readSetup",
        summary: "Is the first administrator still to be made?",
        response: answers(z.object({ needed: z.boolean() })),
      },
    },
    async () => ({
      needed: (await countUsers(deps.store.prisma)) === 0,
    }),
  );

  const body = z.object({
    name: z.string().trim().min(1).max(100),
    email: z.email().max(200),
    password: passwordSchema,
    locale: localeSchema,
  });
  app.post(
    "/setup",
    {
      config: { action: "setup.create", rateLimit: { max: 10, timeWindow: "1 minute" } },
      schema: {
        operationId: "createSetup",
        summary: "Make the first administrator and sign in",
        body,
        response: answers(z.object({ csrfToken: z.string() })),
      },
    },
    async (request, reply) => {
      const { password, ...user } = request.body;
      if ((await countUsers(deps.store.prisma)) > 0) throw new ApiError("conflict");
      const created = await createFirstAdministrator(
        deps.store,
        { ...user, passwordHash: await hash(password) },
        deps.clock.now(),
      );
      if (!created) throw new ApiError("conflict");
      await writeAudit(deps.store.prisma, {
        at: deps.clock.now(),
        userId: created.id,
        action: "setup.create",
        subject: "user",
        subjectId: created.id,
      });
      return { csrfToken: await beginSession(deps, request, reply, created.id) };
    },
  );
}
