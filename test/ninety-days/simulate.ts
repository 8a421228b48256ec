import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { defineSource } from "../../crawlers/define-source.ts";
import { ExtractionPool } from "../../crawlers/extract/extraction-pool.ts";
import { rereadMissed } from "../../crawlers/health/reread-missed.ts";
import { pollSource } from "../../crawlers/poll/poll-source.ts";
import { readCapture } from "../../crawlers/read/read-capture.ts";
import { handOnDueWork } from "../../crawlers/schedule-work.ts";
import { visitItem } from "../../crawlers/visit/visit-item.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { openBlobDirectory, sha256Hex } from "../../src/evidence/blob-store.ts";
import { createLog } from "../../src/log.ts";
import { maxEnqueues, queues, type QueueName } from "../../src/queue/queues.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import type { Store } from "../../src/store/open-store.ts";
import {
  giveUpWork,
  markWorkDone,
  postponeWork,
  takeDueWork,
  type DueWork,
} from "../../src/store/outbox.ts";
import { syncSources } from "../../src/store/sources.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { openWorld, type Redesigns } from "./open-world.ts";
import { scoreWatch, type Score } from "./score-watch.ts";
import { standInSites } from "./sites/all-sites.ts";
import type { StandInSite, World } from "./world.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const atOnce = 6;

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

type Work = Partial<
  Record<QueueName, (payload: never, job: { outboxId: string }) => Promise<void>>
>;

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
  let now = world.startAt;
  const clock = {
    simulated: true,
    now: () => new Date(now),
    wait: async (ms: number) => void (now += Math.ceil(ms)),
  };
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
    extraction: new ExtractionPool({ workers: 2 }),
    tempo: 1,
    machine: "simulation",
  };
  const context = options.sabotage?.(plain) ?? plain;
  const work: Work = {
    poll: pollSource(context),
    visit: visitItem(context),
    read: readCapture(context),
  };
  const jobs: Record<string, number> = {};
  try {
    await setSources(database.store, (site) => site.source, clock.now());
    let corrected = false;
    let day = 0;
    for (;;) {
      const next = await readNextInstant(database.store);
      if (next === null || next > world.endAt) break;
      now = Math.max(now, next);
      if (now - world.startAt >= (day + 1) * dayMs) options.onDay?.(++day, total(jobs));
      // A day after the new design somebody has mended the source file.
      if (!corrected && now > redesigns["police"]! + 20 * hourMs) {
        corrected = true;
        await setSources(
          database.store,
          (site) => site.correctedSource ?? site.source,
          clock.now(),
        );
        await rereadMissed(context);
      }
      await handOnDueWork(context);
      await workOff(database.store, clock, work, jobs);
    }
    const score = await scoreWatch(database.store, world, open.weather);
    const realSeconds = (performance.now() - began) / 1_000;
    return { score, jobs, requests: open.count(), realSeconds };
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
    standInSites.map((site) => {
      const definition = defineSource(sourceOf(site), `test/ninety-days/sites/${site.name}.ts`);
      const { id, name, role, homepage, timeZone } = definition;
      return {
        id,
        name: { ru: name.ru, en: name.en },
        role,
        homepage,
        timeZone,
        definition,
        definitionHash: sha256Hex(JSON.stringify(definition)),
      };
    }),
    now,
  );
}

/** When something is due next. */
async function readNextInstant(store: Store): Promise<number | null> {
  const { rows } = await store.pool.query<{ next: Date | null }>(
    `SELECT least(
       (SELECT min("nextPollAt") FROM "Source" WHERE "enabled"),
       (SELECT min("nextVisitAt") FROM "Item"),
       (SELECT min("availableAt") FROM "Outbox" WHERE "doneAt" IS NULL)) AS next`,
  );
  return rows[0]?.next?.getTime() ?? null;
}

/** Works off all that is due, as a queue's workers would: what fails comes again later, or is given up. */
async function workOff(
  store: Store,
  clock: CrawlContext["clock"],
  work: Work,
  jobs: Record<string, number>,
): Promise<void> {
  for (;;) {
    const due = await takeDueWork(store, clock.now(), { limit: 200, sweepAfterMs: 0 });
    if (due.length === 0) return;
    // As in production several at once; but what is read was looked at before, and what is looked at was listed.
    for (const queue of ["poll", "visit", "read", "other"]) {
      const waiting = due.filter(
        (entry) => (entry.queue in work ? entry.queue : "other") === queue,
      );
      const workers = Array.from({ length: atOnce }, async () => {
        for (let entry = waiting.shift(); entry; entry = waiting.shift())
          await workOffOne(store, clock, work, jobs, entry);
      });
      await Promise.all(workers);
    }
  }
}

async function workOffOne(
  store: Store,
  clock: CrawlContext["clock"],
  work: Work,
  jobs: Record<string, number>,
  { id, queue, payload }: DueWork,
): Promise<void> {
  const handler = work[queue as QueueName] as Handler<"read"> | undefined;
  if (handler) jobs[queue] = (jobs[queue] ?? 0) + 1;
  try {
    await handler?.(payload as never, { outboxId: id });
    await markWorkDone(store.prisma, id, clock.now());
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    jobs[`${queue}: ${error.code}`] = (jobs[`${queue}: ${error.code}`] ?? 0) + 1;
    const after = (ms: number) => new Date(clock.now().getTime() + ms);
    if (error.retryAfterMs !== null)
      return await postponeWork(
        store.prisma,
        id,
        after(error.retryAfterMs),
        error.code,
        "no-failure",
      );
    const entry = await store.prisma.outbox.findUniqueOrThrow({ where: { id } });
    if (error.retry === "never" || entry.enqueues >= maxEnqueues)
      return await giveUpWork(store.prisma, id, clock.now(), error.code);
    await postponeWork(store.prisma, id, after(queues[queue as QueueName].pauseMs), error.code);
  }
}
