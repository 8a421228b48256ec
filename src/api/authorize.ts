import type { FastifyRequest } from "fastify";
import { can, type Action, type Actor } from "../core/access/can.ts";
import { readIncidentScope } from "../store/read-incidents.ts";
import type { Db } from "../store/open-store.ts";
import type { UserRow } from "../store/users.ts";
import { ApiError } from "./api-error.ts";
import type { ApiInstance } from "./api-instance.ts";

export const actorOf = (request: FastifyRequest): Actor | null =>
  request.session && { id: request.session.user.id, role: request.session.user.role };

/** The signed-in user. @throws {ApiError} not-signed-in. */
export function userOf(request: FastifyRequest): UserRow {
  if (!request.session) throw new ApiError("not-signed-in");
  return request.session.user;
}

/** Refuses routes that declare no action when they are registered, and requests that `can()` refuses before they are handled. */
export function authorizeRoutes(app: ApiInstance): void {
  app.addHook("onRoute", (route) => {
    if (!route.config?.action)
      throw new Error(
        `Route ${String(route.method)} ${route.url} declares no action. Give it config.action, a key of the table in src/core/access/can.ts.`,
      );
  });
  app.addHook("preValidation", async (request) => {
    const action = request.routeOptions.config.action;
    const actor = actorOf(request);
    if (action && can(actor, action)) return;
    throw new ApiError(actor ? "forbidden" : "not-signed-in");
  });
}

/** Asks `can()` about one incident. An incident the person may not see does not exist for them. @throws {ApiError} not-found or forbidden. */
export async function authorizeIncident(
  db: Db,
  request: FastifyRequest,
  action: Action,
  incidentId: string,
): Promise<void> {
  const scope = await readIncidentScope(db, incidentId, userOf(request).id);
  if (!scope || !can(actorOf(request), "incident.read", scope)) throw new ApiError("not-found");
  if (!can(actorOf(request), action, scope)) throw new ApiError("forbidden");
}
