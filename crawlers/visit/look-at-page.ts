import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { ChallengeError } from "../fetch/challenge-error.ts";
import { describeFailure, type Failure } from "../fetch/describe-failure.ts";
import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { detectChallenge } from "../manners/detect-challenge.ts";
import { keepAskedPause } from "../manners/keep-asked-pause.ts";
import { takeHostTurn } from "../manners/take-host-turn.ts";

/** What came of asking for one page. */
export interface Look {
  answer: PageAnswer | null;
  failure: Failure | null;
}

export interface PageToLookAt {
  url: string;
  /** Part of the request's key: the work it belongs to. */
  key: string;
  /** Shown in a browser, with or without its being usual for the source. */
  render: boolean;
  screenshot?: boolean;
}

/** A source as it may be asked for pages. */
export interface AskedSource {
  source: SourceDefinition;
  /** Why robots.txt is passed here; null obeys. */
  robotsOverride: string | null;
}

/**
 * Asks for one page, in turn. The site's failures are answers of a kind; faults of ours are thrown, and the work comes again.
 */
export async function lookAtPage(
  context: CrawlContext,
  { source, robotsOverride }: AskedSource,
  page: PageToLookAt,
): Promise<Look> {
  const { url, key, render, screenshot } = page;
  // Only where pages have their text after scripts alone: others show it in a browser without being waited for.
  const waitFor = source.render && render ? source.article?.selectors.body[0] : undefined;
  let answer: PageAnswer | null = null;
  try {
    await takeHostTurn(context, url, {
      crawlDelayMs: source.manners.crawlDelayMs ?? 0,
      robotsOverride,
      isLook: true,
    });
    answer = await context.pages.fetch({
      url,
      key: `${key} ${url} ${context.clock.now().getTime()}`,
      render,
      ...(waitFor ? { waitFor } : {}),
      ...(screenshot ? { screenshot } : {}),
    });
    await keepAskedPause(context, answer);
    refuseChallenge(url, answer);
    return { answer, failure: describeAnswer(url, answer, waitFor) };
  } catch (error) {
    const failure = describeFailure(error);
    // A full disk, a busy host, a crash of ours: no finding about the site. The work comes again.
    if (!failure || failure.errorCode === "host-busy" || failure.errorCode === "fetch-stuck")
      throw error;
    return { answer, failure };
  }
}

function refuseChallenge(url: string, answer: PageAnswer): void {
  const challenge = detectChallenge({
    status: answer.status,
    headers: { get: (name) => headerOf(answer, name) },
    body: Buffer.from(answer.body).toString("utf8"),
  });
  if (challenge)
    throw new ChallengeError(
      `${url} answered with a challenge (${challenge.cause}) instead of the page. It was not worked around; look at it in a browser.`,
      { context: { url, ...challenge } },
    );
}

function describeAnswer(
  url: string,
  { status, waitForMet }: PageAnswer,
  waitFor: string | undefined,
): Failure | null {
  if (status >= 400)
    return {
      outcome: "http-error",
      errorCode: `http-${status}`,
      errorText: `${url} answered ${status}.`,
    };
  // The frame of the site without an article in it: gone, or redesigned; the neighbours on the host tell which.
  if (!waitForMet)
    return {
      outcome: "no-content",
      errorCode: "selector-missing",
      errorText: `${url} was shown, but nothing in it matches ${waitFor}. If other pages of the site are whole, this one was taken down; if not, the site was redesigned and its source file needs a look.`,
    };
  return null;
}
