import cookie from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { timingSafeEqual } from "node:crypto";
import { createSession, deleteSession, findSession } from "../store/sessions.ts";
import { ApiError } from "./api-error.ts";
import type { ApiInstance } from "./api-instance.ts";
import type { ServerDeps } from "./server-deps.ts";

const cookieName = "onrecord_session";
const lifetimeMs = 14 * 24 * 3600 * 1000;

const isSecure = (deps: ServerDeps): boolean => deps.config.publicUrl.startsWith("https:");

/** Reads the session of each request from the database and refuses unsafe requests that another site may have sent. */
export async function registerSessions(app: ApiInstance, deps: ServerDeps): Promise<void> {
  await app.register(cookie);
  app.decorateRequest("session", null);
  app.addHook("onRequest", async (request) => {
    const token = request.cookies[cookieName];
    request.session = token ? await findSession(deps.store.prisma, token, deps.clock.now()) : null;
    if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) refuseCrossSite(request);
  });
}

/** Three locks: the cookie is SameSite=Strict, the Origin must be ours, and a session's token must come in a header. */
function refuseCrossSite(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host))
    throw new ApiError("cross-site");
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new ApiError("cross-site");
  if (request.session && !isSame(request.headers["x-csrf-token"], request.session.csrfToken))
    throw new ApiError("cross-site");
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Begins a new session and ends the one the browser had: the token changes at every sign-in. */
export async function beginSession(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): Promise<string> {
  const db = deps.store.prisma;
  if (request.session) await deleteSession(db, request.session.tokenHash);
  const { token, csrfToken, expiresAt } = await createSession(
    db,
    userId,
    deps.clock.now(),
    lifetimeMs,
  );
  reply.setCookie(cookieName, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure(deps),
    expires: expiresAt,
  });
  return csrfToken;
}

export async function endSession(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.session) await deleteSession(deps.store.prisma, request.session.tokenHash);
  reply.clearCookie(cookieName, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure(deps),
  });
}
