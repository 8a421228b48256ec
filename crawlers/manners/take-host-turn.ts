import { setTimeout as delay } from "node:timers/promises";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { readHost, saveRobots, takeTurn } from "../../src/store/host-budget.ts";
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

export class HostBusyError extends OnRecordError {
  readonly code = "host-busy";
  readonly retry = "later";
}

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
  terms: { crawlDelayMs: number; robotsOverride: string | null },
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
  await waitForTurn(context, host, delayMs);
}

async function waitForTurn(context: CrawlContext, host: string, delayMs: number): Promise<void> {
  const now = context.clock.now();
  const { turn, isTaken } = await takeTurn(context.store, host, delayMs, longestWaitMs, now);
  const waitMs = turn.getTime() - context.clock.now().getTime();
  if (!isTaken)
    throw new HostBusyError(
      `${host} is busy with other work, or asked for a pause, for ${Math.round(waitMs / 1000)} s. This waits and is tried again.`,
      { context: { host }, retryAfterMs: Math.max(waitMs, longestWaitMs) },
    );
  if (waitMs > 0) await (context.clock.wait?.(waitMs) ?? delay(waitMs));
}

async function readFreshRobots(context: CrawlContext, host: string, origin: string) {
  const known = await readHost(context.store.prisma, host);
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
