import type { IncidentForLinking } from "../core/types.ts";
import { newId } from "./new-id.ts";
import type { Db, Store } from "./open-store.ts";
import { inTransaction } from "./in-transaction.ts";
import { addIncidentPerson, readIncidentPersons } from "./incident-persons.ts";

export interface NewIncident {
  slug: string;
  title: { ru?: string; kk?: string; en?: string };
  description: string;
  /** YYYY-MM-DD, in the incident's own zone. */
  occurredFrom: string;
  occurredTo: string | null;
  timeZone: string;
  authorityIds: string[];
  keywords: string[];
  visibility: "organisation" | "members";
  places: { name: string; aliases: string[] }[];
  organisations: { name: string; aliases: string[] }[];
  /** Hidden unless made public with recorded consent. */
  persons: { name: string; aliases: string[]; consentNote?: string | null }[];
  demands: { text: string; madeBy: string; addresseeAuthorityId: string; madeAt: string; dueAt: string | null }[];
}

/** Adds an incident with everything that belongs to it; an incident of that slug is left as it is. Returns its id. */
export async function addIncident(store: Store, master: Buffer, incident: NewIncident, now: Date): Promise<string> {
  return await inTransaction(store, async (db) => {
    const existing = await db.incident.findUnique({ where: { slug: incident.slug }, select: { id: true } });
    if (existing) return existing.id;
    const { places, organisations, persons, demands, occurredFrom, occurredTo, ...facts } = incident;
    const id = newId();
    await db.incident.create({ data: { ...facts, id, occurredFrom: new Date(occurredFrom), occurredTo: occurredTo ? new Date(occurredTo) : null, createdAt: now } });
    for (const place of places) await db.incidentPlace.create({ data: { incident: { connect: { id } }, place: { create: { id: newId(), ...place } } } });
    for (const organisation of organisations) await db.incidentOrganisation.create({ data: { incident: { connect: { id } }, organisation: { create: { id: newId(), ...organisation } } } });
    for (const person of persons) await addIncidentPerson(db, id, person, master, now);
    await db.demand.createMany({ data: demands.map((demand) => ({ ...demand, id: newId(), incidentId: id, madeAt: new Date(demand.madeAt), dueAt: demand.dueAt ? new Date(demand.dueAt) : null })) });
    return id;
  });
}

/** All tracked incidents as linking reads them. Names of erased persons are absent. */
export async function readIncidentsForLinking(db: Db, master: Buffer): Promise<IncidentForLinking[]> {
  const rows = await db.incident.findMany({
    where: { tracked: true },
    include: { places: { include: { place: true } }, organisations: { include: { organisation: true } } },
  });
  const persons = await readIncidentPersons(db, rows.map((row) => row.id), master);
  return rows.map((row) => ({
    id: row.id,
    title: Object.values(row.title as Record<string, string>).join(" · "),
    occurredAt: { from: row.occurredFrom.toISOString().slice(0, 10), ...(row.occurredTo ? { to: row.occurredTo.toISOString().slice(0, 10) } : {}) },
    timeZone: row.timeZone,
    places: row.places.map(({ place }) => ({ name: place.name, aliases: place.aliases })),
    organisations: row.organisations.map(({ organisation }) => ({ name: organisation.name, aliases: organisation.aliases })),
    persons: persons.filter((person) => person.incidentId === row.id).map(({ name, aliases }) => ({ name, aliases })),
    authorities: row.authorityIds,
    keywords: row.keywords,
    description: row.description,
  }));
}
