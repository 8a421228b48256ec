import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChatReader } from "../../src/second-reader/chat-reader.ts";
import { newId } from "../../src/store/new-id.ts";
import { askSecondReader } from "../../workers/ask-second-reader.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import {
  buildTestServer,
  signInAs,
  testClock,
  testMasterKey,
  type Visitor,
} from "../fixtures/start-test-server.ts";
import { says, startModelServer } from "./start-model-server.ts";

describe("a second reader beside the analyser", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let server: Awaited<ReturnType<typeof startModelServer>>;
  let app: FastifyInstance;
  let story: SeededStory;
  let analyst: Visitor;
  let context: Parameters<typeof askSecondReader>[0];
  const clock = testClock("2026-11-22T12:00:00Z");
  const shownAt = clock.now().toISOString();
  const db = () => database.store.prisma;
  const path = () => `/api/review/${story.reviewItemIds["police-release"]}`;
  const item = async () => (await analyst.get(path())).body;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await startModelServer();
    story = await seedStory(database.store, clock.now(), testMasterKey);
    app = buildTestServer(database.store, clock);
    analyst = await signInAs(app, database.store, clock, story.users.analyst.id);
    const secondReader = openChatReader({ url: server.url, model: "small" });
    context = { store: database.store, clock, secondReader };
  });
  afterAll(async () => {
    await app?.close();
    await server?.close();
    await database?.close();
  });

  const analysisOf = async () => {
    const { articleVersionId } = await db().reviewItem.findUniqueOrThrow({
      where: { id: story.reviewItemIds["police-release"]! },
    });
    return await db().analysis.findFirstOrThrow({
      where: { articleVersionId, current: true },
      include: { articleVersion: true, flags: { orderBy: { ordinal: "asc" } } },
    });
  };
  const ask = async () => {
    const { id } = await analysisOf();
    await askSecondReader(context)({ analysisId: id }, { outboxId: "unused" });
  };

  test("is asked nothing and changes nothing where nobody named one", async () => {
    const { id } = await analysisOf();
    await askSecondReader({ ...context, secondReader: null })(
      { analysisId: id },
      { outboxId: "unused" },
    );
    expect(server.seen).toEqual([]);
    expect((await item()).opinions).toEqual([]);
  });

  test("that talks nonsense leaves the marks as they are, and is asked again later", async () => {
    server.behaves(says("no idea"));
    await expect(ask()).rejects.toMatchObject({ retry: "later" });
    expect((await item()).opinions).toEqual([]);
  });

  test("confirms, doubts and suggests beside the marks, marked as its own; confidence and verdicts stay", async () => {
    const before = await item();
    const { id, articleVersion, flags } = await analysisOf();
    await db().frame.create({
      data: {
        id: newId(),
        analysisId: id,
        ordinal: 0,
        start: 0,
        end: articleVersion.text.length,
        type: "narration",
        role: "official",
        speakerName: "Полиция",
        chain: ["official"],
      },
    });
    const quote = articleVersion.text.slice(0, 20).trim();
    server.behaves(
      says(
        JSON.stringify({
          marks: [{ n: 1, verdict: "doubt", why: "it is asked, not said" }],
          missed: [
            { label: "response.bolstering", quote },
            { label: flags[0]!.label, quote: flags[0]!.exact },
          ],
        }),
      ),
    );
    await ask();
    await ask();
    const after = await item();
    expect(after.flags).toEqual(before.flags);
    expect(after.opinions).toHaveLength(2);
    expect(after.opinions).toContainEqual(
      expect.objectContaining({ verdict: "suggest", label: "response.bolstering", flagId: null }),
    );
    expect(after.opinions).toContainEqual(
      expect.objectContaining({
        verdict: "doubt",
        flagId: flags[0]!.id,
        why: "it is asked, not said",
        reader: expect.stringMatching(/^small at 127/u),
      }),
    );
  });

  test("its suggestion counts when a person sets it, on the voice that owns the words, and goes when she takes it back", async () => {
    const marks = async () =>
      (await item()).flags.map((flag: { label: string; verdict: string | null }) => [
        flag.label,
        flag.verdict,
      ]);
    const before = await marks();
    const suggestion = (await item()).opinions.find(
      (one: { verdict: string }) => one.verdict === "suggest",
    );
    const take = async () =>
      await analyst.send("POST", `${path()}/opinions/${suggestion.id}`, { shownAt });
    expect((await take()).status).toBe(200);
    expect(await marks()).toContainEqual(["response.bolstering", "accept"]);
    expect((await take()).status).toBe(404);
    expect((await analyst.send("POST", "/api/review/undo", {})).status).toBe(200);
    expect(await marks()).toEqual(before);
    expect((await take()).status).toBe(200);
  });
});
