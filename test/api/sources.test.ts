import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/store/new-id.ts";
import { openFinding } from "../../src/store/source-findings.ts";
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
let admin: Visitor;
let coordinator: Visitor;
let reader: Visitor;
const clock = testClock("2026-11-22T12:00:00Z");
const police = "kz-police-karaganda";
const hour = 3_600_000;
const ago = (hours: number): Date => new Date(clock.now().getTime() - hours * hour);
const db = () => database.store.prisma;

beforeAll(async () => {
  database = await openTestDatabase();
  story = await seedStory(database.store, clock.now(), testMasterKey);
  app = buildTestServer(database.store, clock);
  admin = await signInAs(app, database.store, clock, story.users.admin.id);
  coordinator = await signInAs(app, database.store, clock, story.users.coordinator.id);
  reader = await signInAs(app, database.store, clock, story.users.reader.id);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

describe("the list of sources", () => {
  test("names what is wrong, how often it is looked at and why, and what its address rests on", async () => {
    await db().source.update({
      where: { id: police },
      data: {
        pollIntervalMs: 600_000,
        pollReason: "expected-gap",
        definition: {
          discovery: [
            { kind: "feed", url: "https://police.example/rss", basis: "inferred" },
            {
              kind: "sitemap",
              url: "https://police.example/map",
              use: "backfill",
              basis: "reported",
            },
          ],
          known: { verifiedOn: null },
        },
        rhythm: {
          learntAt: ago(1),
          pace: { usualGapMs: hour, longGapMs: 15 * hour, lastAt: ago(90), silentAt: ago(2) },
        },
      },
    });
    const finding = { kind: "silent", severity: "alarm", params: { hours: 90, usualHours: 15 } };
    await openFinding(db(), police, finding, ago(2));
    const { body } = await reader.get("/api/sources");
    const states = body.sources.map(({ state }: { state: string }) => state);
    expect(states.slice(0, 3)).toEqual(["failing", "attention", "attention"]);
    const source = body.sources.find((one: { id: string }) => one.id === police);
    expect(source).toMatchObject({
      state: "attention",
      basis: "inferred",
      intervalMs: 600_000,
      intervalReason: "expected-gap",
      pace: { usualGapMs: hour, longGapMs: 15 * hour, silentAt: ago(2).toISOString() },
      findings: [{ ...finding, openedAt: ago(2).toISOString(), clearedAt: null }],
    });
  });

  test("lets no second finding of a kind stand beside the first", async () => {
    const again = { kind: "silent", severity: "alarm", params: {} };
    expect(await openFinding(db(), police, again, ago(1))).toBeNull();
  });
});

describe("one source", () => {
  test("tells when it could be seen, day by day, and what was wrong before", async () => {
    await db().coverage.deleteMany({ where: { sourceId: police } });
    await db().coverage.createMany({
      data: [
        { id: newId(), sourceId: police, from: ago(200 * 24), to: ago(180 * 24) },
        { id: newId(), sourceId: police, from: ago(72), to: ago(48) },
        { id: newId(), sourceId: police, from: ago(24), to: ago(0) },
      ],
    });
    await db().sourceFinding.create({
      data: {
        id: newId(),
        sourceId: police,
        kind: "look-fails",
        severity: "alarm",
        params: { cause: "timeout", count: 4, lists: 1, of: 1 },
        openedAt: ago(47),
        seenAt: ago(25),
        clearedAt: ago(24),
        closedAt: ago(24),
      },
    });
    const { status, body } = await reader.get(`/api/sources/${police}`);
    expect(status).toBe(200);
    expect(body.coverage).toEqual([
      { from: ago(72).toISOString(), to: ago(48).toISOString() },
      { from: ago(24).toISOString(), to: ago(0).toISOString() },
    ]);
    expect(body.history).toMatchObject([{ kind: "look-fails", closedAt: ago(24).toISOString() }]);
    expect(body.days).toEqual([
      { day: "2026-11-22", looks: 12, failed: 0, itemsNew: 3, causes: {} },
    ]);
    expect(body.lists).toEqual([
      {
        kind: "feed",
        url: "https://police.example/rss",
        use: "always",
        basis: "inferred",
        language: null,
      },
      {
        kind: "sitemap",
        url: "https://police.example/map",
        use: "backfill",
        basis: "reported",
        language: null,
      },
    ]);
  });

  test("tells the causes of the failures since it was seen last", async () => {
    const { body } = await reader.get("/api/sources/kz-akimat-shymkent");
    expect(body).toMatchObject({ state: "failing", causes: { challenge: 9 } });
  });

  test("is not found where there is none", async () => {
    expect((await reader.get("/api/sources/nobody")).status).toBe(404);
  });
});

describe("passing robots.txt", () => {
  const reason = "The ministry forbids all robots since the events in July.";
  const url = `/api/sources/${police}/robots-override`;

  test("is an administrator's decision, with a reason of some length", async () => {
    expect((await coordinator.send("PUT", url, { reason })).status).toBe(403);
    expect((await admin.send("PUT", url, { reason: "because I say so" })).status).toBe(400);
    expect(
      (await admin.send("PUT", "/api/sources/nobody/robots-override", { reason })).status,
    ).toBe(404);
    const source = await db().source.findUniqueOrThrow({ where: { id: police } });
    expect(source.robotsOverride).toBeNull();
  });

  test("stands with name, day and reason on the page and for good in the journal; what was refused is due", async () => {
    const [refused, seen] = [newId(), newId()];
    await db().item.createMany({
      data: [refused, seen].map((id) => ({
        id,
        sourceId: police,
        url: `https://police.example/${id}`,
        discoveredAt: ago(5),
        nextVisitAt: ago(-5),
        failures: id === refused ? 3 : 0,
      })),
    });
    expect((await admin.send("PUT", url, { reason })).status).toBe(200);
    expect((await reader.get(`/api/sources/${police}`)).body.robotsOverride).toEqual({
      reason,
      decidedBy: "Askar Admin",
      decidedAt: clock.now().toISOString(),
      where: "page",
    });
    const items = await db().item.findMany({ where: { id: { in: [refused, seen] } } });
    expect(items.find(({ id }) => id === refused)!.nextVisitAt).toEqual(clock.now());
    expect(items.find(({ id }) => id === seen)!.nextVisitAt).toEqual(ago(-5));
    expect((await admin.send("DELETE", url)).status).toBe(200);
    expect((await reader.get(`/api/sources/${police}`)).body.robotsOverride).toBeNull();
    const { entries } = (await admin.get("/api/audit?limit=2")).body;
    expect(entries).toMatchObject([
      { action: "source.obey-robots", subjectId: police, reason: null },
      { action: "source.pass-robots", subjectId: police, userName: "Askar Admin", reason },
    ]);
  });
});
