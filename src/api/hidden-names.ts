import type { FastifyRequest } from "fastify";
import { can } from "../core/access/can.ts";
import { readHiddenNames } from "../store/incident-persons.ts";
import { actorOf, userOf } from "./authorize.ts";
import { maskOf, type Mask } from "./present.ts";
import type { ServerDeps } from "./server-deps.ts";

/**
 * The mask of this person: readers see no hidden name anywhere; the others see those of incidents they may see. It holds
 * in texts, quotations and differences, not only in name fields.
 */
export async function maskFor(deps: ServerDeps, request: FastifyRequest): Promise<Mask> {
  const mayReadHidden = can(actorOf(request), "hidden-person.read");
  return maskOf(
    await readHiddenNames(
      deps.store.prisma,
      deps.masterKey,
      mayReadHidden ? userOf(request).id : undefined,
    ),
  );
}
