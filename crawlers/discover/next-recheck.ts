import type { SourceDefinition } from "../define-source.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface Step {
  /** The step holds while the last change is younger than this. */
  untilAgeMs: number;
  everyMs: number;
}

/** NewsDiffs' ladder, but without its end: a statement may be rewritten on the eve of a trial, years later. */
const ladder: readonly Step[] = [
  { untilAgeMs: 3 * hourMs, everyMs: 15 * minuteMs },
  { untilAgeMs: dayMs, everyMs: hourMs },
  { untilAgeMs: 7 * dayMs, everyMs: 3 * hourMs },
  { untilAgeMs: 30 * dayMs, everyMs: 3 * dayMs },
  { untilAgeMs: Infinity, everyMs: 30 * dayMs },
];
/** Authorities mend their wording most in the first hour. */
const officialLadder: readonly Step[] = [{ untilAgeMs: hourMs, everyMs: 10 * minuteMs }, ...ladder];

/** A look that did not reach the page (an outage, a refusal) is made up for: after an hour, then two, then four … */
const missedLookMs = hourMs;

/**
 * When to look at a page again, from how long ago it last changed (its first capture counts as a change), and sooner
 * where the last looks did not reach it: an outage must not cost a month. It depends on nothing else: if pages linked to incidents were visited more often, a server's log would tell
 * its owner which ones interest us (docs/safety.md). Pure.
 *
 * @returns milliseconds from `now`; never "no more"
 */
export function nextRecheckDelay(page: {
  role: SourceDefinition["role"];
  lastChangeAt: Date;
  now: Date;
  /** Looks in a row that did not reach it; missing: none. */
  failures?: number;
}): number {
  // A clock that was set back makes the age negative, which is the first step too.
  const ageMs = page.now.getTime() - page.lastChangeAt.getTime();
  const steps = page.role === "official" ? officialLadder : ladder;
  const everyMs = steps.find((step) => ageMs < step.untilAgeMs)?.everyMs ?? 30 * dayMs;
  const failures = page.failures ?? 0;
  return failures > 0 ? Math.min(everyMs, missedLookMs * 2 ** (failures - 1)) : everyMs;
}
