import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actions, can, userRoles, type Action, type UserRole } from "../../src/core/access/can.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import {
  buildTestServer,
  signInAs,
  testClock,
  testMasterKey,
  visitorOf,
  type Visitor,
} from "../fixtures/start-test-server.ts";

interface Route {
  method: string;
  url: string;
  action: Action;
}

/** Written out here a second time, so that a slip in the table is seen: the least role for each action. */
const leastRole: Record<Action, UserRole | "signed-in" | "anyone"> = {
  "setup.read": "anyone",
  "setup.create": "anyone",
  "session.create": "anyone",
  "openapi.read": "anyone",
  "session.delete": "signed-in",
  "me.read": "signed-in",
  "me.update": "signed-in",
  "incident.list": "reader",
  "incident.read": "reader",
  "article.read": "reader",
  "source.read": "reader",
  "alert.read": "reader",
  "live.read": "reader",
  "review.read": "analyst",
  "review.decide": "analyst",
  "alert.acknowledge": "analyst",
  "hidden-person.read": "analyst",
  "incident.create": "coordinator",
  "incident.edit": "coordinator",
  "delivery.read": "coordinator",
  "delivery.settle": "coordinator",
  "mailbox.read": "coordinator",
  "audit.read": "admin",
  "user.manage": "admin",
  "source.override-robots": "admin",
  "docs.read": "admin",
};

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let app: FastifyInstance;
let story: SeededStory;
const routes: Route[] = [];
const clock = testClock("2026-11-22T12:00:00Z");
const visitors = {} as Record<UserRole, Visitor>;
let stranger: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  story = await seedStory(database.store, clock.now(), testMasterKey);
  app = buildTestServer(database.store, clock);
  app.addHook("onRoute", (route) => {
    if (!route.url.startsWith("/api") || route.method === "HEAD") return;
    for (const method of [route.method].flat())
      if (method !== "HEAD")
        routes.push({ method, url: route.url, action: route.config?.action as Action });
  });
  await app.ready();
  for (const role of userRoles)
    visitors[role] = await signInAs(app, database.store, clock, story.users[role].id);
  stranger = visitorOf(app, "", "");
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const fill = (url: string, id: string): string => url.replace(/:[a-zA-Z]+/gu, id);
const nobodysId = "00000000-0000-7000-8000-000000000000";
/** Requests that are refused before they are understood: bodies are missing, ids are nobody's. */
async function knock(
  visitor: Visitor,
  route: Route,
  id = nobodysId,
): Promise<{ status: number; body: { code?: string } }> {
  const url = fill(route.url, id);
  return route.method === "GET"
    ? await visitor.get(url)
    : await visitor.send(route.method as "POST", url);
}
const isRefused = (answer: { status: number; body: { code?: string } }): boolean =>
  answer.status === 403 || answer.body.code === "not-signed-in";

describe("every route", () => {
  test("declares an action of the table", () => {
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes)
      expect(actions, `${route.method} ${route.url}`).toContain(route.action);
  });

  test("is refused to those whose role is less, and to nobody else", async () => {
    const order = ["anyone", "signed-in", ...userRoles];
    for (const route of routes) {
      if (route.url === "/api/events" || route.url === "/api/session" || route.url === "/api/setup")
        continue; // streams and sessions have tests of their own
      const least = leastRole[route.action];
      expect(isRefused(await knock(stranger, route)), `nobody: ${route.method} ${route.url}`).toBe(
        least !== "anyone",
      );
      for (const role of userRoles) {
        const may = order.indexOf(role) >= order.indexOf(least);
        expect(
          isRefused(await knock(visitors[role], route)),
          `${role}: ${route.method} ${route.url}`,
        ).toBe(!may);
      }
    }
  });

  test("agrees with the table for every action", () => {
    const order = ["anyone", "signed-in", ...userRoles];
    for (const action of actions)
      for (const role of userRoles)
        expect(can({ id: "x", role }, action)).toBe(
          order.indexOf(role) >= order.indexOf(leastRole[action]),
        );
  });

  test("about a members-only incident says that there is none to everybody but its members", async () => {
    const about = routes.filter((route) => route.url.startsWith("/api/incidents/:id"));
    expect(about.length).toBeGreaterThanOrEqual(4);
    const bodies: Record<string, object> = {
      "POST /api/incidents/:id/demands": {
        text: "t",
        madeBy: "m",
        addresseeAuthorityId: "a",
        madeAt: clock.now().toISOString(),
      },
      "PATCH /api/incidents/:id": { description: "changed" },
      "PATCH /api/incidents/:id/demands/:demandId": { state: "open" },
    };
    for (const route of about) {
      const url = route.url
        .replace(":id", story.closedIncidentId)
        .replace(":demandId", nobodysId)
        .replace(":personId", nobodysId);
      const ask = async (visitor: Visitor) =>
        route.method === "GET"
          ? await visitor.get(url)
          : await visitor.send(route.method as "POST", url, bodies[`${route.method} ${route.url}`]);
      const admin = await ask(visitors.admin);
      expect([admin.status, admin.body.code], `admin: ${route.method} ${route.url}`).toEqual([
        404,
        "not-found",
      ]);
      if (/:(demand|person)Id$/u.test(route.url)) continue; // the demand or person itself does not exist
      expect((await ask(visitors.coordinator)).status, `member: ${route.method} ${route.url}`).toBe(
        200,
      );
    }
  });
});

describe("hidden names", () => {
  test("reach nobody who may not see them: not in texts, titles, differences, timelines or lists", async () => {
    const { prisma } = database.store;
    const version = await prisma.articleVersion.findFirstOrThrow({
      where: { article: { id: story.articleIds["police-release"] } },
      orderBy: { number: "desc" },
    });
    await prisma.articleVersion.update({
      where: { id: version.id },
      data: {
        text: `${version.text}\nВ отделе побывала Айжан Сыдыкова, с Сыдыковой говорил юрист.`,
        title: "О Сыдыковой",
      },
    });
    const urls = [
      `/api/articles/${story.articleIds["police-release"]}`,
      `/api/articles/${story.articleIds["police-release"]}/diff?from=1&to=2`,
      "/api/incidents",
      "/api/incidents/karaganda-meeting-2021",
      "/api/alerts",
    ];
    for (const url of [
      ...urls,
      "/api/review",
      `/api/review/${story.reviewItemIds["police-release"]}`,
    ]) {
      const { body, status } = await visitors.analyst.get(url);
      expect(status).toBe(200);
      expect(JSON.stringify(body), `analyst, no member: ${url}`).not.toMatch(/Сыдыков|Айжан/u);
    }
    for (const url of urls) {
      const { body, status } = await visitors.reader.get(url);
      expect(status).toBe(200);
      expect(JSON.stringify(body), `reader: ${url}`).not.toMatch(/Сыдыков|Айжан|Ержанов/u);
    }
    const member = await visitors.coordinator.get(
      `/api/articles/${story.articleIds["police-release"]}`,
    );
    expect(JSON.stringify(member.body)).toContain("Сыдыковой");
  });

  test("of an incident everybody may see are shown to analysts and are absent for readers", async () => {
    const forAnalyst = await visitors.analyst.get("/api/incidents/karaganda-meeting-2021");
    expect(
      forAnalyst.body.persons.map((person: { level: string }) => person.level).toSorted(),
    ).toEqual(["hidden", "public"]);
    const forReader = await visitors.reader.get("/api/incidents/karaganda-meeting-2021");
    expect(forReader.body.persons.map((person: { name: string }) => person.name)).toEqual([
      "Жанар Секербаева",
    ]);
  });

  test("lie in the database sealed", async () => {
    const dump = JSON.stringify(
      await database.store.prisma.person.findMany(),
      (_key, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
    expect(dump).not.toContain(Buffer.from("Сыдыкова").toString("latin1"));
  });
});
