import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadSources } from "../../crawlers/load-sources.ts";
import { addSource } from "../../src/cli/commands/source-add.ts";
import { runOnRecord } from "../fixtures/run-onrecord.ts";

/** A synthetic site of four texts and a feed. */
const paragraph =
  "Городские службы сообщают, что движение по мосту открыто, а автобусы ходят по расписанию. ".repeat(
    5,
  );
const texts = [1, 2, 3, 4];
const feed = (origin: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Степь</title><link>${origin}/</link>${texts.map((n) => `<item><title>Новость номер ${n}</title><link>${origin}/n/${n}</link><pubDate>Sun, 22 Nov 2026 0${n}:00:00 GMT</pubDate></item>`).join("")}</channel></rss>`;
const front = `<html lang="ru"><head><title>Степь</title><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body></body></html>`;
const article = (n: string) =>
  `<html><body><article><h1 class="headline">Новость номер ${n}</h1><div class="story-text"><p>${paragraph}</p><p>${paragraph}</p></div></article></body></html>`;

const kazakhstan = { country: "KZ", timeZone: "Asia/Almaty" };
/** Waiting between requests takes no time here. */
const clock = { now: () => new Date(), simulated: true, wait: async () => {} };

let server: http.Server;
let robots = "";
let asked: string[] = [];
let origin: string;
let dir: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  server = http.createServer(({ url = "/" }, response) => {
    asked.push(url);
    const number = /^\/n\/(\d)$/.exec(url)?.[1];
    const body =
      url === "/robots.txt"
        ? robots
        : url === "/rss.xml"
          ? feed(origin)
          : number
            ? article(number)
            : front;
    const type = url === "/rss.xml" ? "application/rss+xml" : "text/html";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://steppe.localhost:${port}`;
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord add "));
  env = { ONRECORD_DATA: dir, ONRECORD_ALLOW_PRIVATE: `*.localhost:${port}`, LOG_LEVEL: "warn" };
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  robots = "";
  asked = [];
});

/** Answers of a person, in order, and what they were asked. */
function person(...answers: string[]) {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answers.shift() ?? "";
  };
  return { questions, terminal: { isInteractive: true, ask, close: () => {} } };
}

describe("onrecord source add", () => {
  test("shows the items and writes a file that can be used; source try asks robots.txt first", async () => {
    const folder = path.join(dir, "watched");
    const file = path.join(folder, "steppe.yaml");
    const added = await runOnRecord(["source", "add", origin, "--write", file, "--role", "media"], {
      env,
    });
    expect(added.stderr).toContain("4 items; the first 4:");
    expect(added.stderr).toContain("Новость номер 3");
    expect(added.code).toBe(0);
    expect(parse(fs.readFileSync(file, "utf8"))).toMatchObject({
      id: "kz-steppe-localhost",
      role: "media",
      discovery: [{ kind: "feed", url: `${origin}/rss.xml`, basis: "reported" }],
      article: { selectors: { title: "h1.headline", body: "div.story-text" } },
      known: { verifiedOn: null },
    });
    const { sources, problems } = await loadSources([{ path: folder, kind: "users" }]);
    expect([sources.length, problems]).toEqual([1, []]);

    // The site changes its mind: the next look asks for nothing but robots.txt.
    robots = "User-agent: OnRecord\nDisallow: /";
    asked = [];
    const refused = await runOnRecord(["source", "try", "kz-steppe-localhost"], {
      env: { ...env, ONRECORD_SOURCES: folder },
    });
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining("robots.txt of")]);
    expect(asked).toEqual(["/robots.txt"]);
  }, 60_000);

  test("asks a person what is right, whose voice it is, and before it writes", async () => {
    Object.assign(process.env, env);
    const { questions, terminal } = person("1", "official", "kz-police-karaganda", "y");
    await addSource(origin, kazakhstan, terminal, clock);
    expect(questions).toHaveLength(4);
    const file = path.join(dir, "sources", "kz-steppe-localhost.yaml");
    expect(questions.at(-1)).toContain(file);
    const written = parse(fs.readFileSync(file, "utf8"));
    expect(written).toMatchObject({
      role: "official",
      authorityId: "kz-police-karaganda",
      discovery: [{ basis: "verified" }],
      known: { verifiedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u), reported: null },
    });
    const second = person("1", "media", "");
    await addSource(origin, kazakhstan, second.terminal, clock);
    expect(fs.readdirSync(path.join(dir, "sources")), "no answer is no").toEqual([
      "kz-steppe-localhost.yaml",
    ]);
    await expect(addSource(origin, kazakhstan, person("7").terminal, clock)).rejects.toThrow(
      /There is no way 7/u,
    );
  }, 60_000);

  test("refuses an official source without an authority that is known, before it asks the site", async () => {
    Object.assign(process.env, env);
    const official = {
      ...kazakhstan,
      yes: true,
      role: "official",
      authority: "kz-police-karagandy",
    };
    const nobody = { ...person().terminal, isInteractive: false };
    await expect(addSource(origin, official, nobody, clock)).rejects.toThrow(
      /kz-police-karaganda/u,
    );
    expect(asked).toEqual([]);
  });
});
