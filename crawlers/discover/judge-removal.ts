const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Three looks, a day apart at least, are what separates a removal from a night of maintenance. */
const neededChecks = 3;
const neededSpanMs = 24 * hourMs;
/** Two looks within one outage are one look. */
const leastApartMs = 30 * minuteMs;
/** How long after the suspicion to look again. */
const lookAgainAfterMs = [hourMs, 6 * hourMs, 24 * hourMs];
const thenEveryMs = 6 * hourMs;
/** A suspicion that nothing settles for so long (no browser on this machine) waits on the usual ladder. */
const untilPatientMs = 7 * 24 * hourMs;

/** What one visit to a page's address found. See classify-absence.ts for how it is told. */
export type Finding =
  | "present"
  /** 404 */
  | "not-found"
  /** 410 */
  | "gone"
  /** Sent on to the list or the home page. */
  | "redirect-to-listing"
  /** Sent on to another page that holds none of the words. */
  | "redirect-elsewhere"
  /** 200 with the page that the host shows for addresses that never existed. */
  | "soft-not-found"
  /** A post that its channel's preview no longer shows, while it shows the posts below it. */
  | "missing-from-channel"
  /** 200, but next to nothing of the words that stood there: emptied, rewritten, or the site's bad hour. */
  | "text-lost"
  /** Challenge, 401, 403, 429, 5xx, time-out: says nothing about the page. */
  | "unknown";

export interface RemovalAttempt {
  at: Date;
  by: "http" | "browser";
  finding: Finding;
  /** Under which id its answer is captured if it speaks for a removal; missing where it cannot be. */
  captureId?: string;
  /**
   * Whether another page of the same host was there at that time, judged by `classifyAbsence` and by the same
   * means (a shell that scripts fill looks absent to a plain request, and so does its neighbour). Null when
   * nobody looked.
   */
  hostHealthy: boolean | null;
}

/** A look that speaks for a removal. */
export interface AbsenceCheck {
  at: Date;
  by: "http" | "browser";
  finding: Finding;
  /** What the server sent. Missing in looks from before such answers were captured. */
  captureId?: string;
}

/** Whether a finding says that the page is gone, if the host is well. Pure. */
export const isSignOfAbsence = (finding: Finding): boolean =>
  finding !== "present" && finding !== "unknown" && finding !== "text-lost";

export interface RemovalState {
  status: "present" | "suspected" | "removed";
  /** The looks that speak for the removal now suspected or confirmed, oldest first. */
  checks: readonly AbsenceCheck[];
  /** When the page was last seen there; the removal lies between this and the first check. */
  lastPresentAt: Date | null;
  /** Whether people were told of the suspicion: not at its first sign, which may be a moment's overload. */
  isTold?: boolean;
  /** All that the confirmation waits for, once looks and hours suffice: a look by a browser, where there is none yet. */
  lacks?: "browser";
}

export type RemovalEvent =
  /** A second look has found the same: people hear of it. */
  | { kind: "removal-suspected"; at: Date; finding: Finding }
  /** The page was there all the time as far as we can tell; technical, no news. */
  | { kind: "suspicion-lifted"; at: Date }
  | {
      kind: "removal-confirmed";
      at: Date;
      lastPresentAt: Date | null;
      firstAbsentAt: Date;
      checks: number;
    }
  | { kind: "restored"; at: Date; absentSince: Date };

export interface RemovalJudgement {
  state: RemovalState;
  event: RemovalEvent | null;
  /** While a removal is suspected: when and with what to look next. Otherwise the usual ladder goes on. */
  nextLook: { at: Date; by: "http" | "browser" } | null;
}

export const seenPresent: RemovalState = { status: "present", checks: [], lastPresentAt: null };

/**
 * Whether a page was taken down, from one more visit. Suspected at the first sign, and told as a suspicion when a second
 * look agrees; confirmed by three or more looks over at least 24 hours, one of them by a browser, each while another
 * page of the host was healthy. What may be our fault or the host's (challenge, refusal, overload, time-out) never
 * counts. A page that comes back is an event of its own. Pure; attempts must come in order, an older one changes nothing.
 *
 * @param tempo waiting times before a suspicion is told are divided by it; the rule of confirmation never is
 */
export function judgeRemoval(
  state: RemovalState,
  attempt: RemovalAttempt,
  tempo = 1,
): RemovalJudgement {
  const latest = Math.max(
    state.checks.at(-1)?.at.getTime() ?? 0,
    state.lastPresentAt?.getTime() ?? 0,
  );
  if (attempt.at.getTime() < latest)
    return { state, event: null, nextLook: nextLook(state, attempt.at) };
  if (attempt.finding === "present") return foundPresent(state, attempt.at);
  // A sick host answers 404 for everything; without a healthy neighbour a sign is no sign.
  const isSign = isSignOfAbsence(attempt.finding);
  if (!isSign || attempt.hostHealthy !== true || state.status === "removed") {
    const unproven = state.status === "present" && isSign;
    const soon = { at: new Date(attempt.at.getTime() + hourMs), by: attempt.by };
    return { state, event: null, nextLook: unproven ? soon : nextLook(state, attempt.at) };
  }
  const { at, by, finding, captureId } = attempt;
  const check = { at, by, finding, ...(captureId ? { captureId } : {}) };
  return foundAbsent(state, check, leastApartMs / tempo);
}

/** Whether the next look should be by a browser: a plain one has said the same twice, and none by browser stands yet. */
export function wantsBrowser(state: RemovalState): boolean {
  return (
    state.status === "suspected" &&
    countApart(state.checks, leastApartMs) >= 2 &&
    !state.checks.some((check) => check.by === "browser")
  );
}

function foundPresent(state: RemovalState, at: Date): RemovalJudgement {
  const present: RemovalState = { status: "present", checks: [], lastPresentAt: at };
  const event: RemovalEvent | null =
    state.status === "removed"
      ? { kind: "restored", at, absentSince: state.checks[0]?.at ?? at }
      : state.status === "suspected"
        ? { kind: "suspicion-lifted", at }
        : null;
  return { state: present, event, nextLook: null };
}

function foundAbsent(
  state: RemovalState,
  check: AbsenceCheck,
  tellAfterMs: number,
): RemovalJudgement {
  const checks = [...state.checks, check];
  if (isEnough(checks)) {
    const event: RemovalEvent = {
      kind: "removal-confirmed",
      at: check.at,
      lastPresentAt: state.lastPresentAt,
      firstAbsentAt: checks[0]!.at,
      checks: countApart(checks, leastApartMs),
    };
    const { lacks: _lacks, ...rest } = state;
    return { state: { ...rest, status: "removed", checks }, event, nextLook: null };
  }
  const isTold = state.isTold === true;
  const isTime = countApart(checks, tellAfterMs) >= 2;
  const suspected: RemovalState = {
    ...state,
    status: "suspected",
    checks,
    ...(isTold || isTime ? { isTold: true } : {}),
    ...(isEnoughButForBrowser(checks) ? { lacks: "browser" } : {}),
  };
  const event: RemovalEvent | null =
    isTime && !isTold ? { kind: "removal-suspected", at: check.at, finding: check.finding } : null;
  return { state: suspected, event, nextLook: nextLook(suspected, check.at) };
}

function isEnough(checks: readonly AbsenceCheck[]): boolean {
  return isEnoughButForBrowser(checks) && checks.some((check) => check.by === "browser");
}

function isEnoughButForBrowser(checks: readonly AbsenceCheck[]): boolean {
  const spanMs = checks.at(-1)!.at.getTime() - checks[0]!.at.getTime();
  return countApart(checks, leastApartMs) >= neededChecks && spanMs >= neededSpanMs;
}

/** Looks that lie so far apart or further. */
function countApart(checks: readonly AbsenceCheck[], apartMs: number): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of checks) {
    if (at.getTime() - last < apartMs) continue;
    count += 1;
    last = at.getTime();
  }
  return count;
}

function nextLook(state: RemovalState, now: Date): RemovalJudgement["nextLook"] {
  const first = state.checks[0]?.at.getTime();
  if (state.status !== "suspected" || first === undefined) return null;
  const planned = lookAgainAfterMs
    .map((afterMs) => first + afterMs)
    .find((time) => time > now.getTime());
  if (planned === undefined && now.getTime() - first > untilPatientMs) return null;
  // A browser is dear: it looks once, when a plain look has already said the same twice, and until one did.
  return {
    at: new Date(planned ?? now.getTime() + thenEveryMs),
    by: wantsBrowser(state) ? "browser" : "http",
  };
}
