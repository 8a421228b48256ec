import { addAttempt } from "../../src/store/fetch-attempts.ts";
import { findSourceToSeek, noteSought } from "../../src/store/judge-sources.ts";
import { readSource } from "../../src/store/sources.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { defineSource, type SourceDefinition, type SourceInput } from "../define-source.ts";
import { canonicaliseUrl } from "../discover/canonicalise-url.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import { describeFailure, type Failure } from "../fetch/describe-failure.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";
import { takeHostTurn } from "../manners/take-host-turn.ts";
import { proposeDiscovery } from "../probe-source.ts";

const dayMs = 86_400_000;

/**
 * Where a feed fails or its source has gone silent, asks the site's home page, once a day, whether it announces another
 * feed now. Returns whether there was such a source.
 */
export async function seekMovedFeed(context: CrawlContext): Promise<boolean> {
  const { prisma } = context.store;
  const now = context.clock.now();
  const sourceId = await findSourceToSeek(prisma, new Date(now.getTime() - dayMs / context.tempo));
  const row = sourceId ? await readSource(prisma, sourceId) : null;
  if (!row) return false;
  const source = defineSource(row.definition as SourceInput, `stored source ${row.id}`);
  const robotsOverride = source.manners.robotsOverride?.reason ?? row.robotsOverride;
  const answer = await askHomePage(context, source, robotsOverride);
  const feeds = answer ? listAnnounced(answer) : [];
  const known = new Set(source.discovery.map((way) => plain(discoveryUrl(way))));
  const hasOurs = feeds.some((url) => known.has(plain(url)));
  for (const [index, way] of source.discovery.entries()) {
    if (way.kind !== "feed") continue;
    const movedTo = hasOurs ? null : (feeds[0] ?? null);
    const list = { key: `${index}-${way.kind}`, url: discoveryUrl(way), movedTo };
    await noteSought(prisma, source.id, list, now);
  }
  return true;
}

function listAnnounced(answer: PageAnswer): string[] {
  try {
    return proposeDiscovery(
      {
        url: answer.finalUrl,
        body: answer.body,
        ...(answer.contentType ? { contentType: answer.contentType } : {}),
      },
      null,
    ).flatMap(({ way, reason }) =>
      way.kind === "feed" && reason === "probe.feed-announced" ? [way.url] : [],
    );
  } catch (error) {
    if (describeFailure(error)) return []; // a page that cannot be read announces nothing
    throw error;
  }
}

const plain = (url: string): string => (canonicaliseUrl(url, url) ?? url).replace(/\/+$/, "");

/** In turn, and kept as an attempt whatever came of it. Null where the page was not shown. */
async function askHomePage(
  context: CrawlContext,
  source: SourceDefinition,
  robotsOverride: string | null,
): Promise<PageAnswer | null> {
  const startedAt = context.clock.now();
  let answer: PageAnswer | null = null;
  let failure: Failure | null = null;
  try {
    await takeHostTurn(context, source.homepage, {
      crawlDelayMs: source.manners.crawlDelayMs ?? 0,
      robotsOverride,
    });
    answer = await context.pages.fetch({
      url: source.homepage,
      key: `seek ${source.id} ${startedAt.getTime()}`,
      render: source.render,
    });
  } catch (error) {
    failure = describeFailure(error);
    if (!failure) throw error;
  }
  await addAttempt(context.store.prisma, {
    kind: "seek",
    sourceId: source.id,
    url: source.homepage,
    finalUrl: answer?.finalUrl ?? null,
    startedAt,
    durationMs: context.clock.now().getTime() - startedAt.getTime(),
    outcome: failure?.outcome ?? (answer && answer.status >= 400 ? "http-error" : "ok"),
    httpStatus: answer?.status ?? null,
    errorCode: failure?.errorCode ?? null,
    errorText: failure?.errorText ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? false,
    machine: context.machine,
  });
  return answer && answer.status < 400 ? answer : null;
}
