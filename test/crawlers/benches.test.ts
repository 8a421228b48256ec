import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractArticle } from "../../crawlers/extract/extract-article.ts";
import { addAttempt, readPollHistory } from "../../src/store/fetch-attempts.ts";
import { layoutNames, makePage, selectorsOf } from "../bench/crawl/made-pages.ts";
import { makeSources } from "../bench/sources/make-sources.ts";
import { setUpSources } from "../bench/sources/set-up-sources.ts";
import { simulateWatch } from "../bench/sources/simulate-watch.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";

const squeeze = (text: string) => text.replaceAll(/\s+/g, " ").trim();

test.each(layoutNames)("pages of the layout %s are read whole by their selectors", (layout) => {
  const page = makePage(layout, 7);
  const found = extractArticle(page.html, {
    url: `http://bench.example/${layout}/7.html`,
    selectors: selectorsOf[layout],
    timeZone: "Asia/Almaty",
  });
  expect(found.title).toBe(page.title);
  for (const paragraph of page.paragraphs)
    expect(squeeze(found.text)).toContain(squeeze(paragraph));
  expect(found.publishedAt).toMatch(/^2026-11-\d\dT\d\d:\d\d:00\+05:00$/);
  expect(makePage(layout, 8).html).not.toBe(page.html);
});

describe("with a database", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const startAt = Date.parse("2026-11-18T05:00:00Z");
  const minuteMs = 60_000;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => await database.close());

  test("a simulated watch polls in time where work is quick, and late where it is slow", async () => {
    const sources = makeSources(40, new Date(startAt));
    const watch = async (slowness: number, at: number) => {
      await database.store.prisma.source.deleteMany();
      await database.store.prisma.hostBudget.deleteMany();
      await database.store.prisma.outbox.deleteMany();
      const firstDue = await setUpSources(database.store, sources, at, minuteMs / 4);
      return await simulateWatch(database.store, sources, {
        startAt: at,
        firstDue,
        countFrom: at,
        endAt: at + minuteMs / 2,
        cores: 2,
        slowness,
      });
    };
    const free = await watch(1, startAt);
    const slow = await watch(60, startAt + 60 * minuteMs);
    const worst = (delays: { delayMs: number }[]) =>
      Math.max(...delays.map(({ delayMs }) => delayMs));
    expect(free.delays.length).toBe(40);
    expect(worst(free.delays)).toBeLessThan(15_000);
    expect(worst(slow.delays)).toBeGreaterThan(worst(free.delays));
  }, 60_000);

  test("what polls say of a source is read without those that brought nothing", async () => {
    const { prisma } = database.store;
    await prisma.hostBudget.deleteMany();
    await prisma.source.deleteMany();
    await setUpSources(database.store, makeSources(1, new Date(startAt)), startAt, 1);
    const polls = ["ok", "ok", "not-modified", "ok", "timeout", "timeout"];
    for (const [hour, outcome] of polls.entries())
      await addAttempt(prisma, {
        kind: "poll",
        sourceId: "bench-0",
        url: "https://site-0.example/feed",
        startedAt: new Date(startAt + hour * 60 * minuteMs),
        durationMs: 1,
        outcome,
        itemsFound: outcome === "ok" ? 30 : 0,
        itemsNew: [30, 0, 0, 2, 0, 0][hour]!,
        machine: "test",
      });
    const history = await readPollHistory(prisma, "bench-0", new Date(startAt));
    expect(history.firstAt).toEqual(new Date(startAt));
    expect(history.failures).toBe(2);
    expect(history.telling.map(({ itemsNew }) => itemsNew)).toEqual([30, 2]);
    const later = await readPollHistory(prisma, "bench-0", new Date(startAt + 30 * minuteMs));
    expect(later.telling.map(({ startedAt }) => startedAt.getTime() - startAt)).toEqual([
      60 * minuteMs,
      180 * minuteMs,
    ]);
  });
});
