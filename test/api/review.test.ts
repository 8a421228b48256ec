import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
let analyst: Visitor;
let coordinator: Visitor;
const clock = testClock("2026-11-22T12:00:00Z");
const shownAt = clock.now().toISOString();

beforeAll(async () => {
  database = await openTestDatabase();
  story = await seedStory(database.store, clock.now(), testMasterKey);
  app = buildTestServer(database.store, clock);
  analyst = await signInAs(app, database.store, clock, story.users.analyst.id);
  coordinator = await signInAs(app, database.store, clock, story.users.coordinator.id);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const open = async (query = "") =>
  (await analyst.get(`/api/review${query}`)).body as {
    total: number;
    items: { id: string; preview: string; heldByOther: boolean }[];
  };

describe("the review queue", () => {
  test("puts the most urgent item first", async () => {
    const { total, items } = await open();
    expect(total).toBe(6);
    expect(items[0]!.id).toBe(story.reviewItemIds["police-release"]);
  });

  test("narrows to a label, a language, a role of source and texts in which officials speak", async () => {
    expect((await open("?label=stigma.slur")).items.map((item) => item.id)).toEqual([
      story.reviewItemIds["forum-post"],
    ]);
    expect((await open("?language=kk")).items.map((item) => item.id)).toEqual([
      story.reviewItemIds["police-kazakh"],
    ]);
    expect((await open("?sourceRole=activist")).total).toBe(1);
    expect((await open("?official=true")).total).toBe(5);
    expect((await open(`?incidentId=${story.incidentId}`)).total).toBe(6);
  });

  test("shows flags whose offsets fit the text, with speaker, chain and proof", async () => {
    const { status, body } = await analyst.get(
      `/api/review/${story.reviewItemIds["outlet-quote"]}`,
    );
    expect(status).toBe(200);
    for (const flag of body.flags)
      expect(body.version.text.slice(flag.start, flag.end)).toBe(flag.exact);
    expect(body.flags[3]).toMatchObject({
      speaker: { role: "official" },
      chain: ["media", "activist", "official"],
      stance: "condemns",
    });
    expect(body.capture.bodySha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(body.links[0].reasons[0]).toEqual({
      code: "link.place",
      params: { place: "Караганда" },
      weight: 1.4,
    });
  });

  test("masks slurs in the list and leaves the text as it is", async () => {
    const preview = (await open("?label=stigma.slur")).items[0]!.preview;
    expect(preview).not.toContain("извращенками");
    const { body } = await analyst.get(`/api/review/${story.reviewItemIds["forum-post"]}`);
    expect(body.version.text).toContain("извращенками");
  });
});

describe("leases", () => {
  test("keep a second person away until they are over", async () => {
    const id = story.reviewItemIds["ngo-statement"];
    expect((await analyst.send("POST", `/api/review/${id}/lease`)).status).toBe(200);
    expect((await coordinator.send("POST", `/api/review/${id}/lease`)).body.code).toBe("leased");
    expect(
      (await coordinator.send("POST", `/api/review/${id}/finish`, { verdict: "accept", shownAt }))
        .body.code,
    ).toBe("leased");
    clock.advance(5 * 60_000 + 1);
    expect((await coordinator.send("POST", `/api/review/${id}/lease`)).status).toBe(200);
    await coordinator.send("DELETE", `/api/review/${id}/lease`);
  });

  test("go to one of two who open an item at once", async () => {
    const id = story.reviewItemIds["akimat-removed"];
    const answers = await Promise.all([
      analyst.send("POST", `/api/review/${id}/lease`),
      coordinator.send("POST", `/api/review/${id}/lease`),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    await Promise.all([
      analyst.send("DELETE", `/api/review/${id}/lease`),
      coordinator.send("DELETE", `/api/review/${id}/lease`),
    ]);
  });
});

describe("decisions", () => {
  test("accepting an item decides on its flags and named links, writes audit entries and tells the news", async () => {
    const id = story.reviewItemIds["police-release"]!;
    const { body: item } = await analyst.get(`/api/review/${id}`);
    const before = await database.store.prisma.auditEntry.count();
    const answer = await analyst.send("POST", `/api/review/${id}/finish`, {
      verdict: "accept",
      acceptLinks: [item.links[0].id],
      shownAt,
    });
    expect(answer.body).toEqual({ ok: true });
    expect((await open()).items.some((open) => open.id === id)).toBe(false);
    const decisions = await database.store.prisma.decision.findMany({
      where: { reviewItemId: id },
    });
    expect(decisions.map((decision) => decision.subject).toSorted()).toEqual([
      "flag",
      "flag",
      "flag",
      "flag",
      "flag",
      "item",
      "link",
    ]);
    expect((await database.store.prisma.auditEntry.count()) - before).toBe(7);
    const event = await database.store.prisma.event.findFirstOrThrow({
      where: { kind: "link.accepted" },
    });
    expect(event).toMatchObject({ incidentId: story.incidentId, causedBy: { kind: "decision" } });
    expect(
      (await analyst.send("POST", `/api/review/${id}/finish`, { verdict: "reject", shownAt })).body
        .code,
    ).toBe("conflict");
  });

  test("undo opens the item again, takes the link's verdict back and keeps what was decided", async () => {
    const id = story.reviewItemIds["police-release"]!;
    const { body } = await analyst.send("POST", "/api/review/undo");
    expect(body).toEqual({ reviewItemId: id });
    expect((await open()).items[0]!.id).toBe(id);
    const link = await database.store.prisma.incidentLink.findFirstOrThrow({
      where: { article: { reviewItems: { some: { id } } } },
    });
    expect(link.verdict).toBeNull();
    const decisions = await database.store.prisma.decision.findMany({
      where: { reviewItemId: id },
    });
    expect(decisions).toHaveLength(7);
    expect(decisions.every((decision) => decision.undoneAt !== null)).toBe(true);
    expect((await analyst.send("POST", "/api/review/undo")).status).toBe(404);
  });

  test("a correction stands above the computed label, on the timeline too", async () => {
    const id = story.reviewItemIds["police-release"]!;
    const { body: item } = await analyst.get(`/api/review/${id}`);
    const flag = item.flags.find(
      (one: { label: string }) => one.label === "response.victim-blaming",
    );
    expect(
      (
        await analyst.send("POST", `/api/review/${id}/flags/${flag.id}`, {
          verdict: "correct",
          shownAt,
        })
      ).status,
    ).toBe(400);
    expect(
      (
        await analyst.send("POST", `/api/review/${id}/flags/${flag.id}`, {
          verdict: "correct",
          label: "response.warning",
          shownAt,
        })
      ).status,
    ).toBe(200);
    const { body: incident } = await analyst.get(`/api/incidents/${story.incidentId}`);
    const said = incident.timeline.entries.find(
      (entry: { kind: string; article: { id: string } }) =>
        entry.kind === "said" && entry.article.id === story.articleIds["police-release"],
    );
    expect(said.flags.map((one: { label: string }) => one.label)).toContain("response.warning");
  });

  test("a link that nobody proposed can be made, and a rejected flag leaves the timeline", async () => {
    const id = story.reviewItemIds["outlet-quote"]!;
    expect(
      (
        await analyst.send("POST", `/api/review/${id}/links`, {
          incidentId: story.closedIncidentId,
          verdict: "accept",
          shownAt,
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await coordinator.send("POST", `/api/review/${id}/links`, {
          incidentId: story.closedIncidentId,
          verdict: "accept",
          shownAt,
        })
      ).status,
    ).toBe(200);
    const { body: item } = await analyst.get(`/api/review/${id}`);
    expect(item.links).toHaveLength(1);
    await analyst.send("POST", `/api/review/${id}/flags/${item.flags[1].id}`, {
      verdict: "reject",
      shownAt,
    });
    const { body: incident } = await analyst.get("/api/incidents/karaganda-meeting-2021");
    const ids = incident.timeline.entries.flatMap((entry: { flags: { id: string }[] }) =>
      entry.flags.map((flag) => flag.id),
    );
    expect(ids).toContain(item.flags[0].id);
    expect(ids).not.toContain(item.flags[1].id);
  });
});
