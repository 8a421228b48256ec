import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CrawlContext } from "../../../crawlers/crawl-context.ts";
import { defineSource } from "../../../crawlers/define-source.ts";
import { ExtractionPool } from "../../../crawlers/extract/extraction-pool.ts";
import { readHealthFacts } from "../../../crawlers/health/read-health-facts.ts";
import { judgeHealth } from "../../../crawlers/health/judge-health.ts";
import { pollSource } from "../../../crawlers/poll/poll-source.ts";
import { openPages } from "../../../crawlers/start-crawling.ts";
import { openBlobDirectory } from "../../../src/evidence/blob-store.ts";
import { createLog } from "../../../src/log.ts";
import { syncSources } from "../../../src/store/sources.ts";
import { openTestDatabase } from "../../fixtures/open-test-database.ts";
import { sourceFacts } from "../../fixtures/source-facts.ts";

const sourceId = "made-up-press";

describe("a list's word that it has not changed", { timeout: 60_000 }, () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let server: http.Server;
  let context: CrawlContext;
  let dir: string;
  let origin: string;
  let aheadMs = 0;
  /** What stands in the list, and when the server says so. */
  let titles: number;
  let clockOnPage: string;
  let tellsOfChange: (asked: string | undefined) => boolean;
  let asked: ("whole" | "if changed")[];
  const db = () => database.store.prisma;
  const etag = () => `"${titles}"`;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = http.createServer((request, response) => {
      if (request.url !== "/rss.xml") return void response.writeHead(404).end();
      const known = request.headers["if-none-match"];
      asked.push(known ? "if changed" : "whole");
      if (!tellsOfChange(known)) return void response.writeHead(304).end();
      response.writeHead(200, { "content-type": "application/rss+xml", etag: etag() });
      const items = Array.from(
        { length: titles },
        (_, n) =>
          `<item><title>Сообщение ${n}</title><link>${origin}/news/${n}</link><guid>${origin}/news/${n}</guid></item>`,
      );
      response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Пресс-служба (учебная)</title><link>${origin}/</link><description>${clockOnPage}</description>${items.toReversed().join("")}</channel></rss>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-validators-"));
    const clock = { now: () => new Date(Date.now() + aheadMs), simulated: true };
    context = {
      store: database.store,
      clock,
      log: createLog("test", "silent"),
      blobs: openBlobDirectory(path.join(dir, "blobs")),
      pages: openPages(clock, {
        contact: undefined,
        allowPrivate: ["127.0.0.1:*"],
        chromiumPath: undefined,
      }),
      extraction: new ExtractionPool({ workers: 1 }),
      tempo: 1000,
      machine: "test",
    };
  });
  afterAll(async () => {
    await context.pages.close();
    await context.extraction.close();
    await new Promise((resolve) => server.close(resolve));
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await database.store.pool.query(
      `SET session_replication_role = replica; TRUNCATE "Source", "DiscoveryState", "Item", "FetchAttempt", "Outbox", "HostBudget", "Coverage" CASCADE; SET session_replication_role = DEFAULT`,
    );
    await syncSources(
      database.store,
      [
        sourceFacts(
          defineSource({
            id: sourceId,
            name: { ru: "Пресс-служба (учебная)", en: "Press office (made up)" },
            country: "KZ",
            role: "media",
            homepage: `${origin}/`,
            languages: ["ru"],
            timeZone: "Asia/Almaty",
            discovery: [{ kind: "feed", url: `${origin}/rss.xml` }],
          }),
        ),
      ],
      context.clock.now(),
    );
    titles = 3;
    clockOnPage = "утро";
    asked = [];
    tellsOfChange = (known) => known !== etag();
  });

  const poll = async (times = 1) => {
    for (let n = 0; n < times; n += 1) {
      aheadMs += 600_000;
      await pollSource(context)({ sourceId }, { outboxId: randomUUID() });
    }
  };
  const memory = async () => await db().discoveryState.findFirstOrThrow({ where: { sourceId } });
  const items = async () => await db().item.count({ where: { sourceId } });
  const findings = async () => {
    const now = context.clock.now();
    const facts = (await readHealthFacts(db(), sourceId, now))!;
    return judgeHealth(facts, { now, overdueFrom: now, tempo: 1 }).findings;
  };
  const questions = async () =>
    await db().fetchAttempt.findMany({ where: { sourceId, kind: "control" } });

  test("is asked for nine times in a row at most, then for the whole list", async () => {
    await poll(12);
    expect(asked).toEqual([
      "whole",
      ...Array.from({ length: 9 }, () => "if changed"),
      "whole",
      "if changed",
    ]);
    expect(await findings()).toEqual([]);
  });

  test("is not believed any more once it was said of a list with something new in it, and health says so", async () => {
    await poll();
    tellsOfChange = (known) => known === undefined;
    await poll(2);
    titles = 5;
    await poll(7);
    expect(await items(), "nothing was seen of them").toBe(3);
    await poll();
    expect(await items()).toBe(5);
    expect(asked.slice(-2)).toEqual(["whole", "if changed"]);
    expect((await memory()).validatorsDoubtedAt).not.toBeNull();
    expect(await questions()).toMatchObject([{ httpStatus: 304, errorCode: "validators-lie" }]);
    expect(await findings()).toMatchObject([
      { kind: "validators-lie", severity: "warning", params: { url: `${origin}/rss.xml` } },
    ]);

    asked = [];
    titles = 6;
    await poll(3);
    expect(asked).toEqual(["whole", "whole", "whole"]);
    expect(await items()).toBe(6);
  });

  test("stands where the news came in the very minute of the whole answer", async () => {
    await poll(10);
    titles = 4;
    await poll();
    expect(await items()).toBe(4);
    expect(await questions()).toMatchObject([{ httpStatus: 200, errorCode: null }]);
    expect((await memory()).validatorsDoubtedAt).toBeNull();
    await poll();
    expect(asked.at(-1)).toBe("if changed");
  });

  test("stands where only a clock on the list goes on, and no question is asked for it", async () => {
    await poll(10);
    clockOnPage = "вечер";
    await poll();
    expect(await questions()).toEqual([]);
    expect((await memory()).validatorsDoubtedAt).toBeNull();
  });

  test("is believed again of another list of the source", async () => {
    await poll();
    await db().discoveryState.updateMany({
      data: { url: `${origin}/old.xml`, validatorsDoubtedAt: new Date() },
    });
    await poll();
    expect((await memory()).validatorsDoubtedAt).toBeNull();
    await poll();
    expect(asked.at(-1)).toBe("if changed");
  });

  test("is a failure, and no look that found nothing new, where the whole list was asked for", async () => {
    await poll();
    await db().discoveryState.updateMany({ data: { validatorsDoubtedAt: new Date() } });
    tellsOfChange = () => false;
    await poll(3);
    expect(await db().fetchAttempt.count({ where: { kind: "poll", errorCode: "http-304" } })).toBe(
      3,
    );
    expect((await findings()).map(({ kind }) => kind)).toContain("look-fails");
  });
});
