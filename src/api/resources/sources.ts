import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import { decideOnRobots, type RobotsDecision } from "../../store/robots-override.ts";
import {
  countCauses,
  countLooksByDay,
  listSourceHealth,
  readSourceHealth,
  type DayOfLooks,
} from "../../store/source-health.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { findingSchema, presentFinding, presentSource, sourceSchema } from "../present-source.ts";
import { addressOf, readDefinition } from "../read-definition.ts";
import { answers, done, instant } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const dayMs = 86_400_000;
const coverageDays = 90;
const countedDays = 28;

/** What needs people stands first. */
const urgency = ["failing", "attention", "waiting", "healthy", "off"];
const good = ["ok", "not-modified", "unchanged"];
const params = z.object({ id: z.string().max(64) });

const detailSchema = sourceSchema.extend({
  watchedSince: instant.describe("Before it nobody looked, or further back than is shown"),
  coverage: z
    .array(z.object({ from: instant, to: instant }))
    .describe("Stretches in which every list answered, oldest first"),
  lists: z.array(
    z.object({
      kind: z.string(),
      url: z.string(),
      use: z.string(),
      basis: z.enum(["verified", "reported", "inferred"]),
      language: z.string().nullable(),
    }),
  ),
  reported: z.string().nullable().describe("Where its facts were reported in public"),
  quirks: z.array(z.string()),
  robotsCheckedOn: z.string().nullable(),
  causes: z.record(z.string(), z.number()).describe("Failures since the last good look, by cause"),
  days: z.array(
    z.object({
      day: z.iso.date(),
      looks: z.number(),
      failed: z.number(),
      itemsNew: z.number(),
      causes: z.record(z.string(), z.number()),
    }),
  ),
  history: z.array(findingSchema).describe("What was wrong and is over, newest first"),
});

/** Whether what we watch can be seen: last success, last news, what goes wrong and what to do about it. */
export async function sourceRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;
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
      sources: (await listSourceHealth(db))
        .map(presentSource)
        .toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state)),
    }),
  );

  app.get(
    "/sources/:id",
    {
      config: { action: "source.read" },
      schema: {
        operationId: "readSource",
        summary: "One source: when it could be seen, day by day, and what was wrong",
        params,
        response: answers(detailSchema),
      },
    },
    async (request) => await readDetail(deps, request.params.id),
  );

  const body = z.object({
    reason: z.string().trim().min(20).max(1000).describe("Why; it names no persons"),
  });
  const decide = async (userId: string, id: string, decision: RobotsDecision | null) => {
    const now = deps.clock.now();
    await db.$transaction(async (tx) => {
      if (!(await decideOnRobots(tx, id, decision, now))) throw new ApiError("not-found");
      await writeAudit(tx, {
        at: now,
        userId,
        action: decision ? "source.pass-robots" : "source.obey-robots",
        subject: "source",
        subjectId: id,
        details: decision ? { reason: decision.reason } : {},
      });
    });
    return { ok: true as const };
  };
  app.put(
    "/sources/:id/robots-override",
    {
      config: { action: "source.override-robots" },
      schema: {
        operationId: "passRobots",
        summary: "Pass the robots.txt of one source, with a reason on record",
        params,
        body,
        response: answers(done),
      },
    },
    async (request) => {
      const { id: userId } = userOf(request);
      return await decide(userId, request.params.id, { reason: request.body.reason, userId });
    },
  );
  app.delete(
    "/sources/:id/robots-override",
    {
      config: { action: "source.override-robots" },
      schema: {
        operationId: "obeyRobots",
        summary: "Obey the robots.txt of a source again",
        params,
        response: answers(done),
      },
    },
    async (request) => await decide(userOf(request).id, request.params.id, null),
  );
}

async function readDetail({ store, clock }: ServerDeps, id: string) {
  const now = clock.now();
  const since = new Date(now.getTime() - coverageDays * dayMs);
  const row = await readSourceHealth(store.prisma, id, since);
  if (!row) throw new ApiError("not-found");
  const days = await countLooksByDay(
    store.prisma,
    id,
    row.timeZone,
    new Date(now.getTime() - countedDays * dayMs),
  );
  const definition = readDefinition(row.definition);
  const later = (a: Date, b: Date): Date => (a > b ? a : b);
  return {
    ...presentSource(row),
    watchedSince: later(row.createdAt, since).toISOString(),
    coverage: row.coverage.map(({ from, to }) => ({
      from: later(from, since).toISOString(),
      to: to.toISOString(),
    })),
    lists: definition.discovery.map((way) => ({
      kind: way.kind,
      url: addressOf(way),
      use: way.use,
      basis: way.basis,
      language: way.language ?? null,
    })),
    reported: definition.known.reported,
    quirks: definition.known.quirks,
    robotsCheckedOn: definition.known.robotsCheckedOn,
    causes: await countCauses(store.prisma, id),
    days: sumDays(days),
    history: row.history.map(presentFinding),
  };
}

function sumDays(rows: readonly DayOfLooks[]) {
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, outcomes]) => {
    const failed = outcomes.filter(({ outcome }) => !good.includes(outcome));
    const sum = (some: readonly DayOfLooks[]): number =>
      some.reduce((total, { looks }) => total + looks, 0);
    return {
      day,
      looks: sum(outcomes),
      failed: sum(failed),
      itemsNew: outcomes.reduce((total, { itemsNew }) => total + itemsNew, 0),
      causes: Object.fromEntries(failed.map(({ outcome, looks }) => [outcome, looks])),
    };
  });
}
