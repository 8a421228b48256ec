import { learnRhythm, type Rhythm } from "../discover/learn-rhythm.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What comes within an hour came together: both languages of one release are one sign of life. */
const togetherMs = hourMs;
/** Half a year: a court that publishes once a week has a pace, too. */
export const memoryWeeks = 26;
const leastGaps = 5;
const leastDays = 7;
/** “Usual” are all gaps but the longest twentieth. */
const usualShare = 0.95;
/** A living source is called silent by chance so rarely. */
const yearsBetweenFalseAlarms = 4;
const timesLongest = 1.2;

/** How often something new comes from a source. */
export interface Pace {
  /** By the clock, in milliseconds: half of the gaps are shorter, and all but the longest twentieth. */
  usualGapMs: number;
  longGapMs: number;
  /** When something new came last. */
  lastAt: Date;
  /** From then on nothing new is too long. */
  silentAt: Date;
}

/**
 * Learns the pace of a source, and until when it may bring nothing new. Gaps are measured in the source's own time,
 * in which an hour counts for as many items as usually come in that hour of the week: a night or a weekend of a press
 * office hardly counts. Too long is as many times the usual gap as chance brings once in four years, and longer than any
 * gap before. Pure.
 *
 * @param appearedAt when something new appeared, oldest first, without what the first look found
 * @returns null while it was watched for too short a time, or too little came, to tell what is usual
 */
export function learnPace(
  appearedAt: readonly Date[],
  watchedSince: Date | null,
  timeZone: string,
): Pace | null {
  const all = gather(appearedAt);
  const last = all.at(-1);
  if (!watchedSince || last === undefined) return null;
  if (last - watchedSince.getTime() < leastDays * dayMs) return null;
  const times = all.filter((time) => time >= last - memoryWeeks * 7 * dayMs);
  const lastAt = new Date(last);
  const dates = times.map((time) => new Date(time));
  const rhythm = learnRhythm(dates, watchedSince, lastAt, timeZone, memoryWeeks);
  if (!rhythm || times.length <= leastGaps) return null;
  const gaps = pairs(times).map(([from, to]) => ownTime(rhythm, from, to));
  const years = (last - times[0]!) / (365 * dayMs);
  // Of few gaps the usual one is known badly.
  const margin = 1 + 1 / Math.sqrt(gaps.length);
  const timesUsual = margin * chance(yearsBetweenFalseAlarms * (gaps.length / years));
  const limit = Math.max(timesUsual * quantile(gaps, usualShare), timesLongest * Math.max(...gaps));
  const clockGaps = pairs(times).map(([from, to]) => to - from);
  return {
    usualGapMs: quantile(clockGaps, 0.5),
    longGapMs: quantile(clockGaps, usualShare),
    lastAt,
    silentAt: new Date(whenReached(rhythm, last, limit)),
  };
}

function gather(appearedAt: readonly Date[]): number[] {
  const times: number[] = [];
  for (const date of appearedAt) {
    const time = date.getTime();
    if (times.length === 0 || time - times.at(-1)! >= togetherMs) times.push(time);
  }
  return times;
}

const pairs = (times: readonly number[]): [number, number][] =>
  times.slice(1).map((time, index) => [times[index]!, time]);

/**
 * How many times the usual gap is the longest of so many, where items come by chance: of gaps that are exponential
 * one in n is longer than ln n times their mean, and one in twenty longer than ln 20.
 */
const chance = (gaps: number): number => Math.log(gaps) / Math.log(1 / (1 - usualShare));

/** How many items would usually have come between two instants. */
function ownTime(rhythm: Rhythm, from: number, to: number): number {
  let expected = 0;
  for (let time = from; time < to;) {
    const next = Math.min(to, (Math.floor(time / hourMs) + 1) * hourMs);
    expected += (rhythm(time) * (next - time)) / hourMs;
    time = next;
  }
  return expected;
}

/** The first full hour at which so many items would have come. A rhythm is never zero, so there is one. */
function whenReached(rhythm: Rhythm, from: number, limit: number): number {
  let expected = 0;
  let time = from;
  while (expected < limit) {
    const next = (Math.floor(time / hourMs) + 1) * hourMs;
    expected += (rhythm(time) * (next - time)) / hourMs;
    time = next;
  }
  return time;
}

/** The value that so large a share of the values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
