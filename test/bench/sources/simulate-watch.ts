import type { CrawlContext } from "../../../crawlers/crawl-context.ts";
import { nextPollDelay } from "../../../crawlers/discover/next-poll.ts";
import { requestsAtOnce } from "../../../crawlers/fetch/page-fetcher.ts";
import { HostBusyError, takeHostTurn } from "../../../crawlers/manners/take-host-turn.ts";
import { handOnDueWork } from "../../../crawlers/schedule-work.ts";
import { createLog } from "../../../src/log.ts";
import { queues } from "../../../src/queue/queues.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { markDone, postponeWork, takeDueWork, type DueWork } from "../../../src/store/outbox.ts";
import { recordPoll } from "../../../src/store/sources.ts";
import { seededRandom, type SeededRandom } from "../../ninety-days/seeded-random.ts";
import type { MadeSource } from "./make-sources.ts";
import { Places, VirtualTime } from "./virtual-time.ts";

/** What work takes, measured by `npm run bench:crawl` and rounded up, in milliseconds of one core. */
export const serviceMs = { poll: 45, visit: 45, rendered: 1_500 };
/** Looks at a page in its first month by the ladder, spread evenly over the day: what arises while the list stays as it is. */
const looksAnItem = 96;
const gridMs = 250;
const sliceMs = 50;
/** As the store has it for a source that was never polled. */
const firstIntervalMs = 600_000;

export interface WatchOptions {
  startAt: number;
  /** When the first polls are due. */
  firstDue: ReadonlyMap<string, number>;
  /** Polls due before this are not counted: all began at once. */
  countFrom: number;
  endAt: number;
  cores: number;
  /** Work takes so many times as long as measured. */
  slowness?: number;
}

export interface PollDelay {
  isRendered: boolean;
  host: string;
  /** From when it was due until its request went out. */
  delayMs: number;
  intervalMs: number;
}

export interface Watch {
  delays: PollDelay[];
  looks: number;
  /** Looks that were due and not made when time was up. */
  waiting: number;
  postponed: number;
  /** Of the cores' time, the part that was used. */
  busy: number;
}

/**
 * Watches sources in simulated time: what is due, the outbox, the pace of hosts and when to poll again are the crawlers' own code on a
 * real database; places (workers of a queue, requests of a crawler, pages of a browser, cores) are as in one process; what
 * sites answer is a wait.
 */
export async function simulateWatch(
  store: Store,
  sources: readonly MadeSource[],
  options: WatchOptions,
): Promise<Watch> {
  const time = new VirtualTime(options.startAt);
  const machine = new Machine(time, options.cores, options.slowness ?? 1);
  const context = {
    store,
    clock: time,
    log: createLog("sources", "silent"),
    tempo: 1,
    machine: "simulation",
  } as Partial<CrawlContext> as CrawlContext;
  const watch: Watch = { delays: [], looks: 0, waiting: 0, postponed: 0, busy: 0 };
  const polls = new Polls(context, machine, sources, watch, options);
  time.start(async () => {
    for (;;) {
      await handOnDueWork(context);
      const due = await takeDueWork(store, time.now(), { limit: 500, sweepAfterMs: 3_600_000 });
      for (const work of due) time.start(() => polls.workOff(work));
      // The scheduler and the relay look twice and four times a second.
      await time.wait(due.length > 0 ? 250 : 500);
    }
  });
  for (const source of sources) time.start(() => lookForever(context, machine, source, watch));
  await time.runUntil(options.endAt);
  watch.busy = machine.usedMs / (options.cores * (options.endAt - options.startAt));
  return watch;
}

/** One machine with one crawl process. */
class Machine {
  readonly time: VirtualTime;
  readonly polls: Places;
  readonly visits: Places;
  usedMs = 0;
  readonly #slowness: number;
  readonly #cores: Places;
  readonly #plain: Places;
  readonly #browser: Places;
  readonly #random = seededRandom("answers");

  constructor(time: VirtualTime, cores: number, slowness: number) {
    this.#slowness = slowness;
    this.time = time;
    this.#cores = new Places(time, cores);
    this.#plain = new Places(time, requestsAtOnce.plain);
    this.#browser = new Places(time, requestsAtOnce.rendered);
    this.polls = new Places(time, queues.poll.concurrency);
    this.visits = new Places(time, queues.visit.concurrency);
  }

  async fetch(kind: keyof typeof serviceMs): Promise<void> {
    const isRendered = kind === "rendered";
    const cpuMs = serviceMs[kind] * this.#slowness;
    await (isRendered ? this.#browser : this.#plain).with(async () => {
      await this.time.wait(answerMs(this.#random) * (isRendered ? 3 : 1));
      // In slices: processes share a core.
      for (let left = cpuMs; left > 0; left -= sliceMs)
        await this.#cores.with(() => this.time.wait(Math.min(sliceMs, left)));
      this.usedMs += cpuMs;
    });
  }
}

/** Most sites answer within a second, some after several, a few not at all. */
function answerMs(random: SeededRandom): number {
  if (random.chance(0.01)) return 20_000;
  return random.chance(0.1) ? random.between(1_500, 6_000) : random.between(150, 1_200);
}

class Polls {
  readonly #context: CrawlContext;
  readonly #machine: Machine;
  readonly #sources: Map<string, MadeSource>;
  readonly #watch: Watch;
  readonly #countFrom: number;
  readonly #planned = new Map<string, { dueAt: number; intervalMs: number }>();

  constructor(
    context: CrawlContext,
    machine: Machine,
    sources: readonly MadeSource[],
    watch: Watch,
    options: WatchOptions,
  ) {
    this.#context = context;
    this.#machine = machine;
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    this.#watch = watch;
    this.#countFrom = options.countFrom;
    for (const [id, dueAt] of options.firstDue)
      this.#planned.set(id, { dueAt, intervalMs: firstIntervalMs });
  }

  async workOff(work: DueWork): Promise<void> {
    const { store, clock } = this.#context;
    const source = this.#sources.get(String(work.payload["sourceId"]))!;
    await this.#machine.polls.with(async () => {
      try {
        await takeHostTurn(this.#context, `https://${source.host}/`, {
          crawlDelayMs: 0,
          robotsOverride: null,
        });
      } catch (error) {
        if (!(error instanceof HostBusyError)) throw error;
        this.#watch.postponed += 1;
        const at = new Date(clock.now().getTime() + (error.retryAfterMs ?? 20_000));
        return await postponeWork(store.prisma, work.id, at, error.code, "no-failure");
      }
      this.#count(source);
      await this.#machine.fetch(source.isRendered ? "rendered" : "poll");
      await this.#planNext(source);
      await markDone(store.prisma, [work.id], clock.now());
    });
  }

  #count(source: MadeSource): void {
    const planned = this.#planned.get(source.id);
    if (!planned || planned.dueAt < this.#countFrom) return;
    const { host, isRendered } = source;
    const delayMs = this.#context.clock.now().getTime() - planned.dueAt;
    this.#watch.delays.push({ host, isRendered, delayMs, intervalMs: planned.intervalMs });
  }

  async #planNext(source: MadeSource): Promise<void> {
    const { store, clock } = this.#context;
    const now = clock.now();
    const { delayMs, reason } = nextPollDelay(
      {
        appearedAt: source.appearedAt,
        observedSince: new Date(now.getTime() - 56 * 86_400_000),
        consecutiveFailures: 0,
      },
      { role: source.role, now, timeZone: "Asia/Almaty" },
    );
    this.#planned.set(source.id, { dueAt: now.getTime() + delayMs, intervalMs: delayMs });
    const nextPollAt = new Date(now.getTime() + delayMs);
    await recordPoll(
      store.prisma,
      source.id,
      {
        ok: true,
        newItems: 0,
        nextPollAt,
        pollIntervalMs: delayMs,
        pollReason: reason,
        errorCode: null,
        errorText: null,
      },
      now,
    );
  }
}

/** Looks at a source's pages as the ladder asks for them in the long run, at random moments. */
async function lookForever(
  context: CrawlContext,
  machine: Machine,
  source: MadeSource,
  watch: Watch,
): Promise<void> {
  const random = seededRandom("looks", source.id);
  // A channel's posts are looked at together, some twenty on a page.
  const looks = source.host === "t.example" ? looksAnItem / 20 : looksAnItem;
  const meanMs = 86_400_000 / (source.itemsPerDay * looks);
  for (;;) {
    const waitMs = -Math.log(1 - random.next()) * meanMs;
    // On a grid: what begins together shares its statements, and comes in bursts, which is the harder case.
    await machine.time.wait(waitMs + gridMs - ((machine.time.now().getTime() + waitMs) % gridMs));
    machine.time.start(() => lookOnce(context, machine, source, watch));
  }
}

async function lookOnce(
  context: CrawlContext,
  machine: Machine,
  source: MadeSource,
  watch: Watch,
): Promise<void> {
  watch.waiting += 1;
  for (;;) {
    const isDone = await machine.visits.with(async () => {
      try {
        await takeHostTurn(context, `https://${source.host}/page`, {
          crawlDelayMs: 0,
          robotsOverride: null,
          isLook: true,
        });
      } catch (error) {
        if (error instanceof HostBusyError) return false;
        throw error;
      }
      watch.looks += 1;
      watch.waiting -= 1;
      await machine.fetch(source.isRendered ? "rendered" : "visit");
      return true;
    });
    if (isDone) return;
    await machine.time.wait(20_000);
  }
}
