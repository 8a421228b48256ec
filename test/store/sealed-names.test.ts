import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readIncidentPersons } from "../../src/store/incident-persons.ts";
import { readIncidentsForLinking } from "../../src/store/read-incidents-for-linking.ts";
import { readMasterKey } from "../../src/store/read-master-key.ts";
import { destroyRecordKey, SealError } from "../../src/store/record-keys.ts";
import { createIncident } from "../../src/store/write-incidents.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";

describe("names of persons", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const masterKey = randomBytes(32);
  const name = "Айна Примерова";
  let incidentId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    ({ id: incidentId } = await createIncident(
      database.store.prisma,
      {
        title: { ru: "Событие" },
        description: "",
        occurredFrom: "2021-07-29",
        occurredTo: null,
        timeZone: "Asia/Almaty",
        authorityIds: [],
        keywords: [],
        visibility: "organisation",
        places: [],
        organisations: [],
        persons: [{ name, aliases: ["А. Примерова"], consentNote: null }],
        createdById: null,
      },
      masterKey,
      new Date(),
    ));
  });
  afterAll(async () => await database.close());

  test("stand nowhere in the database in clear, but linking can read them", async () => {
    const { rows } = await database.store.pool.query<{ dump: string }>(
      `SELECT string_agg(t::text, ' ') AS dump FROM (SELECT row_to_json(p)::text AS t FROM "Person" p UNION ALL SELECT row_to_json(i)::text FROM "Incident" i UNION ALL SELECT row_to_json(k)::text FROM "RecordKey" k) all_rows`,
    );
    expect(rows[0]!.dump).not.toContain("Примеров");
    const [incident] = await readIncidentsForLinking(database.store.prisma, masterKey);
    expect(incident!.persons).toEqual([{ name, aliases: ["А. Примерова"] }]);
  });

  test("cannot be read with another master key", async () => {
    await expect(readIncidentsForLinking(database.store.prisma, randomBytes(32))).rejects.toThrow(
      SealError,
    );
  });

  test("are gone for good once the record's key is destroyed", async () => {
    const person = await database.store.prisma.incidentPerson.findFirstOrThrow({
      where: { incidentId },
      include: { person: true },
    });
    await destroyRecordKey(database.store.prisma, person.person.recordKeyId, new Date());
    expect(await readIncidentPersons(database.store.prisma, [incidentId], masterKey)).toEqual([]);
    const [incident] = await readIncidentsForLinking(database.store.prisma, masterKey);
    expect(incident!.persons).toEqual([]);
  });
});

test("the master key is made once, readable by its owner alone, and kept", () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-key-"));
  const first = readMasterKey(dir, undefined);
  expect(readMasterKey(dir, undefined)).toEqual(first);
  expect(fs.statSync(path.join(dir, "key")).mode & 0o777).toBe(0o600);
  fs.writeFileSync(path.join(dir, "key"), "c2hvcnQ=");
  expect(() => readMasterKey(dir, undefined)).toThrow(SealError);
  fs.rmSync(dir, { recursive: true, force: true });
});
