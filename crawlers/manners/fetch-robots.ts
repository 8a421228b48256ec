import { randomUUID } from "node:crypto";
import type { PageFetcher } from "../fetch/page-fetcher.ts";
import { parseRobots, type RobotsRules } from "./parse-robots.ts";

/** The name under which robots.txt speaks of us. */
export const userAgentToken = "OnRecord";

export interface FetchedRobots {
  /** Null where nothing answered. */
  status: number | null;
  /** Empty where the site has none. */
  body: string;
  rules: RobotsRules;
  /** Why nothing answered. */
  error: unknown;
}

/** Asks an origin for its robots.txt. Never throws: what cannot be had forbids everything (RFC 9309). */
export async function fetchRobots(pages: PageFetcher, origin: string): Promise<FetchedRobots> {
  try {
    const url = `${origin}/robots.txt`;
    const answer = await pages.fetch({ url, key: `robots ${url} ${randomUUID()}`, render: false });
    const body =
      answer.status < 300
        ? Buffer.from(answer.body).toString("utf8").replaceAll("\0", "").slice(0, 512_000)
        : "";
    return { status: answer.status, body, rules: parseRobots(body, answer.status), error: null };
  } catch (error) {
    return { status: null, body: "", rules: parseRobots("", null), error };
  }
}
