import { sha256Hex } from "../../src/evidence/blob-store.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { handOnMany } from "../../src/queue/hand-on.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import { readLastBody } from "../../src/store/captures.ts";
import { addAttempt, readPollHistory, type AttemptFacts } from "../../src/store/fetch-attempts.ts";
import { blockHost, readHost } from "../../src/store/host-budget.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { addNewItems, readItemsByUrl, setEmbeddedContent } from "../../src/store/items.ts";
import { newId } from "../../src/store/new-id.ts";
import type { Db } from "../../src/store/open-store.ts";
import {
  extendCoverage,
  readSource,
  recordPoll,
  rememberDiscovery,
  type DiscoveryMemory,
} from "../../src/store/sources.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { DiscoveryWay, SourceDefinition } from "../define-source.ts";
import type { DiscoveredItem } from "../discover/discovered-item.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import { nextPollDelay } from "../discover/next-poll.ts";
import { checkOverlap } from "../discover/overlap.ts";
import { readDiscovery } from "../discover/read-discovery.ts";
import { describeFailure, type Failure } from "../fetch/describe-failure.ts";
import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { askedPause } from "../manners/asked-pause.ts";
import { toExchange } from "../visit/to-exchange.ts";
import { readStoredSource } from "../read-stored-source.ts";
import { findLyingValidators } from "./doubt-validators.ts";
import { fetchListing, isAskedConditionally, type Poll } from "./fetch-listing.ts";
import { findLastingMove } from "./find-lasting-move.ts";
import { listAppearances } from "./list-appearances.ts";

/** How many parts of a sitemap index a backfill reads. */
const newestParts = 2;
const historyMs = 56 * 86_400_000;

interface ListingResult {
  way: DiscoveryWay;
  memory: DiscoveryMemory;
  answer: PageAnswer | null;
  items: DiscoveredItem[];
  notModified: boolean;
  failure: Failure | null;
  startedAt: Date;
  durationMs: number;
}

/**
 * One poll of one source: asks each of its listings, keeps every attempt, adds what is new and hands it on.
 * A listing that fails is a finding; the next poll comes by itself.
 */
export function pollSource(context: CrawlContext): Handler<"poll"> {
  return async ({ sourceId }, { outboxId }) => {
    const row = await readSource(context.store.prisma, sourceId);
    if (!row || !row.enabled) return;
    const source = readStoredSource(row);
    const poll: Poll = {
      context,
      source,
      robotsOverride: source.manners.robotsOverride?.reason ?? row.robotsOverride,
      workId: outboxId,
    };
    const results: ListingResult[] = [];
    const order = ["always", "fallback", "backfill"];
    for (const [index, way] of [...source.discovery.entries()].toSorted(
      ([, a], [, b]) => order.indexOf(a.use) - order.indexOf(b.use),
    )) {
      if (!isNeeded(way, results, row.discoveries.length > 0)) continue;
      const key = `${index}-${way.kind}`;
      const stored = row.discoveries.find((state) => state.key === key);
      const known = stored ? { ...stored, lastItemUrls: stored.lastItemUrls as string[] } : null;
      results.push(await askListing(poll, way, known, key));
    }
    await save(poll, row.pollIntervalMs, results);
  };
}

/** Fallback ways when all others failed; backfill ways when a poll shared nothing with the one before. */
function isNeeded(way: DiscoveryWay, results: ListingResult[], known: boolean): boolean {
  if (way.use === "always") return true;
  if (way.use === "fallback") return results.every((result) => result.failure);
  return (
    known &&
    results.some((result) => result.memory.overlapLostAt?.getTime() === result.startedAt.getTime())
  );
}

async function askListing(
  poll: Poll,
  way: DiscoveryWay,
  known: DiscoveryMemory | null,
  key: string,
): Promise<ListingResult> {
  const { context, source, workId } = poll;
  const startedAt = context.clock.now();
  const memory: DiscoveryMemory = known ?? {
    key,
    url: "",
    etag: null,
    lastModified: null,
    bodySha256: null,
    lastItemUrls: [],
    pollsSinceFull: 0,
    validatorsDoubtedAt: null,
    overlapLostAt: null,
    movedTo: null,
    movedBy: null,
    movedSeenAt: null,
  };
  const took = () => context.clock.now().getTime() - startedAt.getTime();
  try {
    const answer = await fetchListing(poll, way, known, `${workId} ${key} ${startedAt.getTime()}`);
    const moved = findLastingMove(answer, memory, startedAt);
    if (answer.status === 304 && isAskedConditionally(way, known))
      return {
        way,
        memory: { ...memory, ...moved, pollsSinceFull: memory.pollsSinceFull + 1 },
        answer,
        items: [],
        notModified: true,
        failure: null,
        startedAt,
        durationMs: took(),
      };
    const { items, failure } = await readItems(poll, way, answer, memory);
    if (failure)
      return {
        way,
        memory,
        answer,
        items: [],
        notModified: false,
        failure,
        startedAt,
        durationMs: took(),
      };
    const overlap = checkOverlap(memory.lastItemUrls, items);
    if (overlap.verdict === "gap")
      context.log.warn(
        { source: source.id, way: way.kind },
        "a poll shares no item with the one before; something may have been missed",
      );
    const next: DiscoveryMemory = {
      ...memory,
      ...moved,
      url: answer.requestedUrl,
      etag: headerOf(answer, "etag"),
      lastModified: headerOf(answer, "last-modified"),
      bodySha256: sha256Hex(answer.body),
      lastItemUrls: items.length > 0 ? items.map((item) => item.url) : memory.lastItemUrls,
      pollsSinceFull: 0,
      validatorsDoubtedAt: (await findLyingValidators(poll, way, memory, { answer, items }))
        ? startedAt
        : memory.url === answer.requestedUrl
          ? memory.validatorsDoubtedAt
          : null,
      overlapLostAt:
        overlap.verdict === "gap"
          ? startedAt
          : overlap.verdict === "overlap"
            ? null
            : memory.overlapLostAt,
    };
    return {
      way,
      memory: next,
      answer,
      items,
      notModified: false,
      failure: null,
      startedAt,
      durationMs: took(),
    };
  } catch (error) {
    const failure = describeFailure(error);
    // A busy host or a crash of ours is no finding about the site. The work comes again.
    if (!failure || failure.errorCode === "host-busy" || failure.errorCode === "fetch-stuck")
      throw error;
    return {
      way,
      memory,
      answer: null,
      items: [],
      notModified: false,
      failure,
      startedAt,
      durationMs: took(),
    };
  }
}

/** Reads a listing; where it shares nothing with the poll before, pages back until something known is met. */
async function readItems(
  poll: Poll,
  way: DiscoveryWay,
  first: PageAnswer,
  memory: DiscoveryMemory,
): Promise<{ items: DiscoveredItem[]; failure: Failure | null }> {
  const { context, source, workId } = poll;
  if (first.status === 304)
    return {
      items: [],
      failure: {
        outcome: "http-error",
        errorCode: "http-304",
        errorText: `${first.requestedUrl} answered “not modified” although the whole list was asked for. If this stays so, look for another list of this site and correct the source file.`,
      },
    };
  if (first.status >= 400)
    return {
      items: [],
      failure: {
        outcome: "http-error",
        errorCode: `http-${first.status}`,
        errorText: `${first.requestedUrl} answered ${first.status}. If this stays so, look whether the list has moved and correct the source file.`,
      },
    };
  const items: DiscoveredItem[] = [];
  let answer = first;
  for (let page = 1; ; page += 1) {
    const body =
      way.kind === "rendered-listing" && way.json
        ? (answer.json[0]?.body ?? "")
        : way.kind === "rendered-listing"
          ? Buffer.from(answer.body).toString("utf8")
          : answer.body;
    const found = await readDiscovery(body, way, {
      source,
      url: answer.finalUrl,
      page,
      ...(answer.contentType ? { contentType: answer.contentType } : {}),
    });
    items.push(...found.items);
    for (const part of found.sitemaps?.slice(0, newestParts) ?? [])
      items.push(...(await readPart(poll, way, part.url)));
    const mayPage = "pages" in way && page < way.pages && found.next !== undefined;
    const lost =
      memory.lastItemUrls.length > 0 && checkOverlap(memory.lastItemUrls, items).verdict === "gap";
    if (!mayPage || !lost) return { items, failure: null };
    answer = await fetchListing(
      poll,
      way,
      null,
      `${workId} page ${page + 1} ${context.clock.now().getTime()}`,
      found.next,
    );
  }
}

/** One of the newest parts of a sitemap index. */
async function readPart(poll: Poll, way: DiscoveryWay, url: string): Promise<DiscoveredItem[]> {
  const { context, source, workId } = poll;
  const key = `${workId} part ${url} ${context.clock.now().getTime()}`;
  const answer = await fetchListing(poll, way, null, key, url);
  if (answer.status >= 400) return [];
  return (
    await readDiscovery(answer.body, way, {
      source,
      url: answer.finalUrl,
      depth: 1,
      ...(answer.contentType ? { contentType: answer.contentType } : {}),
    })
  ).items;
}

async function save(
  { context, source, workId }: Poll,
  plannedIntervalMs: number,
  results: ListingResult[],
): Promise<void> {
  const now = context.clock.now();
  const history = await readPollHistory(
    context.store.prisma,
    source.id,
    new Date(now.getTime() - historyMs),
  );
  const ok = results.some((result) => !result.failure);
  const pauses = results.flatMap(({ answer }) => {
    const retryAfterMs = answer && askedPause(answer, now);
    return answer && retryAfterMs ? [{ host: new URL(answer.finalUrl).host, retryAfterMs }] : [];
  });
  await inTransaction(context.store, async (db) => {
    let newItems = 0;
    for (const [index, result] of results.entries()) {
      const added = await addNewItems(db, source.id, result.items.map(toNewItem), now);
      newItems += added.length;
      await addAttempt(
        db,
        toAttempt(context, source, result, added.length, index === 0 ? workId : null),
      );
      if (!result.failure) await rememberDiscovery(db, source.id, result.memory);
      const visits = added.filter(
        ({ url }) => !result.items.find((item) => item.url === url)?.content,
      );
      await handOnMany(
        db,
        "visit",
        visits.map(({ id }) => ({
          jobKey: `${id}-0`,
          payload: { itemId: id, kind: "visit" as const },
        })),
        now,
      );
      await captureEmbedded(context, db, source, result);
    }
    const failure = results.find((result) => result.failure)?.failure ?? null;
    for (const { host, retryAfterMs } of pauses)
      await blockHost(db, host, new Date(now.getTime() + retryAfterMs));
    const { delayMs, reason } = nextPollDelay(
      {
        appearedAt: listAppearances(history.telling),
        observedSince: history.firstAt ?? now,
        consecutiveFailures: ok ? 0 : history.failures + 1,
        missedOverlap: results.some((result) => result.memory.overlapLostAt !== null),
      },
      {
        role: source.role,
        now,
        timeZone: source.timeZone,
        ...(source.interval ? { interval: source.interval } : {}),
        hostMinimumDelayMs: await readHostMinimum(db, source, results.length),
        retryAfterMs: Math.max(0, ...pauses.map(({ retryAfterMs }) => retryAfterMs)),
      },
    );
    const pollIntervalMs = Math.max(1_000, Math.round(delayMs / context.tempo));
    await recordPoll(
      db,
      source.id,
      {
        ok,
        newItems,
        nextPollAt: new Date(now.getTime() + pollIntervalMs),
        pollIntervalMs,
        pollReason: reason,
        errorCode: ok ? null : (failure?.outcome ?? null),
        errorText: ok ? null : (failure?.errorText ?? null),
      },
      now,
    );
    // Healthy means that every listing that is always asked answered as it should.
    if (results.every((result) => !result.failure))
      await extendCoverage(
        db,
        source.id,
        now,
        {
          // The wait that was planned before this poll may have been longer than the one after it.
          gapMs: Math.max(2 * plannedIntervalMs, 2 * pollIntervalMs, 60_000),
          // What came and went between two polls that share no item was seen by nobody.
          isBroken: results.some(({ memory, startedAt }) => memory.overlapLostAt === startedAt),
        },
        newId,
      );
  });
}

/** A poll asks a host once for each listing: what robots.txt or the source file wants between two requests, so many times. */
async function readHostMinimum(
  db: Db,
  source: SourceDefinition,
  requests: number,
): Promise<number> {
  const host = await readHost(db, new URL(discoveryUrl(source.discovery[0]!)).host);
  return Math.max(source.manners.crawlDelayMs ?? 0, host?.crawlDelayMs ?? 0) * requests;
}

/** Posts that came whole in the listing (Telegram): each new or changed one gets a capture of the page it stood on. */
async function captureEmbedded(
  context: CrawlContext,
  db: Db,
  source: SourceDefinition,
  { answer, items }: ListingResult,
): Promise<void> {
  const posts = items.filter((item) => item.content);
  if (!answer || posts.length === 0) return;
  const rows = await readItemsByUrl(
    db,
    source.id,
    posts.map((item) => item.url),
  );
  const now = context.clock.now();
  const fresh: string[] = [];
  for (const post of posts) {
    const row = rows.find(({ url }) => url === post.url);
    if (!row || !post.content) continue;
    const isKnown = row.embeddedHtml === post.content.html;
    if (isKnown && (await readLastBody(db, row.id)) !== null) continue;
    await setEmbeddedContent(db, row.id, post.content.html, now);
    fresh.push(row.id);
  }
  if (fresh.length === 0) return;
  // One exchange with the server, kept once; a capture for each post that was new in it.
  const exchange = await storeExchange(context.blobs, toExchange(context.clock, answer));
  const captures = fresh.map((itemId) => ({
    id: newId(),
    sourceId: source.id,
    itemId,
    ...exchange,
  }));
  for (const capture of captures) await recordCapture(db, capture);
  await handOnMany(
    db,
    "read",
    captures.map(({ id }) => ({ jobKey: id, payload: { captureId: id } })),
    now,
  );
}

const toNewItem = (item: DiscoveredItem) => ({
  url: item.url,
  externalId: item.externalId ?? null,
  titleHint: item.title ?? null,
  publishedAtRaw: item.publishedAtRaw ?? null,
  embeddedHtml: item.content?.html ?? null,
});

function toAttempt(
  context: CrawlContext,
  source: SourceDefinition,
  result: ListingResult,
  itemsNew: number,
  workId: string | null,
): AttemptFacts {
  const { answer, failure } = result;
  return {
    kind: "poll",
    sourceId: source.id,
    url: answer?.requestedUrl ?? discoveryUrl(result.way),
    finalUrl: answer?.finalUrl ?? null,
    startedAt: result.startedAt,
    durationMs: result.durationMs,
    outcome: failure?.outcome ?? (result.notModified ? "not-modified" : "ok"),
    httpStatus: answer?.status ?? null,
    errorCode: failure?.errorCode ?? null,
    errorText: failure?.errorText ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? false,
    itemsFound: result.items.length,
    itemsNew,
    machine: context.machine,
    workId,
  };
}
