import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { handOnMany } from "../../../src/queue/hand-on.ts";
import { startPostgres } from "../../../src/embedded/start-postgres.ts";
import { applyMigrations } from "../../../src/store/apply-migrations.ts";
import { inTransaction } from "../../../src/store/in-transaction.ts";
import { addNewItems } from "../../../src/store/items.ts";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { spawnOwnProcess, type OwnProcess } from "../../fixtures/spawn-own-process.ts";
import { until } from "../../fixtures/until.ts";
import { layoutNames, makePage, selectorsOf, type LayoutName } from "./made-pages.ts";

/** How the pages of a round are read: by selectors of the source file, or by the general extractor. */
export type Reading = "selectors" | "general";

export interface Round {
  reading: Reading;
  /** Numbers of the pages: `from` and those before `to`. */
  from: number;
  to: number;
}

export interface CrawlBench {
  store: Store;
  crawler: OwnProcess;
  databasePid: number;
  /** Addresses of a round, each page on a host of its own as far as `hosts` go. */
  urlsOf(round: Round): string[];
  /** Has the server make the pages beforehand. */
  prepare(round: Round): Promise<void>;
  /** Puts the pages in as a poll does, and waits until each has a version. Seconds. */
  crawl(round: Round): Promise<number>;
  close(): Promise<void>;
}

const sourceIdOf = (reading: Reading, layout: LayoutName) => `bench-${reading}-${layout}`;
const layoutOf = (number: number) => layoutNames[number % layoutNames.length]!;

/**
 * `onrecord crawl` as it runs in production, in a process of its own, with durable PostgreSQL, beside a web of made-up pages.
 * Hosts are many, since what one host gets in a second is bounded by politeness and not by speed.
 */
export async function openCrawlBench(
  options: { hosts?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<CrawlBench> {
  const hosts = options.hosts ?? 2_000;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-bench-"));
  const pages = fork(path.join(import.meta.dirname, "serve-pages.ts"), { stdio: "inherit" });
  const [{ port }] = (await once(pages, "message")) as [{ port: number }];
  const postgres = await startPostgres(path.join(dir, "postgres"));
  await applyMigrations(postgres.url);
  const store = await openStore(postgres.url);
  writeSources(path.join(dir, "watched"), port);
  await rememberHosts(store, hosts, port);
  const crawler = spawnOwnProcess(["crawl"], {
    DATABASE_URL: postgres.url,
    REDIS_URL: "",
    ONRECORD_DATA: dir,
    ONRECORD_SOURCES: path.join(dir, "watched"),
    ONRECORD_ALLOW_PRIVATE: `*.localhost:${port}`,
    ONRECORD_MASTER_KEY: randomBytes(32).toString("base64"),
    LOG_LEVEL: "error",
    ...options.env,
  });
  await until(
    "the sources to be watched",
    async () => (await store.prisma.source.count()) === 2 * layoutNames.length,
    60_000,
  );
  // What is listed plays no part here.
  await store.prisma.source.updateMany({ data: { nextPollAt: new Date("2099-01-01") } });
  const urlOf = (number: number) =>
    `http://h${number % hosts}.localhost:${port}/${layoutOf(number)}/${number}.html`;
  const numbersOf = ({ from, to }: Round) =>
    Array.from({ length: to - from }, (_, at) => from + at);
  return {
    store,
    crawler,
    databasePid: readPostmaster(dir),
    urlsOf: (round) => numbersOf(round).map(urlOf),
    prepare: async ({ from, to }) => {
      pages.send({ from, to });
      await once(pages, "message");
    },
    crawl: async (round) => {
      const before = await countVersions(store);
      const startedMs = await handIn(store, round.reading, numbersOf(round), urlOf);
      await waitForVersions(store, crawler.child, before, round.to - round.from);
      return (performance.now() - startedMs) / 1000;
    },
    close: async () => {
      await crawler.kill("SIGTERM");
      await store.close();
      await postgres.stop();
      pages.disconnect();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

const readPostmaster = (dir: string) =>
  Number(
    fs.readFileSync(path.join(dir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0],
  );

function writeSources(dir: string, port: number): void {
  fs.mkdirSync(dir);
  for (const reading of ["selectors", "general"] as const)
    for (const layout of layoutNames) {
      const id = sourceIdOf(reading, layout);
      const { title, body, date } = selectorsOf[layout];
      const source = {
        id,
        name: { ru: id, en: id },
        country: "KZ",
        role: "media",
        homepage: `http://${layout}.localhost:${port}/`,
        languages: ["ru"],
        timeZone: "Asia/Almaty",
        discovery: [{ kind: "feed", url: `http://${layout}.localhost:${port}/feed` }],
        ...(reading === "selectors" ? { article: { selectors: { title, body, date } } } : {}),
        known: { facts: ["Synthetic."], inferred: [], verifiedOn: null, robotsCheckedOn: null },
      };
      fs.writeFileSync(path.join(dir, `${id}.json`), JSON.stringify(source));
    }
}

/** Their robots.txt was read earlier in the day, as in a crawl that goes on. */
async function rememberHosts(store: Store, hosts: number, port: number): Promise<void> {
  const now = new Date();
  await store.prisma.hostBudget.createMany({
    data: Array.from({ length: hosts }, (_, at) => ({
      host: `h${at}.localhost:${port}`,
      nextAllowedAt: now,
      robotsStatus: 200,
      robotsBody: "User-agent: *\n",
      robotsFetchedAt: now,
    })),
  });
}

/** New items with their first looks, in one transaction as a poll writes them. Returns when it was done. */
async function handIn(
  store: Store,
  reading: Reading,
  numbers: number[],
  urlOf: (number: number) => string,
): Promise<number> {
  const now = new Date();
  // Pages of earlier rounds are not looked at again in between.
  await store.prisma.item.updateMany({ data: { nextVisitAt: new Date("2099-01-01") } });
  await store.pool.query("VACUUM ANALYZE");
  await inTransaction(store, async (db) => {
    for (const layout of layoutNames) {
      const own = numbers.filter((number) => layoutOf(number) === layout);
      const items = await addNewItems(
        db,
        sourceIdOf(reading, layout),
        own.map((number) => ({
          url: urlOf(number),
          externalId: null,
          titleHint: makePage(layout, number).title,
          publishedAtRaw: null,
          embeddedHtml: null,
        })),
        now,
      );
      await handOnMany(
        db,
        "visit",
        items.map(({ id }) => ({ jobKey: `${id}-0`, payload: { itemId: id, kind: "visit" } })),
        now,
      );
    }
  });
  return performance.now();
}

/** @throws when the crawler ends, gives work up, or leaves a page without a version */
async function waitForVersions(
  store: Store,
  crawler: ChildProcess,
  before: number,
  wanted: number,
) {
  for (;;) {
    if (crawler.exitCode !== null) throw new Error("The crawler ended; see its log.");
    const { rows } = await store.pool.query<{ undone: number; lost: number }>(
      `SELECT count(*) FILTER (WHERE "doneAt" IS NULL)::int AS undone, count(*) FILTER (WHERE "outcome" = 'given-up')::int AS lost
       FROM "Outbox" WHERE "queue" IN ('visit', 'read') AND ("doneAt" IS NULL OR "outcome" = 'given-up')`,
    );
    if (rows[0]!.lost > 0) throw new Error("Work was given up; see the outbox.");
    if (rows[0]!.undone === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const versions = (await countVersions(store)) - before;
  if (versions !== wanted) throw new Error(`${versions} versions came of ${wanted} pages.`);
}

const countVersions = async (store: Store) => await store.prisma.articleVersion.count();
