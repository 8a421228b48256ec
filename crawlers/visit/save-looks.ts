import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { recordCaptures } from "../../src/evidence/record-capture.ts";
import { handOnMany } from "../../src/queue/hand-on.ts";
import { addAttempts, type AttemptFacts } from "../../src/store/fetch-attempts.ts";
import { blockHost } from "../../src/store/host-budget.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { recordVisits, setEmbeddedContent, type ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { RemovalJudgement } from "../discover/judge-removal.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import { DoneElsewhereError } from "./done-elsewhere-error.ts";
import { keepPresences } from "./keep-presence.ts";

/** Whoever made a capture reads it at once. Should that process end before, the queue brings the reading so much later. */
const readElsewhereAfterMs = 15_000;

/** A finished look, with all that is to be kept of it. What it captured is on disk. */
export interface LookToSave {
  item: ItemRow;
  judgement: RemovalJudgement;
  reached: boolean;
  /** For how long the host asked to be left alone. */
  pauseMs: number | null;
  capture: CaptureFacts | null;
  /** Of a channel's post: its content now. */
  embeddedHtml: string | null;
  /** A capture that is to be read again, since this look found its very bytes. */
  rereadCaptureId: string | null;
  attempt: AttemptFacts & { workId: string };
}

/**
 * Keeps looks, each with its attempt, its capture and the next look, in one transaction: all of them or none. Returns the places of
 * their captures in the log.
 *
 * @throws {DoneElsewhereError}
 */
export async function saveLooks(
  context: CrawlContext,
  looks: readonly LookToSave[],
): Promise<(bigint | null)[]> {
  const now = context.clock.now();
  return await inTransaction(context.store, async (db) => {
    await recordVisits(
      db,
      looks.map((look) => describeVisit(context, look, now)),
      now,
    );
    await keepPresences(db, looks, now);
    for (const { pauseMs, item } of looks)
      if (pauseMs) await blockHost(db, new URL(item.url).host, new Date(now.getTime() + pauseMs));
    for (const { capture, embeddedHtml, item } of looks)
      if (capture && embeddedHtml !== null)
        await setEmbeddedContent(db, item.id, embeddedHtml, now);
    const captures = looks.flatMap(({ capture }) => capture ?? []);
    await handOnMany(
      db,
      "read",
      captures
        // What a server sends in place of a page is kept as proof, and read by nobody.
        .filter(({ absenceSign }) => absenceSign === undefined)
        .map(({ id }) => ({ jobKey: id, payload: { captureId: id } })),
      new Date(now.getTime() + readElsewhereAfterMs),
    );
    // The same bytes as those of which a reading was in doubt: now there were two looks.
    await handOnMany(
      db,
      "read",
      looks.flatMap(({ rereadCaptureId: captureId, attempt }) =>
        captureId ? [{ jobKey: `${captureId} ${attempt.workId}`, payload: { captureId } }] : [],
      ),
      now,
    );
    const places = await recordCaptures(db, captures);
    const written = await addAttempts(
      db,
      looks.map(({ attempt }) => attempt),
    );
    if (written < looks.length)
      throw new DoneElsewhereError(
        `A look (at item ${looks.map(({ item }) => item.id).join(", ")}) was done by another process in the same moment. Nothing is lost; this one is dropped.`,
      );
    const placeOf = new Map(captures.map(({ id }, at) => [id, places[at]!.seq]));
    return looks.map(({ capture }) => (capture ? placeOf.get(capture.id)! : null));
  });
}

function describeVisit(context: CrawlContext, { item, judgement, reached }: LookToSave, now: Date) {
  const changedByAbsenceAt = changedByAbsence(judgement);
  const lastChangeAt = changedByAbsenceAt ?? item.lastChangeAt ?? item.discoveredAt;
  return {
    itemId: item.id,
    reached,
    nextVisitAt: planNextLook(context, item, judgement, {
      lastChangeAt,
      now,
      failures: reached ? 0 : item.failures + 1,
    }),
    ...(changedByAbsenceAt ? { lastChangeAt } : {}),
  };
}

/** A removal and a return are changes of the page: looks become frequent again. */
function changedByAbsence({ event }: RemovalJudgement): Date | null {
  if (event?.kind === "removal-confirmed") return event.firstAbsentAt;
  return event?.kind === "restored" ? event.at : null;
}

/** By the ladder, or sooner while a removal is suspected. */
function planNextLook(
  context: CrawlContext,
  item: ItemRow,
  { nextLook }: RemovalJudgement,
  times: { lastChangeAt: Date; now: Date; failures: number },
): Date {
  const { now } = times;
  const role = item.source.role as Parameters<typeof nextRecheckDelay>[0]["role"];
  const ladderMs = nextRecheckDelay({ role, ...times });
  const soonMs = nextLook ? nextLook.at.getTime() - now.getTime() : ladderMs;
  const delayMs = Math.round(Math.min(ladderMs, soonMs) / context.tempo);
  return new Date(now.getTime() + Math.max(2_000, delayMs));
}
