import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import sse from "@fastify/sse";
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { ApiError } from "./api-error.ts";
import type { ApiInstance } from "./api-instance.ts";
import { authorizeRoutes } from "./authorize.ts";
import { alertRoutes } from "./resources/alerts.ts";
import { articleRoutes } from "./resources/articles.ts";
import { auditRoutes } from "./resources/audit.ts";
import { deliveryRoutes } from "./resources/deliveries.ts";
import { incidentRoutes } from "./resources/incidents.ts";
import { incidentEditRoutes } from "./resources/incident-edits.ts";
import { liveRoutes } from "./resources/live.ts";
import { mailboxRoutes } from "./resources/mailbox.ts";
import { meRoutes } from "./resources/me.ts";
import { reviewDecisionRoutes } from "./resources/review-decisions.ts";
import { reviewRoutes } from "./resources/review.ts";
import { setupRoutes } from "./resources/setup.ts";
import { signInRoutes } from "./resources/sign-in.ts";
import { sourceRoutes } from "./resources/sources.ts";
import { userRoutes } from "./resources/users.ts";
import { registerHealth } from "./serve-health.ts";
import { registerOpenapi } from "./serve-openapi.ts";
import { registerWeb } from "./serve-web.ts";
import { registerSessions } from "./sessions.ts";
import type { ServerDeps } from "./server-deps.ts";

const resources = [
  setupRoutes,
  signInRoutes,
  meRoutes,
  reviewRoutes,
  reviewDecisionRoutes,
  incidentRoutes,
  incidentEditRoutes,
  articleRoutes,
  sourceRoutes,
  alertRoutes,
  deliveryRoutes,
  mailboxRoutes,
  auditRoutes,
  userRoutes,
  liveRoutes,
];

/** The HTTP server, ready to `listen`. Binding to an address is the caller's choice (127.0.0.1 unless told). */
export function buildServer(deps: ServerDeps): FastifyInstance {
  // Addresses may hold one-time tokens, so requests are not logged; failures are, by route.
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    forceCloseConnections: true,
  });
  setErrorHandler(app);
  app.setNotFoundHandler(() => {
    throw new ApiError("not-found");
  });
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    referrerPolicy: { policy: "no-referrer" },
    hsts: deps.config.publicUrl.startsWith("https:") ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  app.addHook(
    "onRequest",
    async (_request, reply) =>
      void reply.header(
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
      ),
  );
  app.register(
    async (scope) =>
      await registerApi(scope.withTypeProvider<ZodTypeProvider>() as ApiInstance, deps),
    { prefix: "/api" },
  );
  app.register(async (scope) => registerHealth(scope, deps));
  app.register(async (scope) => await registerWeb(scope, deps.staticDir));
  return app;
}

/** zod compilers live in this scope only: plugins outside bring JSON Schemas of their own. */
async function registerApi(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook(
    "onRequest",
    async (_request, reply) => void reply.header("cache-control", "no-store"),
  );
  await registerSessions(app, deps);
  authorizeRoutes(app);
  await app.register(rateLimit, {
    global: false,
    ipv6Subnet: 64,
    errorResponseBuilder: () => new ApiError("too-many"),
  });
  await app.register(sse as unknown as Parameters<typeof app.register>[0]);
  await registerOpenapi(app);
  for (const routes of resources)
    await app.register(async (scope) => await routes(scope as ApiInstance, deps));
}

/** Clients get a code; the log gets the cause. Neither stack traces nor values leave the server. */
function setErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const api = error instanceof ApiError ? error : new ApiError(codeFor(error));
    if (api.statusCode >= 500)
      request.log.error(
        { err: error, route: request.routeOptions.url, method: request.method },
        "request failed",
      );
    return reply
      .code(api.statusCode)
      .header("cache-control", "no-store")
      .send({ code: api.code, message: `error.${api.code}` });
  });
}

function codeFor(error: FastifyError): ConstructorParameters<typeof ApiError>[0] {
  if (
    error.validation ||
    error.statusCode === 400 ||
    error.statusCode === 413 ||
    error.statusCode === 415
  )
    return "bad-request";
  if (error.statusCode === 404) return "not-found";
  if (error.statusCode === 429) return "too-many";
  return "internal";
}
