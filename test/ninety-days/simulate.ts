import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { defineSource } from "../../crawlers/define-source.ts";
import { ExtractionPool } from "../../crawlers/extract/extraction-pool.ts";
import { rereadMissed } from "../../crawlers/health/reread-missed.ts";
import { sourceFacts } from "../fixtures/source-facts.ts";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { createLog } from "../../src/log.ts";
import type { Store } from "../../src/store/open-store.ts";
import { syncSources } from "../../src/store/sources.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { openWorld, type Redesigns } from "./open-world.ts";
import { scoreWatch, type Score } from "./score-watch.ts";
import { standInSites } from "./sites/all-sites.ts";
import { simulateClock, startCrawlProcess } from "./work-off.ts";
import type { StandInSite, World } from "./world.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

export interface SimulationOptions {
  /** Called once a simulated day. */
  onDay?(day: number, jobs: number): void;
  /** Replaces a part of the crawlers by a worse one: the score must tell. */
  sabotage?(context: CrawlContext): CrawlContext;
}

export interface Simulation {
  score: Score;
  /** Looks, polls and readings that were worked off. */
  jobs: Record<string, number>;
  requests: number;
  realSeconds: number;
}

/**
 * Watches a world to its end with the crawlers' own code, on a real database: what is due, polls, looks, readings, events. Only the
 * clock and the way to the sites are made up, where production has its clock and its door outwards; and work is
 * taken from the outbox here instead of through a queue.
 */
export async function simulate(world: World, options: SimulationOptions = {}): Promise<Simulation> {
  const began = performance.now();
  const database = await openTestDatabase();
  const shared = fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir();
  const dir = fs.mkdtempSync(path.join(shared, "onrecord-ninety-"));
  const clock = simulateClock(world.startAt);
  const lengthMs = world.endAt - world.startAt;
  const redesigns: Redesigns = {
    herald: world.startAt + 0.5 * lengthMs,
    police: world.startAt + 0.55 * lengthMs,
  };
  const open = openWorld(world, clock, redesigns);
  const plain: CrawlContext = {
    store: database.store,
    clock,
    log: createLog("ninety-days", "silent"),
    blobs: openBlobDirectory(path.join(dir, "blobs")),
    pages: open.pages,
    extraction: new ExtractionPool({ workers: 1, pagesPerWorker: 5_000 }),
    tempo: 1,
    machine: "simulation",
  };
  const context = options.sabotage?.(plain) ?? plain;
  const process = startCrawlProcess(context, clock, world.askedEveryMs);
  let day = 0;
  let isMended = false;
  try {
    await setSources(database.store, (site) => site.source, clock.now());
    await process.runUntil(world.endAt, async (now) => {
      for (; now - world.startAt >= (day + 1) * dayMs; day += 1)
        options.onDay?.(day + 1, total(process.jobs));
      // A day after the new design somebody has mended the source file.
      if (isMended || now < redesigns["police"]! + 20 * hourMs) return;
      isMended = true;
      await setSources(database.store, (site) => site.correctedSource ?? site.source, clock.now());
      await rereadMissed(context);
    });
    const score = await scoreWatch(database.store, world, open.weather);
    const realSeconds = (performance.now() - began) / 1_000;
    return { score, jobs: process.jobs, requests: open.count(), realSeconds };
  } finally {
    await context.extraction.close();
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

const total = (jobs: Record<string, number>) => Object.values(jobs).reduce((a, b) => a + b, 0);

async function setSources(
  store: Store,
  sourceOf: (site: StandInSite) => StandInSite["source"],
  now: Date,
): Promise<void> {
  await syncSources(
    store,
    standInSites.map((site) =>
      sourceFacts(defineSource(sourceOf(site), `test/ninety-days/sites/${site.name}.ts`)),
    ),
    now,
  );
}
