import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileGazetteer } from "../../src/core/gazetteer/compile-gazetteer.ts";
import { loadGazetteer } from "../../src/lexicons/load-gazetteer.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { createLog } from "../../src/log.ts";
import { newId } from "../../src/store/new-id.ts";
import { createIncident } from "../../src/store/write-incidents.ts";
import { analyzeVersion } from "../../workers/analyze-version.ts";
import { linkVersion } from "../../workers/link-version.ts";
import { raiseAlerts } from "../../workers/raise-alerts.ts";
import type { WorkContext } from "../../workers/work-context.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";

/** Synthetic. */
const release =
  "29 июля в Караганде полиция вывела участниц встречи Feminita из здания. Фактов нарушения общественного порядка не выявлено.";
const hidden = "Айна Примерова";
const hash = (letter: string) => letter.repeat(64);

describe("analysis, linking and alerts of a stored version", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let context: WorkContext;
  let incidentId: string;
  const masterKey = randomBytes(32);
  const now = new Date("2021-07-30T06:00:00Z");
  const job = { outboxId: "unused" };
  const db = () => database.store.prisma;

  beforeAll(async () => {
    database = await openTestDatabase();
    context = {
      store: database.store,
      clock: { now: () => now, simulated: true },
      log: createLog("test", "silent"),
      lexicon: loadLexicon(),
      gazetteer: compileGazetteer(loadGazetteer()),
      masterKey,
      alertWaitMs: 0,
      mailFrom: "x@example.org",
      publicUrl: "http://127.0.0.1",
    };
    const definition = {
      id: "police",
      name: { ru: "Полиция", en: "Police" },
      role: "official",
      homepage: "https://police.example",
    };
    await db().source.create({
      data: {
        ...definition,
        definition,
        definitionHash: "x",
        timeZone: "Asia/Almaty",
        authorityId: "kz-police-karaganda",
      },
    });
    ({ id: incidentId } = await createIncident(
      db(),
      {
        title: { en: "Attack in Karaganda" },
        description: "Толпа напала на встречу Feminita",
        occurredFrom: "2021-07-29",
        occurredTo: null,
        timeZone: "Asia/Almaty",
        authorityIds: ["kz-police-karaganda"],
        keywords: ["нападение"],
        visibility: "organisation",
        places: [{ name: "Караганда", aliases: [] }],
        organisations: [{ name: "Feminita", aliases: [] }],
        persons: [{ name: hidden, aliases: [], consentNote: null }],
        createdById: null,
      },
      masterKey,
      now,
    ));
  });
  afterAll(async () => await database.close());

  async function store(text: string): Promise<string> {
    const [itemId, captureId, articleId, versionId] = [newId(), newId(), newId(), newId()];
    const url = `https://police.example/${itemId}`;
    const seq = BigInt((await db().capture.count()) + 1);
    await db().item.create({ data: { id: itemId, sourceId: "police", url, discoveredAt: now } });
    await db().capture.create({
      data: {
        id: captureId,
        seq,
        prevHash: hash("0"),
        entryHash: `${seq}`.padStart(64, "e"),
        sourceId: "police",
        itemId,
        url,
        finalUrl: url,
        fetchedAt: now,
        httpStatus: 200,
        requestHeaders: [],
        responseHeaders: [],
        wireSha256: hash("a"),
        bodySha256: hash("a"),
        bodyBytes: 1,
        machine: "test",
      },
    });
    await db().article.create({
      data: {
        id: articleId,
        sourceId: "police",
        itemId,
        url,
        firstSeenAt: now,
        lastSeenAt: now,
        presenceSince: now,
      },
    });
    await db().articleVersion.create({
      data: {
        id: versionId,
        articleId,
        number: 1,
        captureId,
        title: "О ситуации",
        text,
        titleSha256: hash("b"),
        textSha256: hash("c"),
        dateSha256: hash("d"),
        publishedAt: new Date("2021-07-29T15:00:00Z"),
        publishedAtZone: "Asia/Almaty",
        extractorVersion: "1",
        createdAt: now,
      },
    });
    await db().article.update({ where: { id: articleId }, data: { currentVersionId: versionId } });
    return versionId;
  }

  const run = async (versionId: string, quiet = false) => {
    await analyzeVersion(context)({ articleVersionId: versionId }, job);
    await linkVersion(context)({ articleVersionId: versionId, quiet }, job);
  };
  const eventsOf = async (versionId: string) =>
    await db().event.findMany({ where: { articleVersionId: versionId } });

  test("ties an authority's words to the incident, asks for a person, and is one event however often it runs", async () => {
    const versionId = await store(release);
    await run(versionId);
    await run(versionId);
    const events = await eventsOf(versionId);
    expect(events.map((event) => [event.kind, event.technical, event.incidentId])).toEqual([
      ["statement.linked", false, incidentId],
    ]);
    const item = await db().reviewItem.findUniqueOrThrow({
      where: { articleVersionId: versionId },
    });
    expect(item).toMatchObject({ state: "open", incidentId });
    expect(await db().analysis.count({ where: { articleVersionId: versionId } })).toBe(1);
    expect(await db().response.count({ where: { incidentId } })).toBeGreaterThan(0);
  });

  test("raises one alert of it, however often the event is handled", async () => {
    const event = await db().event.findFirstOrThrow({
      where: { kind: "statement.linked", technical: false },
    });
    await raiseAlerts(context)({ eventId: event.id }, job);
    await raiseAlerts(context)({ eventId: event.id }, job);
    expect(await db().alert.count({ where: { eventId: event.id } })).toBe(1);
  });

  test("alerts nobody of old words that a changed incident gathers", async () => {
    const versionId = await store(`${release} Обстановка спокойная.`);
    await run(versionId, true);
    const [event] = await eventsOf(versionId);
    expect(event).toMatchObject({ kind: "statement.linked", technical: true });
    await raiseAlerts(context)({ eventId: event!.id }, job);
    expect(await db().alert.count({ where: { eventId: event!.id } })).toBe(0);
  });

  test("never overwrites what a person decided of a link", async () => {
    const versionId = await store(`${release} Подробности уточняются.`);
    await run(versionId);
    const link = await db().incidentLink.findFirstOrThrow({
      where: { articleVersionId: versionId },
    });
    await db().incidentLink.update({ where: { id: link.id }, data: { verdict: "rejected" } });
    await run(versionId);
    expect(await db().incidentLink.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({
      verdict: "rejected",
    });
  });

  test("keeps hidden names out of the reasons of a link, of jobs and of events", async () => {
    const versionId = await store(`${release} Среди участниц была ${hidden}.`);
    await run(versionId);
    const { rows } = await database.store.pool.query<{ dump: string }>(
      `SELECT string_agg(t, ' ') AS dump FROM (SELECT row_to_json(l)::text AS t FROM "IncidentLink" l UNION ALL SELECT row_to_json(o)::text FROM "Outbox" o UNION ALL SELECT row_to_json(e)::text FROM "Event" e UNION ALL SELECT row_to_json(r)::text FROM "ReviewItem" r) all_rows`,
    );
    expect(rows[0]!.dump).toContain("link.person");
    expect(rows[0]!.dump).not.toContain("Примеров");
  });

  test("finds nothing to review in news about something else", async () => {
    const versionId = await store(
      "В области собрали первый урожай моркови. Цены на рынках снизились.",
    );
    await run(versionId);
    expect(await eventsOf(versionId)).toEqual([]);
    expect(await db().reviewItem.count({ where: { articleVersionId: versionId } })).toBe(0);
  });
});
