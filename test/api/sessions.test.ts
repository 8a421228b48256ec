import { hash } from "@node-rs/argon2";
import type { FastifyInstance } from "fastify";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUser } from "../../src/store/users.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { makeEntry, seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import {
  buildTestServer,
  signInAs,
  testClock,
  testMasterKey,
} from "../fixtures/start-test-server.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let app: FastifyInstance;
let story: SeededStory;
const clock = testClock("2026-11-22T12:00:00Z");
const pageDir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-page-"));

beforeAll(async () => {
  fs.mkdirSync(path.join(pageDir, "assets"));
  fs.writeFileSync(
    path.join(pageDir, "index.html"),
    '<meta name="style-nonce" content="__STYLE_NONCE__">',
  );
  fs.writeFileSync(path.join(pageDir, "assets", "index-abc.js"), "1");
  database = await openTestDatabase();
  app = buildTestServer(database.store, clock, { staticDir: pageDir });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
  fs.rmSync(pageDir, { recursive: true, force: true });
});

const administrator = {
  name: "First",
  email: "First@Example.org",
  password: "correct horse battery",
  locale: "en",
};

describe("the first visit", () => {
  test("makes one administrator, however many come at once, and never another", async () => {
    expect((await app.inject("/api/setup")).json()).toEqual({ needed: true });
    const answers = await Promise.all(
      [1, 2, 3].map(
        async (n) =>
          await app.inject({
            method: "POST",
            url: "/api/setup",
            payload: { ...administrator, email: `a${n}@example.org` },
          }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409, 409]);
    expect(
      (await app.inject({ method: "POST", url: "/api/setup", payload: administrator })).json(),
    ).toEqual({ code: "conflict", message: "error.conflict" });
    expect(await database.store.prisma.user.count()).toBe(1);
    story = await seedStory(database.store, clock.now(), testMasterKey);
  });
});

describe("sessions", () => {
  test("begin with the right password alone, in a cookie that scripts and other sites do not get", async () => {
    await createUser(
      database.store.prisma,
      {
        email: "pass@example.org",
        name: "P",
        role: "reader",
        locale: "en",
        passwordHash: await hash("right password here"),
      },
      clock.now(),
    );
    const wrong = await app.inject({
      method: "POST",
      url: "/api/session",
      payload: { email: "pass@example.org", password: "wrong" },
    });
    expect([wrong.statusCode, wrong.json()]).toEqual([
      401,
      { code: "wrong-credentials", message: "error.wrong-credentials" },
    ]);
    const right = await app.inject({
      method: "POST",
      url: "/api/session",
      payload: { email: " PASS@example.org", password: "right password here" },
    });
    expect(right.statusCode).toBe(200);
    expect(right.cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    const stored = await database.store.prisma.session.findMany();
    expect(JSON.stringify(stored)).not.toContain(right.cookies[0]!.value);
  });

  test("change their token at each sign-in, and the old one is worth nothing", async () => {
    const first = await signInAs(app, database.store, clock, story.users.analyst.id);
    const token = await makeEntry(database.store, story.users.analyst.id, clock.now());
    const again = await app.inject({
      method: "POST",
      url: "/api/enter",
      payload: { token },
      headers: { cookie: first.cookie, "x-csrf-token": first.csrfToken },
    });
    expect(again.statusCode).toBe(200);
    expect(again.cookies[0]!.value).not.toBe(first.cookie.split("=")[1]);
    expect((await first.get("/api/me")).status).toBe(401);
  });

  test("end at sign-out, when they are old, and when the user is disabled", async () => {
    const out = await signInAs(app, database.store, clock, story.users.reader.id);
    expect((await out.send("DELETE", "/api/session")).status).toBe(200);
    expect((await out.get("/api/me")).status).toBe(401);

    const admin = await signInAs(app, database.store, clock, story.users.admin.id);
    const reader = await signInAs(app, database.store, clock, story.users.reader.id);
    expect(
      (await admin.send("PATCH", `/api/users/${story.users.reader.id}`, { disabled: true })).status,
    ).toBe(200);
    expect((await reader.get("/api/me")).status).toBe(401);
    await admin.send("PATCH", `/api/users/${story.users.reader.id}`, { disabled: false });

    const old = await signInAs(app, database.store, clock, story.users.reader.id);
    clock.advance(15 * 24 * 3600 * 1000);
    expect((await old.get("/api/me")).status).toBe(401);
  });

  test("a one-time link works once and not after its time", async () => {
    const token = await makeEntry(database.store, story.users.reader.id, clock.now());
    const use = async (value: string) =>
      (await app.inject({ method: "POST", url: "/api/enter", payload: { token: value } }))
        .statusCode;
    expect(await Promise.all([use(token), use(token)]).then((codes) => codes.toSorted())).toEqual([
      200, 401,
    ]);
    const late = await makeEntry(database.store, story.users.reader.id, clock.now());
    clock.advance(2 * 3600 * 1000);
    expect(await use(late)).toBe(401);
  });

  test("the last administrator can be neither disabled nor demoted", async () => {
    const admin = await signInAs(app, database.store, clock, story.users.admin.id);
    const others = await database.store.prisma.user.findMany({
      where: { role: "admin", id: { not: story.users.admin.id } },
    });
    for (const other of others)
      expect((await admin.send("PATCH", `/api/users/${other.id}`, { role: "reader" })).status).toBe(
        200,
      );
    expect(
      (await admin.send("PATCH", `/api/users/${story.users.admin.id}`, { disabled: true })).body
        .code,
    ).toBe("last-administrator");
    expect(
      (await admin.send("PATCH", `/api/users/${story.users.admin.id}`, { role: "analyst" })).body
        .code,
    ).toBe("last-administrator");
  });

  test("guessing a password is stopped after some tries, by account too", async () => {
    const tries = [];
    for (let n = 0; n < 10; n += 1)
      tries.push(
        (
          await app.inject({
            method: "POST",
            url: "/api/session",
            remoteAddress: `10.0.0.${n}`,
            payload: { email: "pass@example.org", password: `guess ${n}` },
          })
        ).statusCode,
      );
    expect(tries).toContain(429);
    const other = await app.inject({
      method: "POST",
      url: "/api/session",
      remoteAddress: "10.0.0.99",
      payload: { email: "other@example.org", password: "x" },
    });
    expect(other.statusCode).toBe(401);
  });
});

describe("requests that another site may have sent", () => {
  test("are refused without the session's token, from another origin, or marked cross-site", async () => {
    const visitor = await signInAs(app, database.store, clock, story.users.analyst.id);
    const send = async (headers: Record<string, string>) =>
      (
        await app.inject({
          method: "PATCH",
          url: "/api/me",
          payload: { locale: "en" },
          headers: { cookie: visitor.cookie, ...headers },
        })
      ).statusCode;
    const good = { "x-csrf-token": visitor.csrfToken };
    expect(await send(good)).toBe(200);
    expect(await send({})).toBe(403);
    expect(await send({ "x-csrf-token": "guess" })).toBe(403);
    expect(await send({ ...good, origin: "https://evil.example" })).toBe(403);
    expect(await send({ ...good, origin: "null" })).toBe(403);
    expect(await send({ ...good, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send({ ...good, origin: "http://localhost", host: "localhost" })).toBe(200);
  });
});

describe("answers", () => {
  test("carry the headers that keep the page to itself", async () => {
    for (const url of [
      "/",
      "/api/me",
      "/healthz",
      "/api/nothing",
      "/review",
      "/api/openapi.json",
    ]) {
      const { headers } = await app.inject(url);
      expect({ url, ...headers }).toMatchObject({
        url,
        "content-security-policy": expect.stringMatching(
          /default-src 'none'.*frame-ancestors 'none'/u,
        ),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
      });
    }
  });

  test("the page forbids inline scripts, and its style nonce is new each time", async () => {
    const [one, two] = await Promise.all([app.inject("/incidents"), app.inject("/incidents")]);
    const policy = String(one!.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1];
    expect(one!.body).toContain(nonce);
    expect(two!.body).not.toContain(nonce);
  });

  test("hashed assets are kept for good, and a missing one is not the page", async () => {
    const asset = await app.inject("/assets/index-abc.js");
    expect(asset.headers["cache-control"]).toContain("immutable");
    expect((await app.inject("/assets/gone.js")).statusCode).toBe(404);
    expect((await app.inject("/../../package.json")).statusCode).toBe(404);
  });

  test("tell a code and nothing of the inside", async () => {
    const bad = await app.inject({ method: "POST", url: "/api/session", payload: { email: 5 } });
    expect([bad.statusCode, bad.json()]).toEqual([
      400,
      { code: "bad-request", message: "error.bad-request" },
    ]);
    const broken = await app.inject({
      method: "POST",
      url: "/api/session",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    expect([broken.statusCode, broken.json()]).toEqual([
      400,
      { code: "bad-request", message: "error.bad-request" },
    ]);
    const missing = await app.inject("/api/nothing");
    expect([missing.statusCode, missing.json()]).toEqual([
      404,
      { code: "not-found", message: "error.not-found" },
    ]);
  });
});

describe("health", () => {
  test("is ready when the database and the queue answer, and not when one does not", async () => {
    expect((await app.inject("/healthz")).json()).toEqual({ status: "ok" });
    expect((await app.inject("/readyz")).json()).toEqual({
      status: "ready",
      checks: { database: true, queue: true },
    });
    const lame = buildTestServer(database.store, clock, {
      checkQueue: async () => await Promise.reject(new Error("gone")),
    });
    const answer = await lame.inject("/readyz");
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: "not-ready", checks: { database: true, queue: false } },
    ]);
    await lame.close();
  });
});
