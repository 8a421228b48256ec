import { learnRhythm, type Rhythm } from "./learn-rhythm.ts";

const hourMs = 3_600_000;
/** Nothing is looked for further ahead than two weeks. */
const farthestMs = 2 * 168 * hourMs;

/**
 * How long until the next item may be expected, in milliseconds, from when items came before. The rate is taken
 * per hour of the week, so that a press office that works from nine to six is asked often by day and rarely by
 * night. Pure.
 *
 * @param appearedAt when items were first listed or published, in any order
 * @param observedSince since when the source is watched without a long break
 * @param timeZone IANA zone of the source
 * @returns null while nothing is known: no item yet, or watched for less than an hour
 */
export function expectGap(
  appearedAt: readonly Date[],
  observedSince: Date,
  now: Date,
  timeZone: string,
): number | null {
  const rhythm = learnRhythm(appearedAt, observedSince, now, timeZone);
  return rhythm === null ? null : timeUntilOne(now.getTime(), rhythm);
}

/** Walks ahead until the expected number of items reaches one. */
function timeUntilOne(now: number, ratePerHour: Rhythm): number {
  let expected = 0;
  let time = now;
  const end = now + farthestMs;
  while (time < end) {
    const next = (Math.floor(time / hourMs) + 1) * hourMs;
    const rate = ratePerHour(time);
    const inThisHour = (rate * (next - time)) / hourMs;
    if (expected + inThisHour >= 1) return time + ((1 - expected) / rate) * hourMs - now;
    expected += inThisHour;
    time = next;
  }
  return end - now;
}
