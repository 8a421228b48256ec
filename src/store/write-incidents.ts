import type { Prisma } from "./generated/client.ts";
import { addIncidentPerson } from "./incident-persons.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

interface Named {
  name: string;
  aliases: string[];
}

/** Days are YYYY-MM-DD in the incident's own time zone. */
export interface IncidentFields {
  title: Record<string, string | undefined>;
  description: string;
  occurredFrom: string;
  occurredTo: string | null;
  timeZone: string;
  places: Named[];
  organisations: Named[];
  keywords: string[];
  authorityIds: string[];
  visibility: "organisation" | "members";
}

export interface NewPerson extends Named {
  consentNote: string | null;
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Latin letters, digits and hyphens from a title, with the beginning of the id so that it is unique. */
function slugOf(fields: Pick<IncidentFields, "title" | "occurredFrom">, id: string): string {
  const words = (fields.title["en"] ?? "").toLowerCase().match(/[a-z0-9]+/gu) ?? [];
  return [...words.slice(0, 6), fields.occurredFrom.slice(0, 4), id.slice(-6)].join("-");
}

/** Its maker is a member, so that a members-only incident is not lost at once. */
export async function createIncident(
  db: Db,
  incident: IncidentFields & {
    persons: NewPerson[];
    createdById: string | null;
    id?: string;
    slug?: string;
  },
  masterKey: Buffer,
  now: Date,
): Promise<{ id: string; slug: string }> {
  const id = incident.id ?? newId();
  const slug = incident.slug ?? slugOf(incident, id);
  await db.incident.create({
    data: {
      id,
      slug,
      title: incident.title as Prisma.InputJsonValue,
      description: incident.description,
      occurredFrom: dayOf(incident.occurredFrom),
      occurredTo: incident.occurredTo ? dayOf(incident.occurredTo) : null,
      timeZone: incident.timeZone,
      keywords: incident.keywords,
      authorityIds: incident.authorityIds,
      visibility: incident.visibility,
      createdAt: now,
    },
  });
  await setPlaces(db, id, incident.places);
  await setOrganisations(db, id, incident.organisations);
  for (const person of incident.persons) await addIncidentPerson(db, id, person, masterKey, now);
  if (incident.createdById)
    await db.incidentMember.create({ data: { incidentId: id, userId: incident.createdById } });
  return { id, slug };
}

/** Changes only what is given. Who makes it members-only becomes a member. */
export async function updateIncident(
  db: Db,
  id: string,
  change: Partial<IncidentFields> & { addPersons?: NewPerson[] },
  by: { byUserId: string; masterKey: Buffer; now: Date },
): Promise<void> {
  const { places, organisations, addPersons, occurredFrom, occurredTo, title, ...plain } = change;
  await db.incident.update({
    where: { id },
    data: {
      ...plain,
      ...(title ? { title: title as Prisma.InputJsonValue } : {}),
      ...(occurredFrom ? { occurredFrom: dayOf(occurredFrom) } : {}),
      ...(occurredTo === undefined ? {} : { occurredTo: occurredTo && dayOf(occurredTo) }),
    },
  });
  if (places) await setPlaces(db, id, places);
  if (organisations) await setOrganisations(db, id, organisations);
  for (const person of addPersons ?? [])
    await addIncidentPerson(db, id, person, by.masterKey, by.now);
  if (change.visibility === "members")
    await db.incidentMember.createMany({
      data: [{ incidentId: id, userId: by.byUserId }],
      skipDuplicates: true,
    });
}

async function setPlaces(db: Db, incidentId: string, places: Named[]): Promise<void> {
  await db.incidentPlace.deleteMany({ where: { incidentId } });
  for (const place of places) {
    const id = newId();
    await db.place.create({ data: { id, ...place } });
    await db.incidentPlace.create({ data: { incidentId, placeId: id } });
  }
}

async function setOrganisations(db: Db, incidentId: string, organisations: Named[]): Promise<void> {
  await db.incidentOrganisation.deleteMany({ where: { incidentId } });
  for (const organisation of organisations) {
    const id = newId();
    await db.organisation.create({ data: { id, ...organisation } });
    await db.incidentOrganisation.create({ data: { incidentId, organisationId: id } });
  }
}

export async function addDemand(
  db: Db,
  incidentId: string,
  demand: {
    text: string;
    madeBy: string;
    addresseeAuthorityId: string;
    madeAt: string;
    dueAt: string | null;
  },
  _now: Date,
): Promise<string> {
  const id = newId();
  await db.demand.create({
    data: {
      id,
      incidentId,
      text: demand.text,
      madeBy: demand.madeBy,
      addresseeAuthorityId: demand.addresseeAuthorityId,
      madeAt: new Date(demand.madeAt),
      dueAt: demand.dueAt ? new Date(demand.dueAt) : null,
    },
  });
  return id;
}

/** False when the incident has no such demand. */
export async function setDemandState(
  db: Db,
  incidentId: string,
  demandId: string,
  state: string,
): Promise<boolean> {
  const { count } = await db.demand.updateMany({
    where: { id: demandId, incidentId },
    data: { state },
  });
  return count === 1;
}
