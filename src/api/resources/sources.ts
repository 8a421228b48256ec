import { z } from "zod";
import { listSourceHealth } from "../../store/source-health.ts";
import type { ApiInstance } from "../api-instance.ts";
import { localizedOf } from "../present.ts";
import { answers, instant, localized } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const sourceSchema = z.object({
  id: z.string(),
  name: localized,
  role: z.string(),
  homepage: z.string(),
  enabled: z.boolean(),
  state: z.enum(["healthy", "failing", "waiting", "off"]),
  lastPollAt: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  lastNewItemAt: instant.nullable(),
  nextPollAt: instant,
  errorStreak: z.number(),
  lastErrorCode: z
    .string()
    .nullable()
    .describe("Its cause and next step are `source.<code>` in the catalogue"),
  articles: z.number(),
  attempts: z.array(
    z.object({
      startedAt: instant,
      outcome: z.string(),
      httpStatus: z.number().nullable(),
      itemsNew: z.number().nullable(),
    }),
  ),
});

type Row = Awaited<ReturnType<typeof listSourceHealth>>[number];

/** Whether what we watch can be seen: last success, last news, what goes wrong and what to do about it. */
export async function sourceRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.get(
    "/sources",
    {
      config: { action: "source.read" },
      schema: {
        operationId: "listSources",
        summary: "The health of every watched source",
        response: answers(z.object({ sources: z.array(sourceSchema) })),
      },
    },
    async () => ({
      sources: (await listSourceHealth(deps.store.prisma)).map(present),
    }),
  );
}

function stateOf(row: Row): "healthy" | "failing" | "waiting" | "off" {
  if (!row.enabled) return "off";
  if (row.errorStreak > 0) return "failing";
  return row.lastSuccessAt ? "healthy" : "waiting";
}

const present = (row: Row) => ({
  id: row.id,
  name: localizedOf(row.name),
  role: row.role,
  homepage: row.homepage,
  enabled: row.enabled,
  state: stateOf(row),
  lastPollAt: row.lastPollAt?.toISOString() ?? null,
  lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
  lastNewItemAt: row.lastNewItemAt?.toISOString() ?? null,
  nextPollAt: row.nextPollAt.toISOString(),
  errorStreak: row.errorStreak,
  lastErrorCode: row.lastErrorCode,
  articles: row._count.articles,
  attempts: row.attempts.map((attempt) => ({
    startedAt: attempt.startedAt.toISOString(),
    outcome: attempt.outcome,
    httpStatus: attempt.httpStatus,
    itemsNew: attempt.itemsNew,
  })),
});
