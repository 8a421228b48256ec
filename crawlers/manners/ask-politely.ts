import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../src/clock.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";
import type { PageFetcher, PageRequest } from "../fetch/page-fetcher.ts";
import { decideRobots } from "./decide-robots.ts";
import { fetchRobots, userAgentToken, type FetchedRobots } from "./fetch-robots.ts";
import { crawlDelayMs } from "./parse-robots.ts";
import { RobotsRefusedError } from "./robots-refused-error.ts";

/** Between two requests to one host, where the site does not ask for more. */
const usualDelayMs = 1_000;
/** A person waits: a site that asks for more is asked so far apart all the same. */
const longestDelayMs = 30_000;

/** Looks at sites for a person who waits, without a database. */
export interface PoliteAsker {
  /** @throws {RobotsRefusedError} before anything is asked for; and what fetching throws */
  ask(request: Omit<PageRequest, "key">): Promise<PageAnswer>;
  robotsOf(url: string): Promise<FetchedRobots>;
}

/**
 * Asks robots.txt first and keeps the distance that it asks for, as the crawlers do; both are remembered for as long as
 * this asker lives.
 *
 * @param robotsOverride why robots.txt is passed, by the source file; null obeys
 */
export function askPolitely(
  pages: PageFetcher,
  clock: Clock,
  robotsOverride: string | null = null,
): PoliteAsker {
  const robots = new Map<string, Promise<FetchedRobots>>();
  const freeAt = new Map<string, number>();
  let count = 0;
  const robotsOf = async (url: string): Promise<FetchedRobots> => {
    const { origin } = new URL(url);
    const known = robots.get(origin) ?? fetchRobots(pages, origin);
    robots.set(origin, known);
    return await known;
  };
  const waitForTurn = async (url: string, askedDelayMs: number): Promise<void> => {
    const { host } = new URL(url);
    const now = clock.now().getTime();
    const turn = Math.max(now, freeAt.get(host) ?? 0);
    freeAt.set(host, turn + Math.min(longestDelayMs, Math.max(usualDelayMs, askedDelayMs)));
    if (turn > now) await (clock.wait?.(turn - now) ?? delay(turn - now));
  };
  return {
    robotsOf,
    ask: async (request) => {
      const { url } = request;
      const { rules, status, error } = await robotsOf(url);
      // A name that is not found, or a refusal of our own: that says more than “nothing is allowed”.
      if (error instanceof OnRecordError) throw error;
      if (robotsOverride === null && !decideRobots({ rules, userAgentToken, url }).allowed)
        throw RobotsRefusedError.of(url, status);
      await waitForTurn(url, crawlDelayMs(rules, userAgentToken) ?? 0);
      return await pages.fetch({ ...request, key: `ask ${(count += 1)} ${url}` });
    },
  };
}
