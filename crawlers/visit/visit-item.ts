import { sha256Hex } from "../../src/evidence/blob-store.ts";
import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { handOn } from "../../src/queue/hand-on.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import { readLastBodyHash } from "../../src/store/captures.ts";
import { addAttempt, hasAttemptOfWork, type AttemptFacts } from "../../src/store/fetch-attempts.ts";
import { blockHost } from "../../src/store/host-budget.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { readItem, recordVisit } from "../../src/store/items.ts";
import { newId } from "../../src/store/new-id.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { defineSource, type SourceDefinition, type SourceInput } from "../define-source.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import { ChallengeError } from "../fetch/challenge-error.ts";
import { describeFailure, type Failure } from "../fetch/describe-failure.ts";
import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { detectChallenge } from "../manners/detect-challenge.ts";
import { parseRetryAfter } from "../manners/parse-retry-after.ts";
import { takeHostTurn } from "../manners/take-host-turn.ts";
import { DoneElsewhereError } from "./done-elsewhere-error.ts";
import { judgePresence, savePresence } from "./judge-presence.ts";
import { toExchange } from "./to-exchange.ts";

type ItemRow = NonNullable<Awaited<ReturnType<typeof readItem>>>;

/**
 * One look at one page: fetched in turn, kept as an attempt whatever came of it, captured when it has other bytes than
 * last time, judged for presence, and due again by the ladder, which depends on nothing but time.
 */
export function visitItem(context: CrawlContext): Handler<"visit"> {
  return async ({ itemId, kind }, { outboxId }) => {
    if (await hasAttemptOfWork(context.store.prisma, outboxId)) return;
    const item = await readItem(context.store.prisma, itemId);
    if (!item) return;
    const source = defineSource(
      item.source.definition as SourceInput,
      `stored source ${item.sourceId}`,
    );
    const startedAt = context.clock.now();
    const look = await lookAt(context, source, item, outboxId);
    const durationMs = context.clock.now().getTime() - startedAt.getTime();
    await save(context, source, item, { ...look, kind, startedAt, durationMs, workId: outboxId });
  };
}

interface Look {
  answer: PageAnswer | null;
  failure: Failure | null;
}

async function lookAt(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  key: string,
): Promise<Look> {
  let answer: PageAnswer | null = null;
  try {
    await takeHostTurn(context, item.url, {
      crawlDelayMs: source.manners.crawlDelayMs ?? 0,
      robotsOverride: source.manners.robotsOverride?.reason ?? item.source.robotsOverride,
    });
    const waitFor = source.article?.selectors.body[0];
    answer = await context.pages.fetch({
      url: item.url,
      key: `${key} ${context.clock.now().getTime()}`,
      render: source.render,
      ...(source.render && waitFor ? { waitFor } : {}),
      // The first look takes picture and PDF along; a later one that brings a new version is followed by a view of its own.
      screenshot: source.render && source.role === "official" && item.article === null,
    });
    const page = answer;
    const challenge = detectChallenge({
      status: page.status,
      headers: { get: (name) => headerOf(page, name) },
      body: Buffer.from(answer.body).toString("utf8"),
    });
    if (challenge)
      throw new ChallengeError(
        `${item.url} answered with a challenge (${challenge.cause}) instead of the page. It was not worked around; look at it in a browser.`,
        { context: { url: item.url, ...challenge } },
      );
    if (answer.status >= 400)
      return {
        answer,
        failure: {
          outcome: "http-error",
          errorCode: `http-${answer.status}`,
          errorText: `${item.url} answered ${answer.status}.`,
        },
      };
    // The frame of the site without an article in it: gone, or redesigned; the neighbours on the host tell which.
    if (!answer.waitForMet)
      return {
        answer,
        failure: {
          outcome: "no-content",
          errorCode: "selector-missing",
          errorText: `${item.url} was shown, but nothing in it matches ${waitFor}. If other pages of the site are whole, this one was taken down; if not, the site was redesigned and its source file needs a look.`,
        },
      };
    return { answer, failure: null };
  } catch (error) {
    const failure = describeFailure(error);
    // A full disk, a busy host, a crash of ours: no finding about the site. The work comes again.
    if (!failure || failure.errorCode === "host-busy" || failure.errorCode === "fetch-stuck")
      throw error;
    return { answer, failure };
  }
}

async function save(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  look: Look & { kind: "visit" | "recheck"; startedAt: Date; durationMs: number; workId: string },
): Promise<void> {
  const { answer, failure } = look;
  const now = context.clock.now();
  const capture = answer && !failure ? await storeCapture(context, source, item, answer) : null;
  const presence = await judgePresence(context, source, item, { ...look, now });
  const delayMs = nextRecheckDelay({
    role: source.role,
    lastChangeAt: item.lastChangeAt ?? now,
    now,
  });
  const ladder = new Date(now.getTime() + Math.max(2_000, Math.round(delayMs / context.tempo)));
  const soon = presence.nextLook
    ? new Date(now.getTime() + (presence.nextLook.at.getTime() - now.getTime()) / context.tempo)
    : ladder;
  await inTransaction(context.store, async (db) => {
    await recordVisit(
      db,
      item.id,
      { reached: failure === null, nextVisitAt: soon < ladder ? soon : ladder },
      now,
    );
    await savePresence(db, item, presence, now);
    const retryAfterMs = answer ? parseRetryAfter(headerOf(answer, "retry-after"), now) : null;
    if (retryAfterMs && answer && (answer.status === 429 || answer.status === 503))
      await blockHost(db, new URL(item.url).host, new Date(now.getTime() + retryAfterMs));
    if (capture) {
      await handOn(db, "read", capture.id, { captureId: capture.id }, now);
      await recordCapture(db, capture);
    }
    const written = await addAttempt(db, toAttempt(context, item, look, capture));
    if (!written)
      throw new DoneElsewhereError(
        `The look at item ${item.id} was done by another process in the same moment. Nothing is lost; this one is dropped.`,
      );
  });
}

/** Null when the page has the very bytes of its last capture: then the attempt alone is on record. */
async function storeCapture(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  answer: PageAnswer,
): Promise<CaptureFacts | null> {
  if ((await readLastBodyHash(context.store.prisma, item.id)) === sha256Hex(answer.body))
    return null;
  const facts = await storeExchange(context.blobs, toExchange(context.clock, answer));
  return { id: newId(), sourceId: source.id, itemId: item.id, ...facts };
}

function toAttempt(
  context: CrawlContext,
  item: ItemRow,
  look: Look & { kind: "visit" | "recheck"; startedAt: Date; durationMs: number; workId: string },
  capture: CaptureFacts | null,
): AttemptFacts {
  const { answer, failure } = look;
  return {
    kind: look.kind,
    sourceId: item.sourceId,
    itemId: item.id,
    url: item.url,
    finalUrl: answer?.finalUrl ?? null,
    startedAt: look.startedAt,
    durationMs: look.durationMs,
    outcome: failure?.outcome ?? (capture ? "ok" : "unchanged"),
    httpStatus: answer?.status ?? null,
    errorCode: failure?.errorCode ?? null,
    errorText: failure?.errorText ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? false,
    machine: context.machine,
    captureId: capture?.id ?? null,
    workId: look.workId,
  };
}
