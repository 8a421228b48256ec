import { z } from "zod";
import type { listSourceHealth } from "../store/source-health.ts";
import { localizedOf } from "./present.ts";
import { basisOf, readDefinition } from "./read-definition.ts";
import { instant, localized } from "./schemas.ts";

export const findingSchema = z.object({
  id: z.string(),
  kind: z.string().describe("Its words are `finding.<kind>` in the catalogue"),
  severity: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  openedAt: instant,
  clearedAt: instant.nullable().describe("Not found any more since then, not over yet"),
  closedAt: instant.nullable(),
});

const robotsSchema = z.object({
  reason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  where: z.enum(["page", "file"]),
});

export const sourceSchema = z.object({
  id: z.string(),
  name: localized,
  role: z.string(),
  homepage: z.string(),
  enabled: z.boolean(),
  state: z.enum(["healthy", "attention", "failing", "waiting", "off"]),
  findings: z.array(findingSchema).describe("What is wrong now, the graver first"),
  lastPollAt: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  lastNewItemAt: instant.nullable(),
  nextPollAt: instant,
  intervalMs: z.number().describe("The interval that holds now"),
  intervalReason: z.string().nullable().describe("What decided it"),
  pace: z
    .object({ usualGapMs: z.number(), longGapMs: z.number(), silentAt: instant })
    .nullable()
    .describe(
      "Half of the gaps between new texts are shorter than the usual one, nearly all than the long one",
    ),
  basis: z.enum(["verified", "reported", "inferred"]).nullable(),
  verifiedOn: z.string().nullable().describe("Calendar day on which a person looked"),
  robotsOverride: robotsSchema.nullable(),
  errorStreak: z.number(),
  lastErrorCode: z
    .string()
    .nullable()
    .describe("Its cause and next step are `source.cause.<code>` and `source.next.<code>`"),
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

function stateOf(row: Row): "healthy" | "attention" | "failing" | "waiting" | "off" {
  if (!row.enabled) return "off";
  if (row.errorStreak > 0) return "failing";
  if (row.findings.some(({ clearedAt }) => clearedAt === null)) return "attention";
  return row.lastSuccessAt ? "healthy" : "waiting";
}

export const presentFinding = (row: Row["findings"][number]) => ({
  id: row.id,
  kind: row.kind,
  severity: row.severity,
  params: row.params as Record<string, string | number>,
  openedAt: row.openedAt.toISOString(),
  clearedAt: row.clearedAt?.toISOString() ?? null,
  closedAt: row.closedAt?.toISOString() ?? null,
});

function paceOf(row: Row) {
  const { pace } = (row.rhythm ?? {}) as {
    pace?: { usualGapMs: number; longGapMs: number; silentAt: string } | null;
  };
  return pace
    ? { usualGapMs: pace.usualGapMs, longGapMs: pace.longGapMs, silentAt: pace.silentAt }
    : null;
}

function robotsOf(row: Row & { robotsOverrideBy?: string | null }) {
  const inFile = readDefinition(row.definition).manners.robotsOverride;
  if (inFile)
    return {
      reason: inFile.reason,
      decidedBy: inFile.decidedBy,
      decidedAt: inFile.decidedOn,
      where: "file" as const,
    };
  if (row.robotsOverride === null) return null;
  return {
    reason: row.robotsOverride,
    decidedBy: row.robotsOverrideBy ?? null,
    decidedAt: row.robotsOverrideAt?.toISOString() ?? null,
    where: "page" as const,
  };
}

/** A source as the list and its own page show it. */
export function presentSource(row: Row & { robotsOverrideBy?: string | null }) {
  const definition = readDefinition(row.definition);
  return {
    id: row.id,
    name: localizedOf(row.name),
    role: row.role,
    homepage: row.homepage,
    enabled: row.enabled,
    state: stateOf(row),
    findings: row.findings.map(presentFinding),
    lastPollAt: row.lastPollAt?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastNewItemAt: row.lastNewItemAt?.toISOString() ?? null,
    nextPollAt: row.nextPollAt.toISOString(),
    intervalMs: row.pollIntervalMs,
    intervalReason: row.pollReason,
    pace: paceOf(row),
    basis: basisOf(definition),
    verifiedOn: definition.known.verifiedOn,
    robotsOverride: robotsOf(row),
    errorStreak: row.errorStreak,
    lastErrorCode: row.lastErrorCode,
    articles: row._count.articles,
    attempts: row.attempts.map((attempt) => ({
      startedAt: attempt.startedAt.toISOString(),
      outcome: attempt.outcome,
      httpStatus: attempt.httpStatus,
      itemsNew: attempt.itemsNew,
    })),
  };
}
