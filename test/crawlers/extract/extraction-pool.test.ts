import { afterEach, describe, expect, it } from "vitest";
import { ExtractionPool } from "../../../crawlers/extract/extraction-pool.ts";
import type { PoolLimits } from "../../../crawlers/extract/extraction-pool.ts";

const good = `<html lang="ru"><head><title>Итоги проверки</title></head><body><h1>Итоги проверки</h1><p>${"Полиция сообщила, что нарушений не выявлено. ".repeat(8)}</p></body></html>`;
const heavy = "<p>слово ".repeat(4_000_000);
const page = { url: "https://site.example.kz/1" };

const pools: ExtractionPool[] = [];
function start(limits: Partial<PoolLimits>): ExtractionPool {
  const pool = new ExtractionPool(limits);
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe("the extraction pool", () => {
  it("decodes and extracts in a worker", async () => {
    const article = await start({}).extract({ bytes: Buffer.from(good), contentType: null, page });
    expect(article).toMatchObject({ title: "Итоги проверки", encoding: "utf-8", language: "ru" });
  });

  it("answers a page over the memory limit with an error and reads those behind it", async () => {
    const pool = start({ maxHeapMb: 48, timeoutMs: 60_000 });
    const answers = await Promise.allSettled(
      [good, heavy, good].map((html) => pool.extract({ html, page })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(answers[1]).toMatchObject({
      reason: { code: "extraction.memory-limit", retry: "never", context: { url: page.url } },
    });
  });

  it("stops a page at the time limit and reads the next in a fresh worker", async () => {
    const pool = start({ timeoutMs: 5 });
    await expect(pool.extract({ html: heavy.slice(0, 8_000_000), page })).rejects.toMatchObject({
      code: "extraction.time-limit",
    });
    const patient = start({ timeoutMs: 60_000 });
    await expect(patient.extract({ html: good, page })).resolves.toMatchObject({
      title: "Итоги проверки",
    });
  });

  it("passes on what the extractor refuses, with its code and context", async () => {
    const wrong = { ...page, selectors: { body: ".gone" } };
    await expect(start({}).extract({ html: good, page: wrong })).rejects.toMatchObject({
      name: "ExtractionError",
      code: "extraction.selector-no-match",
      context: { selector: ".gone", field: "body", url: page.url },
    });
  });

  it("replaces its workers after the pages they are good for, losing none", async () => {
    const pool = start({ pagesPerWorker: 2, workers: 2 });
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => pool.extract({ html: good, page })),
    );
    expect(answers.map((answer) => answer.title)).toEqual(
      Array.from({ length: 7 }, () => "Итоги проверки"),
    );
  });

  it("rejects what still waits when it is closed", async () => {
    const pool = start({});
    const waiting = Promise.allSettled([
      pool.extract({ html: good, page }),
      pool.extract({ html: good, page }),
    ]);
    await pool.close();
    expect((await waiting).map((answer) => answer.status)).toEqual(["rejected", "rejected"]);
    await expect(pool.extract({ html: good, page })).rejects.toMatchObject({
      code: "extraction.worker-died",
    });
  });
});
