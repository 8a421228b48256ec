import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideRobots } from "../../src/cli/commands/source-robots.ts";
import { seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { testMasterKey } from "../fixtures/start-test-server.ts";

const id = "kz-police-karaganda";
const reason = "The ministry forbids all robots since the events in July.";
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let story: SeededStory;

beforeAll(async () => {
  database = await openTestDatabase();
  story = await seedStory(database.store, new Date("2026-11-22T12:00:00Z"), testMasterKey);
  process.env["DATABASE_URL"] = database.url;
});
afterAll(async () => await database?.close());

describe("onrecord source pass-robots", () => {
  test("keeps an administrator's decision with name, day and reason, and takes it back", async () => {
    const { admin } = story.users;
    await decideRobots(id, { by: admin.email, reason });
    const source = async () =>
      await database.store.prisma.source.findUniqueOrThrow({ where: { id } });
    expect(await source()).toMatchObject({ robotsOverride: reason, robotsOverrideById: admin.id });
    await decideRobots(id, { by: admin.email, reason: null });
    expect(await source()).toMatchObject({ robotsOverride: null, robotsOverrideAt: null });
    const journal = await database.store.prisma.auditEntry.findMany({ orderBy: { seq: "asc" } });
    expect(journal).toMatchObject([
      { action: "source.pass-robots", subjectId: id, userId: admin.id, details: { reason } },
      { action: "source.obey-robots", subjectId: id, userId: admin.id },
    ]);
  });

  test.each([
    ["a coordinator", id, () => story.users.coordinator.email, reason, /no administrator/u],
    ["a stranger", id, () => "nobody@example.org", reason, /no administrator/u],
    ["a short reason", id, () => story.users.admin.email, "because", /20 characters/u],
    ["an unknown source", "kz-nowhere", () => story.users.admin.email, reason, /No source/u],
  ])("refuses %s, and writes nothing", async (_, source, by, why, message) => {
    const before = await database.store.prisma.auditEntry.count();
    await expect(decideRobots(source, { by: by(), reason: why })).rejects.toThrow(message);
    expect(await database.store.prisma.auditEntry.count()).toBe(before);
  });
});
