import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Action } from "../core/access/can.ts";
import type { SessionRow } from "../store/sessions.ts";

/** The /api scope, where zod schemas validate what comes in and shape what goes out. */
export type ApiInstance = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route lets a person do: a key of the table in src/core/access/can.ts. Every route has one. */
    action?: Action;
  }
  interface FastifyRequest {
    session: SessionRow | null;
  }
}
