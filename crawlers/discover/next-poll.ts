import type { SourceDefinition } from "../define-source.ts";
import { expectGap } from "./expect-gap.ts";

const minuteMs = 60_000;
const floorMs = { official: minuteMs, other: 3 * minuteMs };
const ceilingMs = 360 * minuteMs;
/** Before anything is known. An official word is expected to matter within minutes. */
const firstMs = { official: 5 * minuteMs, other: 15 * minuteMs };
/** A host that asks for more patience than a day is asked again after a day: it may have meant something else. */
const maxRetryAfterMs = 24 * 60 * minuteMs;
const maxDoublings = 9;

/** What earlier polls of this source showed. */
export interface PollHistory {
  /** When items appeared: first listed, or published where that is known. Eight weeks are enough. */
  appearedAt: readonly Date[];
  /** Since when the source is watched without a long break. */
  observedSince: Date;
  /** Failed polls since the last good one. */
  consecutiveFailures: number;
  /** The last poll shared no item with the one before: some may have been missed. */
  missedOverlap?: boolean;
}

export interface PollTerms {
  role: SourceDefinition["role"];
  now: Date;
  /** IANA zone of the source. */
  timeZone: string;
  /** The source file's hints; they narrow the bounds and never widen them. */
  interval?: SourceDefinition["interval"];
  /** What robots.txt and our manners ask for between two requests to the host. Binding. */
  hostMinimumDelayMs?: number;
  /** `Retry-After` of the last answer. Binding, up to a day. */
  retryAfterMs?: number;
}

export interface NextPoll {
  delayMs: number;
  /** What decided last. */
  reason:
    | "expected-gap"
    | "nothing-known"
    | "missed-overlap"
    | "failures"
    | "floor"
    | "ceiling"
    | "host-minimum"
    | "retry-after";
}

/**
 * When to ask a source again: half of the gap until an item is expected, between 1 minute (official) or
 * 3 minutes (others) and 6 hours, and never sooner than the host wishes. Failures double the delay up to the
 * ceiling; no source is ever given up, since a silent official source is a finding. Pure; no randomness.
 */
export function nextPollDelay(history: PollHistory, terms: PollTerms): NextPoll {
  const kind = terms.role === "official" ? "official" : "other";
  const least = Math.max(floorMs[kind], (terms.interval?.minMinutes ?? 0) * minuteMs);
  const most = Math.max(
    least,
    Math.min(ceilingMs, (terms.interval?.maxMinutes ?? Infinity) * minuteMs),
  );
  let next = wish(history, terms, firstMs[kind]);
  if (next.delayMs < least) next = { delayMs: least, reason: "floor" };
  if (history.consecutiveFailures > 0) {
    const doublings = Math.min(history.consecutiveFailures, maxDoublings);
    next = { delayMs: next.delayMs * 2 ** doublings, reason: "failures" };
  }
  // After failures the hint for healthy times does not hold: asking a sick host less is the kindness.
  const upper = history.consecutiveFailures > 0 ? Math.max(most, ceilingMs) : most;
  if (next.delayMs > upper) next = { delayMs: upper, reason: "ceiling" };
  const hostMinimumMs = terms.hostMinimumDelayMs ?? 0;
  if (next.delayMs < hostMinimumMs) next = { delayMs: hostMinimumMs, reason: "host-minimum" };
  const retryAfterMs = Math.min(terms.retryAfterMs ?? 0, maxRetryAfterMs);
  if (next.delayMs < retryAfterMs) next = { delayMs: retryAfterMs, reason: "retry-after" };
  return { ...next, delayMs: Math.round(next.delayMs) };
}

function wish(history: PollHistory, terms: PollTerms, firstDelayMs: number): NextPoll {
  const { appearedAt, observedSince } = history;
  const gapMs = expectGap(appearedAt, observedSince, terms.now, terms.timeZone);
  const half: NextPoll =
    gapMs === null
      ? { delayMs: firstDelayMs, reason: "nothing-known" }
      : { delayMs: gapMs / 2, reason: "expected-gap" };
  return history.missedOverlap ? { delayMs: half.delayMs / 4, reason: "missed-overlap" } : half;
}
