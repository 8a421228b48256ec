import type { FastifyInstance } from "fastify";
import http from "node:http";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateApiTypes } from "../../src/api/write-api-types.ts";
import { newId } from "../../src/store/new-id.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import {
  buildTestServer,
  signInAs,
  testClock,
  testMasterKey,
  type Visitor,
} from "../fixtures/start-test-server.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let app: FastifyInstance;
let story: SeededStory;
let coordinator: Visitor;
let admin: Visitor;
let reader: Visitor;
const clock = testClock("2026-11-22T12:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  story = await seedStory(database.store, clock.now(), testMasterKey);
  app = buildTestServer(database.store, clock);
  coordinator = await signInAs(app, database.store, clock, story.users.coordinator.id);
  admin = await signInAs(app, database.store, clock, story.users.admin.id);
  reader = await signInAs(app, database.store, clock, story.users.reader.id);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test("the page's types are those of the API", async () => {
  const file = path.join(import.meta.dirname, "..", "..", "src", "web", "api-types.ts");
  expect(fs.readFileSync(file, "utf8"), "run node src/api/write-api-types.ts").toBe(
    await generateApiTypes(),
  );
});

test("the description is OpenAPI 3.1 and names every route", async () => {
  const document = (await app.inject("/api/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(["/api/review", "/api/incidents/{id}", "/api/review/{id}/finish"]),
  );
  expect((await admin.get("/api/docs")).body).toContain("<code>/api/review</code>");
});

describe("incidents", () => {
  test("show what was said, relayed, reported and changed, with proof, and a clock for whoever was not found", async () => {
    const { body } = await reader.get("/api/incidents/karaganda-meeting-2021");
    const kinds = body.timeline.entries.map((entry: { kind: string }) => entry.kind);
    expect(new Set(kinds)).toEqual(
      new Set([
        "said",
        "relayed",
        "reported",
        "language",
        "changed",
        "position-changed",
        "demand",
        "due",
      ]),
    );
    const proven = body.timeline.entries.filter(
      (entry: { article: unknown }) => entry.article !== null,
    );
    for (const entry of proven) expect(entry.capture.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(
      body.timeline.clocks.map((clock: { authorityId: string }) => clock.authorityId).toSorted(),
    ).toEqual(["kz-akimat-karaganda", "kz-akimat-shymkent"]);
  });

  test("show with a removal what the server answered each time, and so does the article", async () => {
    const db = database.store.prisma;
    const articleId = story.articleIds["police-release"]!;
    const { sourceId, itemId, url } = await db.article.findUniqueOrThrow({
      where: { id: articleId },
    });
    const gone = [1, 2, 3].map((hour) => ({
      id: newId(),
      seq: 9_000n + BigInt(hour),
      prevHash: `${hour}`,
      entryHash: `gone ${hour}`,
      sourceId,
      itemId,
      url,
      finalUrl: url,
      fetchedAt: new Date(clock.now().getTime() - hour * 60_000),
      httpStatus: 404,
      requestHeaders: [],
      responseHeaders: [],
      wireSha256: "0",
      bodySha256: "0",
      bodyBytes: 1,
      viaBrowser: hour === 3,
      absenceSign: "not-found",
      machine: "test",
    }));
    await db.capture.createMany({ data: gone });
    // The third is a later look, which this event does not rest on.
    await db.event.create({
      data: {
        id: newId(),
        kind: "article.removed",
        causedBy: {},
        dedupeKey: "gone",
        occurredAt: clock.now(),
        articleId,
        params: { captureIds: gone.slice(0, 2).map(({ id }) => id) },
      },
    });
    const { body } = await reader.get("/api/incidents/karaganda-meeting-2021");
    const entry = body.timeline.entries.find(({ kind }: { kind: string }) => kind === "removed");
    expect(entry.absences).toMatchObject([
      { seq: "9001", sign: "not-found", httpStatus: 404, viaBrowser: false },
      { seq: "9002" },
    ]);
    expect(entry.capture.seq).not.toBe("9001");
    const article = (await reader.get(`/api/articles/${articleId}`)).body;
    expect(article.absences.map(({ seq }: { seq: string }) => seq)).toEqual([
      "9003",
      "9002",
      "9001",
    ]);
    expect(article.absences[0]).toMatchObject({ sign: "not-found", viaBrowser: true });
    for (const { capture } of article.versions) expect(Number(capture.seq)).toBeLessThan(9_000);
  });

  test("are made with hidden persons, changed, and asked demands of; each is in the audit log", async () => {
    const made = await coordinator.send("POST", "/api/incidents", {
      title: { en: "A new case" },
      occurredFrom: "2026-11-20",
      places: [{ name: "Almaty", aliases: ["Алматы"] }],
      authorityIds: ["kz-police-karaganda"],
      visibility: "members",
      persons: [{ name: "Somebody Hidden" }],
    });
    expect(made.status).toBe(200);
    const { id } = made.body;
    expect(
      (await coordinator.send("PATCH", `/api/incidents/${id}`, { description: "What happened" }))
        .status,
    ).toBe(200);
    const demand = await coordinator.send("POST", `/api/incidents/${id}/demands`, {
      text: "Answer",
      madeBy: "Us",
      addresseeAuthorityId: "kz-police-karaganda",
      madeAt: clock.now().toISOString(),
    });
    expect(
      (
        await coordinator.send("PATCH", `/api/incidents/${id}/demands/${demand.body.id}`, {
          state: "no-private-reply-confirmed",
        })
      ).status,
    ).toBe(200);
    const { body } = await coordinator.get(`/api/incidents/${id}`);
    expect(body).toMatchObject({
      description: "What happened",
      visibility: "members",
      places: [{ name: "Almaty", aliases: ["Алматы"] }],
      persons: [{ level: "hidden", name: "Somebody Hidden" }],
    });
    expect(body.demands[0].state).toBe("no-private-reply-confirmed");
    expect((await admin.get(`/api/incidents/${id}`)).status).toBe(404);
    const [person] = body.persons;
    expect(
      (await coordinator.send("DELETE", `/api/incidents/${id}/persons/${person.id}`)).status,
    ).toBe(200);
    expect((await coordinator.get(`/api/incidents/${id}`)).body.persons).toEqual([]);
    const erased = await database.store.prisma.person.findUniqueOrThrow({
      where: { id: person.id },
      include: { recordKey: true },
    });
    expect(erased.recordKey.wrappedKey).toBeNull();
    const { body: audit } = await admin.get("/api/audit");
    expect(audit.entries.map((entry: { action: string }) => entry.action)).toEqual(
      expect.arrayContaining([
        "incident.create",
        "incident.edit",
        "demand.create",
        "demand.no-private-reply-confirmed",
      ]),
    );
    expect(
      JSON.stringify(await database.store.prisma.auditEntry.findMany(), (_key, value: unknown) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    ).not.toContain("Hidden");
  });
});

test("authorities have names of the gazetteer where none are stored", async () => {
  const { body } = await reader.get("/api/authorities");
  const city = body.authorities.find(
    (one: { id: string }) => one.id === "kz-akimat-karaganda-city",
  );
  expect(city.name).toMatchObject({ ru: "Акимат Караганды", kk: "Қарағанды қаласының әкімдігі" });
});

test("sources tell when they were last seen well and what to do about a failure", async () => {
  const { body } = await reader.get("/api/sources");
  expect(body.sources[0]).toMatchObject({
    id: "kz-akimat-shymkent",
    state: "failing",
    errorStreak: 9,
  });
  expect(body.sources[0].attempts[0].outcome).toBe("challenge");
});

test("an alert is acknowledged once and for all", async () => {
  expect((await coordinator.send("POST", `/api/alerts/${story.alertId}/acknowledge`)).status).toBe(
    200,
  );
  const { body } = await reader.get("/api/alerts");
  expect(body.alerts[0]).toMatchObject({
    state: "acknowledged",
    incident: { id: story.incidentId },
  });
  expect((await coordinator.send("POST", `/api/alerts/${newId()}/acknowledge`)).status).toBe(404);
});

test("a held message is settled by a person, once; sending again hands on one piece of work", async () => {
  const { body } = await coordinator.get("/api/deliveries?state=unknown");
  expect(body.deliveries).toHaveLength(1);
  expect(JSON.stringify(body)).not.toContain("@");
  const answers = await Promise.all(
    ["resend", "drop"].map(
      async (decision) =>
        await coordinator.send("POST", `/api/deliveries/${story.heldDeliveryId}/settle`, {
          decision,
        }),
    ),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  const delivery = await database.store.prisma.delivery.findUniqueOrThrow({
    where: { id: story.heldDeliveryId },
  });
  const work = await database.store.prisma.outbox.count({ where: { queue: "notify" } });
  expect(work).toBe(delivery.state === "pending" ? 1 : 0);
});

test("a mail is shown as text, and its markup only with a policy that runs and loads nothing", async () => {
  const { body } = await coordinator.get(`/api/mailbox/${story.mailId}`);
  expect(body).toMatchObject({ subject: "Официальное заявление: Караганда", hasHtml: true });
  expect(body.text).toContain("Фактов нарушения общественного порядка не выявлено");
  const html = await coordinator.get(`/api/mailbox/${story.mailId}/html`);
  expect(html.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
});

describe("the live stream", () => {
  test("tells news to those who may see the incident, and ends with the session", async () => {
    const url = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
    const listen = (visitor: Visitor) => {
      let heard = "";
      let over = false;
      const request = http.get(
        {
          host: url.hostname,
          port: url.port,
          path: "/api/events",
          headers: { cookie: visitor.cookie, accept: "text/event-stream" },
        },
        (response) => {
          response.on("data", (chunk: Buffer) => (heard += chunk.toString()));
          response.on("close", () => (over = true));
        },
      );
      request.on("error", () => (over = true));
      return { heard: () => heard, over: () => over, stop: () => request.destroy() };
    };
    const [member, other] = [listen(coordinator), listen(admin)];
    await expect
      .poll(() => member.heard() + other.heard(), { timeout: 15_000 })
      .toMatch(/hello[^]*hello/u);
    for (const incidentId of [story.closedIncidentId, story.incidentId]) {
      await database.store.prisma.event.create({
        data: {
          id: newId(),
          kind: "article.found",
          causedBy: {},
          dedupeKey: `live ${incidentId}`,
          occurredAt: clock.now(),
          incidentId,
        },
      });
    }
    await expect.poll(() => other.heard(), { timeout: 15_000 }).toContain(story.incidentId);
    expect(other.heard()).not.toContain(story.closedIncidentId);
    await expect.poll(() => member.heard(), { timeout: 15_000 }).toContain(story.closedIncidentId);
    await coordinator.send("DELETE", "/api/session");
    await expect.poll(() => member.over(), { timeout: 15_000 }).toBe(true);
    other.stop();
  });
});
