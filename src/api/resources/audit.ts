import { z } from "zod";
import { listAudit } from "../../store/audit.ts";
import type { ApiInstance } from "../api-instance.ts";
import { answers, instant } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const entrySchema = z.object({
  seq: z.string(),
  at: instant,
  userName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string().nullable(),
  reason: z.string().nullable().describe("Where the decision needs one"),
});

/** Who did what, for administrators. Append-only in the database. */
export async function auditRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const query = z.object({
    before: z
      .string()
      .regex(/^\d{1,18}$/u)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  });
  app.get(
    "/audit",
    {
      config: { action: "audit.read" },
      schema: {
        operationId: "listAudit",
        summary: "The audit log, newest first",
        querystring: query,
        response: answers(z.object({ entries: z.array(entrySchema) })),
      },
    },
    async (request) => {
      const { before, limit } = request.query;
      const rows = await listAudit(deps.store.prisma, {
        limit,
        ...(before ? { beforeSeq: BigInt(before) } : {}),
      });
      return {
        entries: rows.map((row) => ({
          seq: row.seq.toString(),
          at: row.at.toISOString(),
          userName: row.userName,
          action: row.action,
          subject: row.subject,
          subjectId: row.subjectId,
          reason: reasonOf(row.details),
        })),
      };
    },
  );
}

function reasonOf(details: unknown): string | null {
  const { reason } = (details ?? {}) as { reason?: unknown };
  return typeof reason === "string" ? reason : null;
}
