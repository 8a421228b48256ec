import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import { acknowledgeAlert, listAlerts } from "../../store/read-alerts.ts";
import { readToldFindings } from "../../store/read-source-alert.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { maskFor } from "../hidden-names.ts";
import { localizedOf, paramsOf } from "../present.ts";
import { answers, done, idParams, incidentRefSchema, instant, localized } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const alertSchema = z.object({
  id: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.string(),
  createdAt: instant,
  occurredAt: instant,
  ackedAt: instant.nullable(),
  incident: incidentRefSchema.nullable(),
  article: z
    .object({ id: z.string(), title: z.string().nullable(), sourceName: localized })
    .nullable(),
  findings: z
    .array(
      z.object({
        id: z.string(),
        sourceId: z.string(),
        sourceName: localized,
        kind: z.string(),
        severity: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        openedAt: instant,
        closedAt: instant.nullable(),
      }),
    )
    .describe("Of an alert about watched sources: what was found, as it stands now"),
  deliveries: z.record(z.string(), z.number()).describe("Number of deliveries by state"),
});

/** What somebody should know now. */
export async function alertRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const query = z.object({
    state: z.enum(["open", "acknowledged"]).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  });
  app.get(
    "/alerts",
    {
      config: { action: "alert.read" },
      schema: {
        operationId: "listAlerts",
        summary: "Alerts, newest first",
        querystring: query,
        response: answers(z.object({ alerts: z.array(alertSchema) })),
      },
    },
    async (request) => {
      const mask = await maskFor(deps, request);
      const rows = await listAlerts(deps.store.prisma, userOf(request).id, request.query);
      const alerts = rows.map(async (row) => {
        const { article } = row.event;
        const isOnSources = row.event.kind === "source.health";
        return {
          id: row.id,
          kind: row.kind,
          params: paramsOf(row.params, mask),
          state: row.state,
          createdAt: row.createdAt.toISOString(),
          occurredAt: row.event.occurredAt.toISOString(),
          ackedAt: row.ackedAt?.toISOString() ?? null,
          incident: row.incident && { id: row.incident.id, title: localizedOf(row.incident.title) },
          article: article && {
            id: article.id,
            title: article.currentVersion?.title ? mask(article.currentVersion.title) : null,
            sourceName: localizedOf(article.source.name),
          },
          findings: isOnSources ? await readToldFindings(deps.store.prisma, row.event.params) : [],
          deliveries: countBy(row.deliveries.map((delivery) => delivery.state)),
        };
      });
      return { alerts: await Promise.all(alerts) };
    },
  );

  app.post(
    "/alerts/:id/acknowledge",
    {
      config: { action: "alert.acknowledge" },
      schema: {
        operationId: "acknowledgeAlert",
        summary: "Somebody has seen to it",
        params: idParams,
        response: answers(done),
      },
    },
    async (request) => {
      const user = userOf(request);
      const now = deps.clock.now();
      if (!(await acknowledgeAlert(deps.store.prisma, request.params.id, user.id, now)))
        throw new ApiError("not-found");
      await writeAudit(deps.store.prisma, {
        at: now,
        userId: user.id,
        action: "alert.acknowledge",
        subject: "alert",
        subjectId: request.params.id,
      });
      return { ok: true as const };
    },
  );
}

function countBy(states: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
