import { z } from "zod";
import { handOn } from "../../queue/hand-on.ts";
import { writeAudit } from "../../store/audit.ts";
import { listDeliveries, settleHeldDelivery } from "../../store/read-alerts.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { localizedOf } from "../present.ts";
import { answers, done, idParams, incidentRefSchema, instant } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const deliverySchema = z.object({
  id: z.string(),
  channel: z.string(),
  state: z
    .string()
    .describe(
      "`unknown`: the send began and its outcome was never learnt; held until a person decides",
    ),
  attempts: z.number(),
  createdAt: instant,
  settledAt: instant.nullable(),
  errorCode: z.string().nullable(),
  recipient: z.string().nullable().describe("The user's name; addresses stay sealed"),
  alert: z
    .object({ id: z.string(), kind: z.string(), incident: incidentRefSchema.nullable() })
    .nullable(),
  digest: z.object({ id: z.string(), periodStart: instant, periodEnd: instant }).nullable(),
});

/** Messages on their way, and the held ones about which a person decides. */
export async function deliveryRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const query = z.object({
    state: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  });
  app.get(
    "/deliveries",
    {
      config: { action: "delivery.read" },
      schema: {
        operationId: "listDeliveries",
        summary: "Messages and their state",
        querystring: query,
        response: answers(z.object({ deliveries: z.array(deliverySchema) })),
      },
    },
    async (request) => ({
      deliveries: (await listDeliveries(deps.store.prisma, userOf(request).id, request.query)).map(
        (row) => ({
          id: row.id,
          channel: row.channel,
          state: row.state,
          attempts: row.attempts,
          createdAt: row.createdAt.toISOString(),
          settledAt: row.settledAt?.toISOString() ?? null,
          errorCode: row.errorCode,
          recipient: row.subscriber.user?.name ?? null,
          alert: row.alert && {
            id: row.alert.id,
            kind: row.alert.kind,
            incident: row.alert.incident && {
              id: row.alert.incident.id,
              title: localizedOf(row.alert.incident.title),
            },
          },
          digest: row.digest && {
            id: row.digest.id,
            periodStart: row.digest.periodStart.toISOString(),
            periodEnd: row.digest.periodEnd.toISOString(),
          },
        }),
      ),
    }),
  );

  const body = z.object({ decision: z.enum(["resend", "drop"]) });
  app.post(
    "/deliveries/:id/settle",
    {
      config: { action: "delivery.settle" },
      schema: {
        operationId: "settleDelivery",
        summary: "Send a held message again, or do not",
        params: idParams,
        body,
        response: answers(done),
      },
    },
    async (request) => {
      const now = deps.clock.now();
      const { id } = request.params;
      const resend = request.body.decision === "resend";
      await deps.store.prisma.$transaction(async (db) => {
        if (!(await settleHeldDelivery(db, id, resend ? "pending" : "dropped", now)))
          throw new ApiError("conflict");
        if (resend)
          await handOn(db, "notify", `${id}-resend-${now.getTime()}`, { deliveryId: id }, now);
        await writeAudit(db, {
          at: now,
          userId: userOf(request).id,
          action: `delivery.${request.body.decision}`,
          subject: "delivery",
          subjectId: id,
        });
      });
      return { ok: true as const };
    },
  );
}
