import { setTimeout as delay } from "node:timers/promises";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import { readCapture, type CaptureRow } from "../../src/store/captures.ts";
import { countDueWork } from "../../src/store/count-due-work.ts";
import { addAttempt, hasAttemptOfWork } from "../../src/store/fetch-attempts.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { readItem } from "../../src/store/items.ts";
import { newId } from "../../src/store/new-id.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { readStoredSource } from "../read-stored-source.ts";
import { ChallengeError } from "../fetch/challenge-error.ts";
import { describeFailure, type Failure } from "../fetch/describe-failure.ts";
import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { detectChallenge } from "../manners/detect-challenge.ts";
import { keepAskedPause } from "../manners/keep-asked-pause.ts";
import { takeHostTurn } from "../manners/take-host-turn.ts";
import { DoneElsewhereError } from "./done-elsewhere-error.ts";
import { toExchange } from "./to-exchange.ts";

type ItemRow = NonNullable<Awaited<ReturnType<typeof readItem>>>;

/**
 * A second look at a captured page through Chromium, for the picture of the whole page and its PDF (Berkeley Protocol, paragraph
 * 155). It is a capture of its own that says of which one it is the view: what it shows stood there at its own time, not at that
 * of the first. Whatever comes of it is an attempt on record; nothing else waits for it or fails with it.
 */
export function viewCapture(context: CrawlContext): Handler<"view"> {
  let isChromiumMissing = false;
  return async ({ captureId }, { outboxId }) => {
    const { prisma } = context.store;
    if (await hasAttemptOfWork(prisma, outboxId)) return;
    const capture = await readCapture(prisma, captureId);
    const item = capture?.facts.itemId ? await readItem(prisma, capture.facts.itemId) : null;
    if (!capture || !item) return;
    await letOthersGoFirst(context);
    const startedAt = context.clock.now();
    const { answer, failure } = await look(context, item, outboxId);
    // Said once: where there is no Chromium there is none for the next page either.
    const isMissing = failure?.errorCode === "BROWSER_UNAVAILABLE";
    if (isMissing && !isChromiumMissing) context.log.warn(failure.errorText);
    isChromiumMissing = isMissing;
    await save(context, item, capture.facts, { answer, failure, startedAt, workId: outboxId });
  };
}

/** This much work in hand is what a running installation always has. */
const usualWork = 3;
const longestWaitMs = 30_000;

/** Chromium takes a core for a second or two: captures and readings come before pictures, for as long as can be waited. */
async function letOthersGoFirst({ store, clock, tempo }: CrawlContext): Promise<void> {
  const deadlineMs = performance.now() + longestWaitMs;
  while (
    performance.now() < deadlineMs &&
    (await countDueWork(store.prisma, ["poll", "visit", "read"], clock.now())) > usualWork
  )
    await delay(Math.max(250, 2_000 / tempo));
}

async function look(
  context: CrawlContext,
  item: ItemRow,
  key: string,
): Promise<{ answer: PageAnswer | null; failure: Failure | null }> {
  let answer: PageAnswer | null = null;
  try {
    const source = readStoredSource(item.source);
    await takeHostTurn(context, item.url, {
      crawlDelayMs: source.manners.crawlDelayMs ?? 0,
      robotsOverride: source.manners.robotsOverride?.reason ?? item.source.robotsOverride,
    });
    const page = await context.pages.fetch({
      url: item.url,
      key: `${key} ${context.clock.now().getTime()}`,
      render: true,
      screenshot: true,
    });
    answer = page;
    await keepAskedPause(context, page);
    const challenge = detectChallenge({
      status: page.status,
      headers: { get: (name) => headerOf(page, name) },
      body: Buffer.from(page.body).toString("utf8"),
    });
    if (challenge)
      throw new ChallengeError(
        `${item.url} answered the browser with a challenge (${challenge.cause}), so there is no picture of it. It was not worked around.`,
        { context: { url: item.url, ...challenge } },
      );
    return { answer, failure: page.status >= 400 ? describeStatus(item.url, page.status) : null };
  } catch (error) {
    const failure = describeFailure(error);
    // A busy host or a fault of ours is no finding: the work comes again.
    if (!failure || failure.errorCode === "host-busy" || failure.errorCode === "fetch-stuck")
      throw error;
    return { answer, failure };
  }
}

const describeStatus = (url: string, status: number): Failure => ({
  outcome: "http-error",
  errorCode: `http-${status}`,
  errorText: `${url} answered the browser with ${status}, so there is no picture of what stood there before.`,
});

async function save(
  context: CrawlContext,
  item: ItemRow,
  viewed: CaptureRow,
  result: {
    answer: PageAnswer | null;
    failure: Failure | null;
    startedAt: Date;
    workId: string;
  },
): Promise<void> {
  const { answer, failure, startedAt, workId } = result;
  const view =
    answer && !failure
      ? {
          id: newId(),
          sourceId: item.sourceId,
          itemId: item.id,
          viewOfId: viewed.id,
          ...(await storeExchange(context.blobs, toExchange(context.clock, answer))),
        }
      : null;
  await inTransaction(context.store, async (db) => {
    if (view) await recordCapture(db, view);
    const isFirst = await addAttempt(db, {
      kind: "view",
      sourceId: item.sourceId,
      itemId: item.id,
      url: item.url,
      finalUrl: answer?.finalUrl ?? null,
      startedAt,
      durationMs: context.clock.now().getTime() - startedAt.getTime(),
      outcome: failure?.outcome ?? "ok",
      httpStatus: answer?.status ?? null,
      errorCode: failure?.errorCode ?? null,
      errorText: failure?.errorText ?? null,
      redirects: answer?.redirects ?? [],
      remoteAddress: answer?.remoteAddress ?? null,
      viaBrowser: true,
      machine: context.machine,
      captureId: view?.id ?? null,
      workId,
    });
    if (!isFirst)
      throw new DoneElsewhereError(
        `The view of capture ${viewed.id} was made by another process in the same moment. Nothing is lost; this one is dropped.`,
      );
  });
}
