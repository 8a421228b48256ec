import { DateTime } from "luxon";

/** A week from Monday 00:00 to the next in `timeZone`, as instants; `end` does not belong to it. */
export interface DigestPeriod {
  start: Date;
  end: Date;
}

/** The last full week before `now`. Weeks with a change of the clock are an hour longer or shorter, never off. */
export function weekBefore(now: Date, timeZone: string): DigestPeriod {
  const monday = DateTime.fromJSDate(now, { zone: timeZone }).startOf("week");
  return { start: monday.minus({ weeks: 1 }).toJSDate(), end: monday.toJSDate() };
}

/** The week that began at `start`. */
export function weekFrom(start: Date, timeZone: string): DigestPeriod {
  return {
    start,
    end: DateTime.fromJSDate(start, { zone: timeZone }).plus({ weeks: 1 }).toJSDate(),
  };
}
