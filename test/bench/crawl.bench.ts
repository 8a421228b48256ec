/**
 * Speed of crawling: `npm run bench:crawl -- [pages a round] [rounds]` (400 and 5 unless said). `onrecord crawl` fetches, captures, reads
 * and stores made-up pages; Scrapy (Debian: python3-scrapy) fetches the same pages in the same run and parses them with CSS
 * selectors, by turns. Linux alone, since processor time is read from /proc.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { layoutNames, makePage, selectorsOf } from "./crawl/made-pages.ts";
import { cpuMsOfTree } from "./crawl/cpu-of-tree.ts";
import { openCrawlBench, type Reading, type Round } from "./crawl/open-crawl-bench.ts";

const pages = Number(process.argv[2] ?? 400);
const rounds = Number(process.argv[3] ?? 5);
/** More is no faster for it. */
const scrapyConcurrency = 32;
const spider = path.join(import.meta.dirname, "crawl", "scrapy_spider.py");

interface Measured {
  pagesPerSecond: number;
  cpuMsPerPage: number;
}

const bench = await openCrawlBench();
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-scrapy-"));
const measured: Record<Reading | "scrapy", Measured[]> = { selectors: [], general: [], scrapy: [] };
try {
  const sizes = Array.from(
    { length: 40 },
    (_, at) => makePage(layoutNames[at % layoutNames.length]!, at).html,
  ).map((html) => Buffer.byteLength(html));
  console.log(
    `${os.cpus().length} cores (${os.cpus()[0]!.model}), load ${os.loadavg()[0]!.toFixed(1)}; pages of ${(sizes.reduce((a, b) => a + b) / sizes.length / 1024).toFixed(0)} KB on average, ${pages} a round.`,
  );
  let from = 0;
  const nextRound = (reading: Reading): Round => ({ reading, from, to: (from += pages) });
  // Compiles code and fills caches, as in a process that has been up for a while.
  await crawl(nextRound("selectors"));
  await crawl(nextRound("general"));
  for (let round = 1; round <= rounds; round += 1) {
    const selected = nextRound("selectors");
    await bench.prepare(selected);
    // By turns, and each first as often as the other.
    const order = round % 2 === 0 ? ["ours", "scrapy"] : ["scrapy", "ours"];
    for (const who of order)
      if (who === "ours") measured.selectors.push(await crawl(selected));
      else measured.scrapy.push(crawlWithScrapy(selected));
    measured.general.push(await crawl(nextRound("general")));
    const line = (["selectors", "scrapy", "general"] as const).map(
      (who) => `${who} ${measured[who].at(-1)!.pagesPerSecond.toFixed(1)}`,
    );
    console.log(`round ${round}: ${line.join("  ")} pages/s  load ${os.loadavg()[0]!.toFixed(1)}`);
  }
} finally {
  await bench.close();
  fs.rmSync(dir, { recursive: true, force: true });
}
const ratios = measured.selectors.map(
  (ours, at) => ours.pagesPerSecond / measured.scrapy[at]!.pagesPerSecond,
);
const names = {
  selectors: "On Record, selectors",
  general: "On Record, general",
  scrapy: "Scrapy",
};
for (const who of ["selectors", "general", "scrapy"] as const)
  console.log(
    `${names[who].padEnd(22)} median ${spread(measured[who].map((one) => one.pagesPerSecond))} pages/s, processor ${spread(measured[who].map((one) => one.cpuMsPerPage))} ms a page`,
  );
console.log(`ratio of the pairs (selectors ÷ Scrapy): median ${spread(ratios, 2)}`);

async function crawl(round: Round): Promise<Measured> {
  await bench.prepare(round);
  const before = usedMs();
  const seconds = await bench.crawl(round);
  return { pagesPerSecond: pages / seconds, cpuMsPerPage: (usedMs() - before) / pages };
}

/** Of the crawler, its helpers and the database. */
function usedMs(): number {
  return cpuMsOfTree(bench.crawler.child.pid!) + cpuMsOfTree(bench.databasePid);
}

/** From its own start of the crawl to its end: starting Python does not count. */
function crawlWithScrapy(round: Round): Measured {
  const file = path.join(dir, "urls.json");
  // By number and from one host: it keeps connections open then, and asks no name server.
  const urls = bench.urlsOf(round).map((url) => url.replace(/\/\/[^:]+:/, "//127.0.0.1:"));
  fs.writeFileSync(file, JSON.stringify({ urls, selectors: selectorsOf }));
  const run = spawnSync("/usr/bin/python3", [spider, file, String(scrapyConcurrency)], {
    encoding: "utf8",
  });
  const found = JSON.parse(run.stdout || "{}") as {
    items?: number;
    seconds: number;
    cpuSeconds: number;
  };
  if (found.items !== pages)
    throw new Error(
      `Scrapy read ${found.items ?? 0} of ${pages} pages. Is python3-scrapy installed?\n${run.stderr.slice(-2_000)}`,
    );
  return {
    pagesPerSecond: pages / found.seconds,
    cpuMsPerPage: (1000 * found.cpuSeconds) / pages,
  };
}

function spread(values: number[], digits = 1): string {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  return `${middle.toFixed(digits)} (${sorted[0]!.toFixed(digits)}–${sorted.at(-1)!.toFixed(digits)})`;
}
