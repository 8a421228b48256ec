import { setTimeout as delay } from "node:timers/promises";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { coalesce, onePer } from "../../src/store/coalesce.ts";
import {
  blockHost,
  readHosts,
  saveRobots,
  takeTurns,
  type TurnTerms,
} from "../../src/store/host-budget.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { decideRobots } from "./decide-robots.ts";
import { fetchRobots, userAgentToken } from "./fetch-robots.ts";
import { crawlDelayMs, parseRobots } from "./parse-robots.ts";
import { RobotsRefusedError } from "./robots-refused-error.ts";

const dayMs = 86_400_000;
/** Between two requests to one host, where neither the site nor its source file asks for more. */
const usualDelayMs = 1_000;
/** Longer than this a worker does not wait: the work goes back and comes again. */
const longestWaitMs = 20_000;
/**
 * Looks at pages are many and can wait: one does not take a turn further ahead than this, or than two turns, so that a list that is due
 * finds its host free soon, however many pages of that host are to be looked at.
 */
const longestWaitOfLooksMs = 5_000;

export class HostBusyError extends OnRecordError {
  readonly code = "host-busy";
  readonly retry = "later";
}

/** Looks at many hosts begin in the same moment: they are asked for in one statement. */
const hostsOf = onePer((store: Store) => ({
  read: coalesce(async (hosts: string[]) => await readHosts(store.prisma, hosts)),
  take: coalesce(async (terms: TurnTerms[]) => await takeTurns(store, terms)),
}));

/**
 * Waits for the next free moment on a host, after asking its robots.txt. Robots and pace are kept in the
 * database, so that all crawl processes on all machines share one budget.
 *
 * @throws {RobotsRefusedError} when robots.txt forbids the address and no administrator decided otherwise
 * @throws {HostBusyError} when the host's turn is too far away to wait for
 */
export async function takeHostTurn(
  context: CrawlContext,
  url: string,
  terms: { crawlDelayMs: number; robotsOverride: string | null; isLook?: boolean },
): Promise<void> {
  const { host, origin } = new URL(url);
  const robots = await readFreshRobots(context, host, origin);
  if (
    !terms.robotsOverride &&
    !decideRobots({ rules: robots.rules, userAgentToken, url }).allowed
  ) {
    throw RobotsRefusedError.of(url, robots.status);
  }
  const delayMs = Math.max(
    terms.crawlDelayMs,
    crawlDelayMs(robots.rules, userAgentToken) ?? 0,
    usualDelayMs / context.tempo,
  );
  const mostMs = terms.isLook
    ? Math.min(longestWaitMs, Math.max(longestWaitOfLooksMs, 2 * delayMs))
    : longestWaitMs;
  await waitForTurn(context, host, delayMs, mostMs);
}

async function waitForTurn(
  context: CrawlContext,
  host: string,
  delayMs: number,
  mostMs: number,
): Promise<void> {
  const now = context.clock.now();
  const { turn, isTaken } = await hostsOf(context.store).take({
    host,
    delayMs,
    longestWaitMs: mostMs,
    now,
  });
  const waitMs = turn.getTime() - context.clock.now().getTime();
  if (!isTaken) throw hostBusy(host, waitMs);
  if (waitMs <= 0) return;
  await (context.clock.wait?.(waitMs) ?? delay(waitMs));
  // Meanwhile the host may have asked somebody else for a pause.
  const known = await hostsOf(context.store).read(host);
  const freeAt = Math.max(
    known?.blockedUntil?.getTime() ?? 0,
    pausesOf(context).get(host)?.getTime() ?? 0,
  );
  const pauseMs = freeAt - context.clock.now().getTime();
  if (pauseMs > 0) throw hostBusy(host, pauseMs);
}

const hostBusy = (host: string, waitMs: number) =>
  new HostBusyError(
    `${host} is busy with other work, or asked for a pause, for ${Math.round(waitMs / 1000)} s. This waits and is tried again.`,
    { context: { host }, retryAfterMs: Math.max(waitMs, longestWaitMs) },
  );

/** Pauses that hosts asked this process for: known here before the database has them. */
const pausesOf = onePer((_context: CrawlContext) => new Map<string, Date>());

/** A host asked for a pause: from now on nobody asks it for anything, whoever has a turn already. */
export async function keepHostPause(
  context: CrawlContext,
  host: string,
  until: Date,
): Promise<void> {
  const pauses = pausesOf(context);
  const now = context.clock.now();
  for (const [known, end] of pauses) if (end <= now) pauses.delete(known);
  pauses.set(host, until);
  await blockHost(context.store.prisma, host, until);
}

async function readFreshRobots(context: CrawlContext, host: string, origin: string) {
  const known = await hostsOf(context.store).read(host);
  const now = context.clock.now();
  if (known?.robotsFetchedAt && now.getTime() - known.robotsFetchedAt.getTime() < dayMs) {
    return {
      status: known.robotsStatus,
      rules: parseRobots(known.robotsBody ?? "", known.robotsStatus),
    };
  }
  const { status, body, rules, error } = await fetchRobots(context.pages, origin);
  if (error) context.log.info({ host, err: error }, "robots.txt could not be fetched");
  // An unreachable robots.txt forbids everything, so it is asked again soon instead of tomorrow.
  const retrySoon = rules.kind === "unreachable";
  const fetchedAt = retrySoon ? new Date(now.getTime() - dayMs + 600_000 / context.tempo) : now;
  await saveRobots(context.store.prisma, host, {
    robotsStatus: status,
    robotsBody: body,
    robotsFetchedAt: fetchedAt,
    crawlDelayMs: crawlDelayMs(rules, userAgentToken) ?? 0,
  });
  return { status, rules };
}
