import type { DiscoveryMemory } from "../../src/store/sources.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { DiscoveryWay, SourceDefinition } from "../define-source.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import { ChallengeError } from "../fetch/challenge-error.ts";
import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { detectChallenge } from "../manners/detect-challenge.ts";
import { takeHostTurn } from "../manners/take-host-turn.ts";
import { jsonMatcher } from "./json-matcher.ts";

/** Validators lie: every so many polls the whole answer is asked for. */
const fullEvery = 10;

/** One poll of one source, as its steps need it. */
export interface Poll {
  context: CrawlContext;
  source: SourceDefinition;
  /** Why robots.txt is passed here, in the source file or by an administrator; null obeys. */
  robotsOverride: string | null;
  workId: string;
}

/** Whether a list is asked for only if it changed: every so many polls it is asked for whole, and always where its validators lied. Pure. */
export function isAskedConditionally(way: DiscoveryWay, memory: DiscoveryMemory | null): boolean {
  return (
    way.kind !== "rendered-listing" &&
    memory !== null &&
    memory.url === discoveryUrl(way) &&
    memory.validatorsDoubtedAt === null &&
    memory.pollsSinceFull < fullEvery - 1 &&
    (memory.etag !== null || memory.lastModified !== null)
  );
}

/** Asks a source's listing, in turn and conditionally. @throws {ChallengeError} and what fetching throws */
export async function fetchListing(
  { context, source, robotsOverride }: Poll,
  way: DiscoveryWay,
  memory: DiscoveryMemory | null,
  key: string,
  pageUrl?: string,
): Promise<PageAnswer> {
  const url = pageUrl ?? discoveryUrl(way);
  await takeHostTurn(context, url, {
    crawlDelayMs: source.manners.crawlDelayMs ?? 0,
    robotsOverride,
  });
  const rendered = way.kind === "rendered-listing";
  const isConditional = !pageUrl && isAskedConditionally(way, memory);
  const known = isConditional ? memory : null;
  const answer = await context.pages.fetch({
    url,
    key,
    render: rendered,
    headers: {
      ...(way.kind === "json" && way.acceptLanguage
        ? { "accept-language": way.acceptLanguage }
        : {}),
      ...(known?.etag ? { "if-none-match": known.etag } : {}),
      ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
    },
    ...(rendered && way.json ? { captureJson: jsonMatcher(way.json.urlPattern) } : {}),
    ...(rendered && way.html ? { waitFor: way.html.item } : {}),
  });
  const challenge = detectChallenge({
    status: answer.status,
    headers: { get: (name) => headerOf(answer, name) },
    body: Buffer.from(answer.body).toString("utf8"),
  });
  if (challenge)
    throw new ChallengeError(
      `${url} answered with a challenge (${challenge.cause}) instead of its list. Nothing was worked around; look at the page in a browser, and ask the site for access if it stays so.`,
      { context: { url, ...challenge } },
    );
  return answer;
}
