import { hash, verify } from "@node-rs/argon2";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import { useSignInLink } from "../../store/sign-in-links.ts";
import { findUserByEmail, normalizeEmail } from "../../store/users.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { answers, done } from "../schemas.ts";
import { beginSession, endSession } from "../sessions.ts";
import type { ServerDeps } from "../server-deps.ts";

const signedIn = answers(z.object({ csrfToken: z.string() }));
const byAddress = { max: 20, timeWindow: "1 minute" };

/** Signing in by password or by a one-time link, and signing out. */
export async function signInRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  // Verified against when there is no such account, so that both take the same time.
  const nobodysHash = await hash("nobody has this password");
  const limitAccount = app.createRateLimit({
    max: 8,
    timeWindow: "5 minutes",
    keyGenerator: (request) =>
      `account:${normalizeEmail((request.body as { email: string }).email)}`,
  });

  app.post(
    "/session",
    {
      config: { action: "session.create", rateLimit: byAddress },
      schema: {
        operationId: "signIn",
        summary: "Sign in with a password",
        body: z.object({ email: z.string().max(200), password: z.string().max(200) }),
        response: signedIn,
      },
    },
    async (request, reply) => {
      const limit = await limitAccount(request);
      if (!limit.isAllowed && limit.isExceeded) throw new ApiError("too-many");
      const user = await findUserByEmail(deps.store.prisma, request.body.email);
      const matches = await verify(user?.passwordHash ?? nobodysHash, request.body.password);
      if (!user || !user.passwordHash || !matches || user.disabledAt)
        throw new ApiError("wrong-credentials");
      return await welcome(deps, request, reply, user.id, "session.password");
    },
  );

  app.post(
    "/enter",
    {
      config: { action: "session.create", rateLimit: byAddress },
      schema: {
        operationId: "enter",
        summary: "Sign in with a one-time link",
        body: z.object({ token: z.string().max(100) }),
        response: signedIn,
      },
    },
    async (request, reply) => {
      const user = await useSignInLink(deps.store.prisma, request.body.token, deps.clock.now());
      if (!user) throw new ApiError("link-used");
      return await welcome(deps, request, reply, user.id, "session.link");
    },
  );

  app.delete(
    "/session",
    {
      config: { action: "session.delete" },
      schema: { operationId: "signOut", summary: "Sign out", response: answers(done) },
    },
    async (request, reply) => {
      await endSession(deps, request, reply);
      return { ok: true as const };
    },
  );
}

async function welcome(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
  action: string,
) {
  const csrfToken = await beginSession(deps, request, reply, userId);
  await writeAudit(deps.store.prisma, {
    at: deps.clock.now(),
    userId,
    action,
    subject: "user",
    subjectId: userId,
  });
  return { csrfToken };
}
