import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileGazetteer } from "../../src/core/gazetteer/compile-gazetteer.ts";
import { loadGazetteer } from "../../src/lexicons/load-gazetteer.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { createLog } from "../../src/log.ts";
import { readDifference } from "../../src/store/analyses.ts";
import { newId } from "../../src/store/new-id.ts";
import { readFlagVerdicts } from "../../src/store/read-incidents.ts";
import { closeReviewItem, saveDecisions } from "../../src/store/reviews.ts";
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
      secondReader: null,
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

  describe("a new analyzer reads what people have decided on", () => {
    /** The shipped rules without those that find this passage, under a new version: an analyzer that reads it differently. */
    const without = (label: string): WorkContext => ({
      ...context,
      lexicon: {
        ...context.lexicon,
        version: `without ${label}`,
        model: null,
        languages: context.lexicon.languages.map((language) => ({
          ...language,
          rules: language.rules.filter((rule) => rule.label !== label),
        })),
      },
    });
    const rerun = async (other: WorkContext, versionId: string) => {
      await analyzeVersion(other)({ articleVersionId: versionId }, job);
      await linkVersion(other)({ articleVersionId: versionId }, job);
    };
    const currentFlags = async (versionId: string) =>
      await db().flag.findMany({
        where: { analysis: { articleVersionId: versionId, current: true } },
        orderBy: { ordinal: "asc" },
      });
    async function decide(versionId: string, verdict: "accept" | "reject") {
      const user = await db().user.create({
        data: {
          id: newId(),
          email: `${newId()}@example.org`,
          name: "A",
          role: "analyst",
          createdAt: now,
        },
      });
      const item = await db().reviewItem.findUniqueOrThrow({
        where: { articleVersionId: versionId },
      });
      const [flag] = await currentFlags(versionId);
      await saveDecisions(
        db(),
        { reviewItemId: item.id, userId: user.id, shownAt: now, decidedAt: now },
        [{ subject: "flag", subjectId: flag!.id, verdict }],
      );
      await closeReviewItem(db(), item.id, now);
      return flag!;
    }

    test("a rejected mark that is made again stays rejected, and the item stays done", async () => {
      const versionId = await store(`${release} Жители спокойны.`);
      await run(versionId);
      const flag = await decide(versionId, "reject");
      await rerun({ ...context, lexicon: { ...context.lexicon, version: "next" } }, versionId);
      const again = (await currentFlags(versionId)).find((one) => one.label === flag.label)!;
      expect(again.id).not.toBe(flag.id);
      expect((await readFlagVerdicts(db(), [again.id])).get(again.id)?.verdict).toBe("reject");
      expect(
        await db().reviewItem.findUniqueOrThrow({ where: { articleVersionId: versionId } }),
      ).toMatchObject({ state: "done" });
    });

    test("an accepted mark stays although the new reading does not make it", async () => {
      const versionId = await store(`${release} Проезд открыт.`);
      await run(versionId);
      const flag = await decide(versionId, "accept");
      await rerun(without(flag.label), versionId);
      expect(await currentFlags(versionId)).toContainEqual(
        expect.objectContaining({
          label: flag.label,
          lineageId: flag.lineageId,
          analyzer: flag.analyzer,
        }),
      );
    });

    test("a mark that nobody decided goes with the reading that made it, is told, and alerts nobody", async () => {
      const versionId = await store(`${release} Движение восстановлено.`);
      await run(versionId);
      const [flag] = await currentFlags(versionId);
      const alerts = await db().alert.count();
      await rerun(without(flag!.label), versionId);
      const difference = await readDifference(db(), versionId);
      expect(difference?.gone.map((one) => one.label)).toEqual([flag!.label]);
      expect(difference?.added).toEqual([]);
      const item = await db().reviewItem.findUniqueOrThrow({
        where: { articleVersionId: versionId },
      });
      expect(item.reasons).toContainEqual({ code: "review.reread", params: { added: 0, gone: 1 } });
      for (const event of await eventsOf(versionId))
        await raiseAlerts(context)({ eventId: event.id }, job);
      expect((await db().alert.count()) - alerts).toBeLessThanOrEqual(1);
    });

    test("a mark that is new brings the item before people again, behind all that is new in the world", async () => {
      const versionId = await store(`${release} Погода ясная.`);
      const poorer = without("response.denial.literal");
      await rerun(poorer, versionId);
      const item = await db().reviewItem.findUniqueOrThrow({
        where: { articleVersionId: versionId },
      });
      await closeReviewItem(db(), item.id, now);
      await run(versionId);
      expect(
        await db().reviewItem.findUniqueOrThrow({ where: { articleVersionId: versionId } }),
      ).toMatchObject({ state: "open", priority: 5 });
    });
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
