import { sha256Hex } from "../../src/evidence/blob-store.ts";
import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import { coalesce, Crowd, onePer } from "../../src/store/coalesce.ts";
import { readLastBodies } from "../../src/store/captures.ts";
import { addAttempt, haveAttempts, type AttemptFacts } from "../../src/store/fetch-attempts.ts";
import { readItems, type ItemRow } from "../../src/store/items.ts";
import { newId } from "../../src/store/new-id.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { judgeRemoval, wantsBrowser } from "../discover/judge-removal.ts";
import type { Failure } from "../fetch/describe-failure.ts";
import { askedPause } from "../manners/asked-pause.ts";
import { readStoredSource } from "../read-stored-source.ts";
import { rememberNonsense, type AskNonsense } from "./ask-nonsense.ts";
import { judgePresence, type Presence } from "./judge-presence.ts";
import { storeAbsence } from "./keep-absence.ts";
import { readRemovalState } from "./keep-presence.ts";
import { lookAtPage, type AskedSource, type Look } from "./look-at-page.ts";
import { rememberPreviews, type LookAtPost } from "./look-at-post.ts";
import { readAtOnce, type FreshCapture } from "../read/read-at-once.ts";
import { saveLooks, type LookToSave } from "./save-looks.ts";
import { toExchange } from "./to-exchange.ts";

/** One look, what it made of the page's being there, and what is worth keeping of it. */
export interface JudgedLook extends Look, Presence {
  /** Under which its answer is captured, if it is. */
  captureId: string;
  /** False where what stood there is not the page, or came by other means than the page's versions. */
  isCapturable: boolean;
  /** Of a channel's post: its content now. */
  embeddedHtml: string | null;
}

interface Asks {
  askNonsense: AskNonsense;
  lookAtPost: LookAtPost;
}

/** Looks that are under way at the same time share their statements. */
const togetherOf = onePer((context: CrawlContext) => {
  const { prisma } = context.store;
  const crowd = new Crowd();
  return {
    crowd,
    load: coalesce(async (work: { itemId: string; workId: string }[]) => {
      const itemIds = work.map(({ itemId }) => itemId);
      const [items, lasts, done] = await Promise.all([
        readItems(prisma, itemIds),
        readLastBodies(prisma, itemIds),
        haveAttempts(
          prisma,
          work.map(({ workId }) => workId),
        ),
      ]);
      return work.map((_, at) => ({ item: items[at]!, last: lasts[at]!, isDone: done[at]! }));
    }, crowd),
    saveLook: coalesce(async (looks: LookToSave[]) => await saveLooks(context, looks), crowd),
  };
});

/**
 * One look at one page: fetched in turn, kept as an attempt whatever came of it, captured when it has other bytes than
 * last time and then read at once, judged for presence, and due again by the ladder, which depends on nothing but time. Asked without
 * validators: a server that wrongly says “not modified” would hide an edit.
 */
export function visitItem(context: CrawlContext): Handler<"visit"> {
  const asks = {
    askNonsense: rememberNonsense(context),
    lookAtPost: rememberPreviews(context),
  };
  const { crowd, load } = togetherOf(context);
  const visit = async (itemId: string, kind: "visit" | "recheck", outboxId: string) => {
    const { item, last, isDone } = await load({ itemId, workId: outboxId });
    if (!item || isDone) return;
    const source = readStoredSource(item.source);
    const robotsOverride = source.manners.robotsOverride?.reason ?? item.source.robotsOverride;
    const startedAt = context.clock.now();
    const look = await lookAtItem(context, asks, { source, robotsOverride }, item, outboxId);
    const durationMs = context.clock.now().getTime() - startedAt.getTime();
    const fresh = await save(context, item, last, look, {
      kind,
      startedAt,
      durationMs,
      workId: outboxId,
    });
    if (fresh) await readAtOnce(context, source, item, fresh);
  };
  return async ({ itemId, kind }, { outboxId }) =>
    await crowd.with(() => visit(itemId, kind, outboxId));
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
  const captureId = newId();
  const way = source.discovery.find((one) => one.kind === "telegram");
  if (way && item.embeddedHtml !== null) {
    const look = await asks.lookAtPost(asked, way, { url: item.url, render, key });
    const { finding, hostHealthy } = look;
    const by = look.answer?.viaBrowser ? ("browser" as const) : ("http" as const);
    const at = context.clock.now();
    const judgement = judgeRemoval(
      readRemovalState(item),
      { at, by, finding, hostHealthy, captureId },
      context.tempo,
    );
    const embeddedHtml = look.post?.content?.html ?? null;
    const isCapturable = render === source.render && embeddedHtml !== null;
    return { ...look, judgement, captureId, isCapturable, embeddedHtml };
  }
  // The first look takes picture and PDF along; a later one that brings a new version is followed by a view of its own.
  const screenshot = source.render && source.role === "official" && item.article === null;
  const look = await lookAtPage(context, asked, { url: item.url, key, render, screenshot });
  const now = context.clock.now();
  const presence = await judgePresence(context, asks.askNonsense, asked, item, {
    ...look,
    key,
    now,
    captureId,
  });
  const isThere = presence.finding === "present" && look.failure === null;
  return {
    answer: look.answer,
    failure: look.failure ?? (isThere ? null : describeAbsence(item.url, presence.finding)),
    ...presence,
    captureId,
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

/** The capture that is to be read now; null where the look made none. */
async function save(
  context: CrawlContext,
  item: ItemRow,
  last: { captureId: string; bodySha256: string } | null,
  look: JudgedLook,
  work: { kind: "visit" | "recheck"; startedAt: Date; durationMs: number; workId: string },
): Promise<FreshCapture | null> {
  const { answer, failure, judgement } = look;
  const { kind, startedAt, durationMs, workId } = work;
  const capture = look.isCapturable
    ? await storeCapture(context, item, look, last)
    : await storeAbsence(context, item, look);
  const isReread =
    look.isCapturable && !capture && last !== null && item.doubtedAt !== null && failure === null;
  const seq = await togetherOf(context).saveLook({
    item,
    judgement,
    reached: failure === null,
    pauseMs: answer && askedPause(answer, context.clock.now()),
    capture,
    embeddedHtml: look.embeddedHtml,
    rereadCaptureId: isReread ? last.captureId : null,
    attempt: {
      ...describeAttempt(context, item, look, kind, startedAt, durationMs),
      outcome: failure?.outcome ?? (capture ? "ok" : "unchanged"),
      captureId: capture?.id ?? null,
      workId,
    },
  });
  return answer && capture && seq && !capture.absenceSign
    ? { facts: capture, seq, body: answer.body }
    : null;
}

/** Null when the page has the very bytes of its last capture: then the attempt alone is on record. That it came back is captured all the same. */
async function storeCapture(
  context: CrawlContext,
  item: ItemRow,
  { answer, embeddedHtml, captureId, judgement }: JudgedLook,
  last: { bodySha256: string } | null,
): Promise<CaptureFacts | null> {
  if (!answer) return null;
  const isSame =
    embeddedHtml === null
      ? last?.bodySha256 === sha256Hex(answer.body)
      : last !== null && embeddedHtml === item.embeddedHtml;
  if (isSame && judgement.event?.kind !== "restored") return null;
  const facts = await storeExchange(context.blobs, toExchange(context.clock, answer));
  return { id: captureId, sourceId: item.sourceId, itemId: item.id, ...facts };
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
