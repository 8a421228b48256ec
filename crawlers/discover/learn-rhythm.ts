import { DateTime } from "luxon";

const hourMs = 3_600_000;
const hoursOfWeek = 168;
/** Older habits are forgotten: newsrooms change their shifts. */
const usualWeeks = 8;
/** One made-up week in which items are spread evenly keeps an hour that was quiet so far from counting as dead. */
const evenWeeks = 1;

/** Items per hour that a source brings at an instant (milliseconds), by the hour of its week. */
export type Rhythm = (time: number) => number;

/**
 * Learns from when items came before how many come in each hour of the week, so that a press office that works from
 * nine to six is known to be quiet by night and on Sundays. Pure.
 *
 * @param appearedAt when items were first listed or published, in any order
 * @param observedSince since when the source is watched without a long break
 * @param timeZone IANA zone of the source: habits follow its clocks, through summer time and changes of zone
 * @param maxWeeks how far back is looked at most
 * @returns null while nothing is known: no item yet, or watched for less than an hour
 */
export function learnRhythm(
  appearedAt: readonly Date[],
  observedSince: Date,
  now: Date,
  timeZone: string,
  maxWeeks = usualWeeks,
): Rhythm | null {
  const from = Math.max(observedSince.getTime(), now.getTime() - maxWeeks * hoursOfWeek * hourMs);
  const observedHours = (now.getTime() - from) / hourMs;
  const seen = appearedAt
    .map((date) => date.getTime())
    .filter((time) => time >= from && time <= now.getTime());
  if (observedHours < 1 || seen.length === 0) return null;
  const hourOf = hourOfWeekIn(timeZone);
  const counts = new Float64Array(hoursOfWeek);
  for (const time of seen) counts[hourOf(time)]! += 1;
  const exposure = exposureByHour(from, now.getTime(), hourOf);
  const even = seen.length / observedHours;
  const rates = counts.map(
    (count, hour) => (count + even * evenWeeks) / (exposure[hour]! + evenWeeks),
  );
  return (time) => rates[hourOf(time)]!;
}

/** 1 January 1970 was a Thursday; weeks here begin on Monday. */
const weekdayOfEpoch = 3;

/** Hour of the week on the clocks of a zone. Asking a zone is slow, so its offset is asked once a day. */
function hourOfWeekIn(timeZone: string): (time: number) => number {
  const offsets = new Map<number, number>();
  return (time) => {
    const day = Math.floor(time / (24 * hourMs));
    const known = offsets.get(day);
    const offset = known ?? DateTime.fromMillis(time, { zone: timeZone }).offset;
    if (known === undefined) offsets.set(day, offset);
    const hours = Math.floor((time + offset * 60_000) / hourMs) + weekdayOfEpoch * 24;
    return ((hours % hoursOfWeek) + hoursOfWeek) % hoursOfWeek;
  };
}

/** How many hours of watching fell into each hour of the week. */
function exposureByHour(from: number, to: number, hourOf: (time: number) => number): Float64Array {
  const exposure = new Float64Array(hoursOfWeek);
  for (let time = from; time < to;) {
    const next = Math.min(to, (Math.floor(time / hourMs) + 1) * hourMs);
    exposure[hourOf(time)]! += (next - time) / hourMs;
    time = next;
  }
  return exposure;
}
