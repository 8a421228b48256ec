import { readFileSync } from "node:fs";
import { z } from "zod";
import type { IncidentForLinking } from "../../src/core/types.ts";

const day = z.iso.date();
const named = { name: z.string().min(1), aliases: z.array(z.string()) };

const replicaIncidentSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  titles: z.strictObject({ ru: z.string(), kk: z.string(), en: z.string() }),
  occurredAt: z.strictObject({ from: day, to: day.optional() }),
  timeZone: z.string(),
  places: z.array(z.strictObject(named)).min(1),
  /** A public person has the note under which the name may be shown; a hidden one has none. */
  persons: z.array(
    z.discriminatedUnion("visibility", [
      z.strictObject({ ...named, visibility: z.literal("public"), consentNote: z.string().min(1) }),
      z.strictObject({ ...named, visibility: z.literal("hidden"), consentNote: z.null() }),
    ]),
  ),
  organisations: z.array(z.strictObject(named)),
  authorities: z.array(z.string()),
  keywords: z.array(z.string()),
  description: z.string(),
  /** Who sees it: everyone signed in, or its members alone. */
  visibility: z.enum(["organisation", "members"]),
  demands: z.array(
    z.strictObject({
      text: z.string().min(1),
      addresseeAuthorityId: z.string(),
      madeBy: z.string().min(1),
      madeAt: day,
      dueAt: day.nullable(),
    }),
  ),
});

export type ReplicaIncident = z.infer<typeof replicaIncidentSchema>;

/** The two incidents of 2021 that the story is about. @throws {z.ZodError} on a wrong shape */
export function loadIncidents(): ReplicaIncident[] {
  const text = readFileSync(new URL("incidents.json", import.meta.url), "utf8");
  return z.object({ incidents: z.array(replicaIncidentSchema) }).parse(JSON.parse(text)).incidents;
}

/** The incident without what linking must not see: visibility, demands, names in other languages. */
export function toIncidentForLinking(incident: ReplicaIncident): IncidentForLinking {
  const {
    visibility: _visibility,
    demands: _demands,
    titles: _titles,
    persons,
    ...rest
  } = incident;
  return { ...rest, persons: persons.map(({ name, aliases }) => ({ name, aliases })) };
}
