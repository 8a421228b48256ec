import type { Finding, FindingKind, HealthFacts, HealthTerms, Severity } from "./health-facts.ts";
import { measureStreak, type Streak } from "./measure-streak.ts";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const togetherMs = hourMs;
/** Fewer failures in a row are the weather of the net. */
const leastStreak = 3;
const leastPages = 3;
const leastFailedPages = 5;
/** Less text is a message that there is none. */
const leastTextUtf16 = 200;
const overdueMs = 30 * minuteMs;
/** Also where time is made to run faster, as in the demo: our own work is not. */
const leastOverdueMs = 5 * minuteMs;
const certificateWarnMs = 14 * dayMs;
const certificateAlarmMs = 3 * dayMs;
/** Nothing is missed any more once it is known; so long people are told of what may have been missed before. */
const toldOfLieMs = 14 * dayMs;

export interface JudgedHealth {
  findings: Finding[];
  /** Kinds that cannot be judged now: what was found before goes on to stand. */
  undecided: FindingKind[];
}

/**
 * What is wrong with a source, from what watching it has shown: named, with what the words for people need. Official
 * sources alarm where others warn, and none is ever given up. Pure.
 */
export function judgeHealth(facts: HealthFacts, terms: HealthTerms): JudgedHealth {
  if (!facts.enabled) {
    const findings: Finding[] =
      facts.role === "official" ? [{ kind: "switched-off", severity: "alarm", params: {} }] : [];
    return { findings, undecided: [] };
  }
  const streaks = streaksOf(facts);
  const isBlind = facts.lists.length > 0 && streaks.length === facts.lists.length;
  const silent = isBlind ? null : isSilent(facts, terms.now);
  const findings = [
    lookFails(facts, streaks),
    streaks.length > 0 ? null : pagesFail(facts),
    overdue(facts, terms),
    silent,
    selectorFails(facts),
    certificate(facts, terms.now),
    feedMoved(facts, streaks, silent !== null),
    validatorsLie(facts, terms.now),
    facts.fileProblem === null ? null : fileBroken(facts),
  ].filter((finding) => finding !== null);
  return {
    findings,
    // Nobody can tell silence from not seeing, nor a failing page from a failing site.
    undecided: [...(isBlind ? (["silent"] as const) : []), ...undecidedPages(streaks)],
  };
}

const undecidedPages = (streaks: readonly unknown[]): FindingKind[] =>
  streaks.length > 0 ? ["pages-fail"] : [];

const weigh = (facts: HealthFacts): Severity => (facts.role === "official" ? "alarm" : "warning");

type ListStreak = Streak & { url: string };

/** Of each list that is failing long enough to be called so. */
function streaksOf({ lists, polls }: HealthFacts): ListStreak[] {
  return lists.flatMap(({ url }) => {
    const streak = measureStreak(polls.filter((poll) => poll.url === url));
    return streak && streak.count >= leastStreak ? [{ ...streak, url }] : [];
  });
}

function lookFails(facts: HealthFacts, streaks: readonly ListStreak[]): Finding | null {
  const worst = streaks.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0];
  if (!worst) return null;
  const isPartly = streaks.length < facts.lists.length;
  return {
    kind: "look-fails",
    severity: isPartly ? "warning" : weigh(facts),
    params: {
      cause: worst.cause,
      count: worst.count,
      since: worst.since.toISOString(),
      lists: streaks.length,
      of: facts.lists.length,
      url: worst.url,
      ...(worst.cause === "http-error" && worst.httpStatus ? { status: worst.httpStatus } : {}),
    },
  };
}

/** The last look at each of the pages seen last. A page that is gone is no failure of the source. */
function lastLooks({ looks }: HealthFacts): HealthFacts["looks"] {
  const seen = new Set<string>();
  return looks.filter(
    ({ itemId, httpStatus }) =>
      httpStatus !== 404 && httpStatus !== 410 && !seen.has(itemId) && seen.add(itemId),
  );
}

function pagesFail(facts: HealthFacts): Finding | null {
  const last = lastLooks(facts)
    .slice(0, leastFailedPages)
    .map((look) => ({ ...look, url: "" }));
  const streak = measureStreak(last);
  if (!streak || streak.count < leastFailedPages || streak.cause === "no-content") return null;
  return {
    kind: "pages-fail",
    severity: weigh(facts),
    params: { cause: streak.cause, count: streak.count },
  };
}

function overdue(facts: HealthFacts, { now, overdueFrom, tempo }: HealthTerms): Finding | null {
  const lastAt = facts.lastPollAt ?? facts.watchedSince;
  if (!lastAt || now < overdueFrom) return null;
  const limitMs = Math.max(3 * facts.pollIntervalMs, overdueMs / tempo, leastOverdueMs);
  if (now.getTime() - lastAt.getTime() <= limitMs) return null;
  return { kind: "overdue", severity: weigh(facts), params: { since: lastAt.toISOString() } };
}

const hours = (ms: number): number => Math.max(1, Math.round(ms / hourMs));

/** Silent only if nothing came since the pace was learnt. */
function isSilent(facts: HealthFacts, now: Date): Finding | null {
  const { pace, lastNewItemAt } = facts;
  if (!pace || pace.silentAt > now) return null;
  const lastAt = pace.lastAt.getTime();
  if (lastNewItemAt && lastNewItemAt.getTime() > lastAt + togetherMs) return null;
  return {
    kind: "silent",
    severity: weigh(facts),
    params: {
      since: pace.lastAt.toISOString(),
      hours: hours(now.getTime() - lastAt),
      usualHours: hours(pace.longGapMs),
    },
  };
}

function selectorFails(facts: HealthFacts): Finding | null {
  const missed = facts.misses.filter(({ otherTextUtf16 }) => otherTextUtf16 >= leastTextUtf16);
  const pages = new Set(missed.map(({ itemId }) => itemId));
  const [latest] = missed;
  if (latest && pages.size >= leastPages)
    return {
      kind: "selector-fails",
      severity: weigh(facts),
      params: { count: pages.size, field: latest.field, selector: latest.selector },
    };
  // A rendered page in which what was waited for never came.
  const last = lastLooks(facts);
  const firstOther = last.findIndex(({ outcome }) => outcome !== "no-content");
  const empty = firstOther === -1 ? last.length : firstOther;
  if (empty < leastPages) return null;
  return {
    kind: "selector-fails",
    severity: weigh(facts),
    params: { count: empty, field: "body", selector: "" },
  };
}

function certificate(facts: HealthFacts, now: Date): Finding | null {
  const soonest = facts.certificates.toSorted(
    (a, b) => a.validTo.getTime() - b.validTo.getTime(),
  )[0];
  if (!soonest) return null;
  const leftMs = soonest.validTo.getTime() - now.getTime();
  const { validFrom, validTo, host } = soonest;
  const lifetimeMs = validFrom ? validTo.getTime() - validFrom.getTime() : Infinity;
  // Some certificates live for days only and are renewed in time all the same.
  if (leftMs > Math.min(certificateWarnMs, lifetimeMs / 5)) return null;
  return {
    kind: "certificate",
    severity: leftMs <= certificateAlarmMs ? weigh(facts) : "warning",
    params: {
      host,
      state: leftMs <= 0 ? "expired" : "soon",
      days: Math.max(0, Math.floor(leftMs / dayMs)),
      validTo: validTo.toISOString(),
    },
  };
}

/** Another announced list matters where ours fails or has gone silent: many sites announce several that all live. */
function feedMoved(
  facts: HealthFacts,
  streaks: readonly ListStreak[],
  hasGoneSilent: boolean,
): Finding | null {
  const moved = facts.moves.find(
    ({ url, movedBy }) =>
      facts.lists.some((list) => list.url === url) &&
      (movedBy === "redirect" || hasGoneSilent || streaks.some((streak) => streak.url === url)),
  );
  if (!moved) return null;
  return {
    kind: "feed-moved",
    severity: "warning",
    params: { url: moved.url, movedTo: moved.movedTo, by: moved.movedBy },
  };
}

/** What stood in the list for a while only, in those days, was seen by nobody. */
function validatorsLie(facts: HealthFacts, now: Date): Finding | null {
  const latest = facts.doubted
    .filter(({ url }) => facts.lists.some((list) => list.url === url))
    .toSorted((a, b) => b.since.getTime() - a.since.getTime())[0];
  if (!latest || now.getTime() - latest.since.getTime() > toldOfLieMs) return null;
  return {
    kind: "validators-lie",
    severity: "warning",
    params: { url: latest.url, since: latest.since.toISOString() },
  };
}

/** The last good definition goes on to be used. */
function fileBroken(facts: HealthFacts): Finding {
  return {
    kind: "file-broken",
    severity: weigh(facts),
    params: { problem: facts.fileProblem!.slice(0, 500) },
  };
}
