import {
  openSealedText,
  createRecordKey,
  destroyRecordKey,
  sealText,
  unwrapRecordKey,
} from "./record-keys.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface IncidentPersonRow {
  id: string;
  level: "hidden" | "public";
  name: string;
  aliases: string[];
}

/** The persons of an incident with their names opened; those whose key was destroyed are gone. */
export async function readIncidentPersons(
  db: Db,
  incidentIds: string[],
  masterKey: Buffer,
): Promise<(IncidentPersonRow & { incidentId: string })[]> {
  const rows = await db.incidentPerson.findMany({
    where: { incidentId: { in: incidentIds } },
    include: { person: { include: { recordKey: true } } },
  });
  return rows.flatMap(({ incidentId, person }) => {
    const key = unwrapRecordKey(masterKey, person.recordKey);
    if (key === null) return [];
    // Consent that was taken back hides again, whatever the level says.
    const level =
      person.level === "public" && person.revokedAt === null
        ? ("public" as const)
        : ("hidden" as const);
    return [
      {
        incidentId,
        id: person.id,
        level,
        name: openSealedText(key, person.sealedName),
        aliases: JSON.parse(openSealedText(key, person.sealedAliases)) as string[],
      },
    ];
  });
}

/** Adds a person to an incident, hidden unless public with a note of the consent. */
export async function addIncidentPerson(
  db: Db,
  incidentId: string,
  person: { name: string; aliases: string[]; consentNote?: string | null },
  masterKey: Buffer,
  now: Date,
): Promise<string> {
  const { id: recordKeyId, key } = await createRecordKey(db, masterKey, now);
  const id = newId();
  const isPublic = Boolean(person.consentNote);
  await db.person.create({
    data: {
      id,
      level: isPublic ? "public" : "hidden",
      sealedName: sealText(key, person.name),
      sealedAliases: sealText(key, JSON.stringify(person.aliases)),
      recordKeyId,
      ...(isPublic ? { consentNote: person.consentNote ?? null, consentAt: now } : {}),
    },
  });
  await db.incidentPerson.create({ data: { incidentId, personId: id } });
  return id;
}

/** Every hidden name and alias, opened: what must be masked for those who may not see it. */
export async function readHiddenNames(
  db: Db,
  masterKey: Buffer,
  exceptIncidentsVisibleTo?: string,
): Promise<string[]> {
  const hidden = await db.incidentPerson.findMany({
    where: {
      OR: [{ person: { level: "hidden" } }, { person: { revokedAt: { not: null } } }],
      ...(exceptIncidentsVisibleTo
        ? {
            incident: {
              visibility: "members",
              members: { none: { userId: exceptIncidentsVisibleTo } },
            },
          }
        : {}),
    },
    include: { person: { include: { recordKey: true } } },
  });
  return hidden.flatMap(({ person }) => {
    const key = unwrapRecordKey(masterKey, person.recordKey);
    return key === null
      ? []
      : [
          openSealedText(key, person.sealedName),
          ...(JSON.parse(openSealedText(key, person.sealedAliases)) as string[]),
        ];
  });
}

/** Erases a person of an incident for good: the record's key is destroyed. False when the incident has no such person. */
export async function erasePerson(
  db: Db,
  incidentId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const row = await db.incidentPerson.findFirst({
    where: { incidentId, personId },
    include: { person: { select: { recordKeyId: true } } },
  });
  if (!row) return false;
  await destroyRecordKey(db, row.person.recordKeyId, now);
  await db.incidentPerson.deleteMany({ where: { personId } });
  return true;
}
