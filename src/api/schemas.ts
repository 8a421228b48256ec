import { z } from "zod";
import { userRoles } from "../core/access/can.ts";

/** Shapes that several resources share. Instants are RFC 3339 in UTC. */
export const localeSchema = z.enum(["ru", "kk", "en"]);
export const instant = z.iso.datetime();
export const localized = z.record(z.string(), z.string()).describe("A name by language code");
export const idParams = z.object({ id: z.uuid() });
export const done = z.object({ ok: z.literal(true) });
export const roleSchema = z.enum(userRoles);

export const errorSchema = z.object({
  code: z.string(),
  message: z.string().describe("A message code of the catalogue"),
});

/** The schemas of a route's answers: its own for success, the common one for errors. */
export const answers = <T extends z.ZodType>(schema: T) => ({
  200: schema,
  "4xx": errorSchema,
  "5xx": errorSchema,
});

export const messageSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const sourceRefSchema = z.object({ id: z.string(), name: localized, role: z.string() });
export const incidentRefSchema = z.object({ id: z.string(), title: localized });

export const captureSchema = z.object({
  id: z.string(),
  seq: z.string().describe("Number in the append-only capture log"),
  url: z.string(),
  finalUrl: z.string(),
  fetchedAt: instant,
  httpStatus: z.number(),
  bodySha256: z.string(),
  bodyBytes: z.number(),
  entryHash: z.string(),
  viaBrowser: z.boolean(),
  clockSimulated: z.boolean(),
});

export const flagSchema = z.object({
  id: z.string(),
  label: z.string(),
  start: z.number(),
  end: z.number(),
  exact: z.string(),
  speaker: z.object({
    name: z.string().nullable(),
    authorityId: z.string().nullable(),
    authorityName: localized.nullable(),
    role: z.string(),
  }),
  chain: z.array(z.string()),
  stance: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  confidence: z.number(),
  reasons: z.array(
    z.object({
      rule: z.string(),
      evidence: z.object({ start: z.number(), end: z.number() }),
      weight: z.number(),
    }),
  ),
  verdict: z.string().nullable(),
  correctedLabel: z.string().nullable(),
});

export const frameSchema = z.object({
  start: z.number(),
  end: z.number(),
  type: z.string(),
  speakerName: z.string().nullable(),
  role: z.string(),
  chain: z.array(z.string()),
  stance: z.string().nullable(),
});

export const actSchema = z.object({
  id: z.string(),
  act: z.string(),
  start: z.number(),
  end: z.number(),
  exact: z.string(),
  subjectName: z.string().nullable(),
  authorityName: localized.nullable(),
  reporter: z.string(),
  confidence: z.number(),
});
