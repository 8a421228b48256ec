import { sha256Hex } from "../../src/evidence/blob-store.ts";
import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { handOn } from "../../src/queue/hand-on.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import { readLastBody } from "../../src/store/captures.ts";
import { addAttempt, hasAttemptOfWork, type AttemptFacts } from "../../src/store/fetch-attempts.ts";
import { blockHost } from "../../src/store/host-budget.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { readItem, recordVisit, setEmbeddedContent, type ItemRow } from "../../src/store/items.ts";
import { newId } from "../../src/store/new-id.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { judgeRemoval, wantsBrowser } from "../discover/judge-removal.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import type { Failure } from "../fetch/describe-failure.ts";
import { askedPause } from "../manners/asked-pause.ts";
import { readStoredSource } from "../read-stored-source.ts";
import { rememberNonsense, type AskNonsense } from "./ask-nonsense.ts";
import { DoneElsewhereError } from "./done-elsewhere-error.ts";
import { judgePresence, type Presence } from "./judge-presence.ts";
import { keepPresence, readRemovalState } from "./keep-presence.ts";
import { lookAtPage, type AskedSource, type Look } from "./look-at-page.ts";
import { rememberPreviews, type LookAtPost } from "./look-at-post.ts";
import { toExchange } from "./to-exchange.ts";

/** One look, what it made of the page's being there, and what is worth keeping of it. */
interface JudgedLook extends Look, Presence {
  /** False where what stood there is not the page, or came by other means than the page's versions. */
  isCapturable: boolean;
  /** Of a channel's post: its content now. */
  embeddedHtml: string | null;
}

interface Asks {
  askNonsense: AskNonsense;
  lookAtPost: LookAtPost;
}

/**
 * One look at one page: fetched in turn, kept as an attempt whatever came of it, captured when it has other bytes than
 * last time, judged for presence, and due again by the ladder, which depends on nothing but time. Asked without
 * validators: a server that wrongly says “not modified” would hide an edit.
 */
export function visitItem(context: CrawlContext): Handler<"visit"> {
  const asks = {
    askNonsense: rememberNonsense(context),
    lookAtPost: rememberPreviews(context),
  };
  return async ({ itemId, kind }, { outboxId }) => {
    if (await hasAttemptOfWork(context.store.prisma, outboxId)) return;
    const item = await readItem(context.store.prisma, itemId);
    if (!item) return;
    const source = readStoredSource(item.source);
    const robotsOverride = source.manners.robotsOverride?.reason ?? item.source.robotsOverride;
    const startedAt = context.clock.now();
    const look = await lookAtItem(context, asks, { source, robotsOverride }, item, outboxId);
    const durationMs = context.clock.now().getTime() - startedAt.getTime();
    await save(context, item, look, { kind, startedAt, durationMs, workId: outboxId });
  };
}

async function lookAtItem(
  context: CrawlContext,
  asks: Asks,
  asked: AskedSource,
  item: ItemRow,
  key: string,
): Promise<JudgedLook> {
  if (wantsBrowser(readRemovalState(item))) {
    const seen = await lookOnce(context, asks, asked, item, { key, render: true });
    if (seen.failure?.outcome !== "browser" || asked.source.render) return seen;
    // No Chromium on this machine: the removal stays a suspicion that says so, and a plain look keeps the page in sight.
    await addAttempt(context.store.prisma, {
      ...describeAttempt(context, item, seen, "control", context.clock.now(), 0),
      viaBrowser: true,
    });
  }
  return await lookOnce(context, asks, asked, item, { key, render: asked.source.render });
}

async function lookOnce(
  context: CrawlContext,
  asks: Asks,
  asked: AskedSource,
  item: ItemRow,
  { key, render }: { key: string; render: boolean },
): Promise<JudgedLook> {
  const { source } = asked;
  const way = source.discovery.find((one) => one.kind === "telegram");
  if (way && item.embeddedHtml !== null) {
    const look = await asks.lookAtPost(asked, way, { url: item.url, render, key });
    const { finding, hostHealthy } = look;
    const by = look.answer?.viaBrowser ? ("browser" as const) : ("http" as const);
    const at = context.clock.now();
    const judgement = judgeRemoval(
      readRemovalState(item),
      { at, by, finding, hostHealthy },
      context.tempo,
    );
    const embeddedHtml = look.post?.content?.html ?? null;
    const isCapturable = render === source.render && embeddedHtml !== null;
    return { ...look, judgement, isCapturable, embeddedHtml };
  }
  // The first look takes picture and PDF along; a later one that brings a new version is followed by a view of its own.
  const screenshot = source.render && source.role === "official" && item.article === null;
  const look = await lookAtPage(context, asked, { url: item.url, key, render, screenshot });
  const now = context.clock.now();
  const presence = await judgePresence(context, asks.askNonsense, asked, item, {
    ...look,
    key,
    now,
  });
  const isThere = presence.finding === "present" && look.failure === null;
  return {
    answer: look.answer,
    failure: look.failure ?? (isThere ? null : describeAbsence(item.url, presence.finding)),
    ...presence,
    isCapturable: isThere && render === source.render,
    embeddedHtml: null,
  };
}

/** A page answered with 200 in whose place something else stood. */
const describeAbsence = (url: string, finding: string): Failure => ({
  outcome: "no-content",
  errorCode: finding,
  errorText: `${url} answered, but not with the page that is known there (${finding}). Nothing is read from it; it is looked at again.`,
});

async function save(
  context: CrawlContext,
  item: ItemRow,
  look: JudgedLook,
  work: { kind: "visit" | "recheck"; startedAt: Date; durationMs: number; workId: string },
): Promise<void> {
  const { answer, failure, judgement } = look;
  const now = context.clock.now();
  const last = look.isCapturable ? await readLastBody(context.store.prisma, item.id) : null;
  const capture = look.isCapturable ? await storeCapture(context, item, look, last) : null;
  const changedAt = changedByAbsence(judgement) ?? item.lastChangeAt ?? item.discoveredAt;
  await inTransaction(context.store, async (db) => {
    const nextVisitAt = planNextLook(context, item, judgement, changedAt, now);
    await recordVisit(
      db,
      item.id,
      {
        reached: failure === null,
        nextVisitAt,
        ...(changedByAbsence(judgement) ? { lastChangeAt: changedAt } : {}),
      },
      now,
    );
    await keepPresence(db, item, judgement, now);
    const retryAfterMs = answer && askedPause(answer, now);
    if (retryAfterMs)
      await blockHost(db, new URL(item.url).host, new Date(now.getTime() + retryAfterMs));
    if (capture) {
      if (look.embeddedHtml !== null) await setEmbeddedContent(db, item.id, look.embeddedHtml, now);
      await handOn(db, "read", capture.id, { captureId: capture.id }, now);
      await recordCapture(db, capture);
    }
    // The same bytes as those of which a reading was in doubt: now there were two looks.
    else if (last && item.doubtedAt && failure === null)
      await handOn(
        db,
        "read",
        `${last.captureId} ${work.workId}`,
        { captureId: last.captureId },
        now,
      );
    const { kind, startedAt, durationMs, workId } = work;
    const written = await addAttempt(db, {
      ...describeAttempt(context, item, look, kind, startedAt, durationMs),
      outcome: failure?.outcome ?? (capture ? "ok" : "unchanged"),
      captureId: capture?.id ?? null,
      workId,
    });
    if (!written)
      throw new DoneElsewhereError(
        `The look at item ${item.id} was done by another process in the same moment. Nothing is lost; this one is dropped.`,
      );
  });
}

/** A removal and a return are changes of the page: looks become frequent again. */
function changedByAbsence({ event }: Presence["judgement"]): Date | null {
  if (event?.kind === "removal-confirmed") return event.firstAbsentAt;
  return event?.kind === "restored" ? event.at : null;
}

/** By the ladder, or sooner while a removal is suspected. */
function planNextLook(
  context: CrawlContext,
  item: ItemRow,
  { nextLook }: Presence["judgement"],
  lastChangeAt: Date,
  now: Date,
): Date {
  const role = item.source.role as Parameters<typeof nextRecheckDelay>[0]["role"];
  const ladderMs = nextRecheckDelay({ role, lastChangeAt, now });
  const soonMs = nextLook ? nextLook.at.getTime() - now.getTime() : ladderMs;
  const delayMs = Math.round(Math.min(ladderMs, soonMs) / context.tempo);
  return new Date(now.getTime() + Math.max(2_000, delayMs));
}

/** Null when the page has the very bytes of its last capture: then the attempt alone is on record. */
async function storeCapture(
  context: CrawlContext,
  item: ItemRow,
  { answer, embeddedHtml }: JudgedLook,
  last: { bodySha256: string } | null,
): Promise<CaptureFacts | null> {
  if (!answer) return null;
  const isSame =
    embeddedHtml === null
      ? last?.bodySha256 === sha256Hex(answer.body)
      : last !== null && embeddedHtml === item.embeddedHtml;
  if (isSame) return null;
  const facts = await storeExchange(context.blobs, toExchange(context.clock, answer));
  return { id: newId(), sourceId: item.sourceId, itemId: item.id, ...facts };
}

function describeAttempt(
  context: CrawlContext,
  item: ItemRow,
  { answer, failure }: Look,
  kind: AttemptFacts["kind"],
  startedAt: Date,
  durationMs: number,
): AttemptFacts {
  return {
    kind,
    sourceId: item.sourceId,
    itemId: item.id,
    url: answer?.requestedUrl ?? item.url,
    finalUrl: answer?.finalUrl ?? null,
    startedAt,
    durationMs,
    outcome: failure?.outcome ?? "unchanged",
    httpStatus: answer?.status ?? null,
    errorCode: failure?.errorCode ?? null,
    errorText: failure?.errorText ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? false,
    machine: context.machine,
  };
}
