import type { IncidentForLinking } from "../core/types.ts";
import { readIncidentPersons } from "./incident-persons.ts";
import type { Db } from "./open-store.ts";

/** All tracked incidents as linking reads them. Names of erased persons are absent. */
export async function readIncidentsForLinking(
  db: Db,
  master: Buffer,
): Promise<IncidentForLinking[]> {
  const rows = await db.incident.findMany({
    where: { tracked: true },
    include: {
      places: { include: { place: true } },
      organisations: { include: { organisation: true } },
    },
  });
  const persons = await readIncidentPersons(
    db,
    rows.map((row) => row.id),
    master,
  );
  return rows.map((row) => ({
    id: row.id,
    title: Object.values(row.title as Record<string, string>).join(" · "),
    occurredAt: {
      from: row.occurredFrom.toISOString().slice(0, 10),
      ...(row.occurredTo ? { to: row.occurredTo.toISOString().slice(0, 10) } : {}),
    },
    timeZone: row.timeZone,
    places: row.places.map(({ place }) => ({ name: place.name, aliases: place.aliases })),
    organisations: row.organisations.map(({ organisation }) => ({
      name: organisation.name,
      aliases: organisation.aliases,
    })),
    persons: persons
      .filter((person) => person.incidentId === row.id)
      .map(({ name, aliases }) => ({ name, aliases })),
    authorities: row.authorityIds,
    keywords: row.keywords,
    description: row.description,
  }));
}
