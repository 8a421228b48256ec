import type { FoundDate } from "./collect-dates.ts";
import type { DateReading } from "./date-reading.ts";
import { wallMs } from "./format-instant.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_OFFSET = 14 * 60;
/** Visible dates below this may be of a neighbour in a list. */
const NEAR_HEADING = 2;

/**
 * 18:30Z on a page that prints «00:30» of the next day was published at 00:30+06:00. An instant in UTC of a site
 * whose zone is not known is shown in the offset that another date of the page carries or implies: the same
 * instant, and the day its readers saw. Where the page names only another day, before or after, that day alone
 * is left. Readings with an offset of their own stay as they are. Pure.
 */
export function inLocalDay(reading: DateReading, found: readonly FoundDate[]): DateReading {
  if (reading.time === null || reading.offsetMinutes !== 0) return reading;
  const ofArticle = found.filter((date) => (date.score ?? NEAR_HEADING) >= NEAR_HEADING);
  for (const date of ofArticle) {
    const minutes = statedOffset(date.reading) ?? impliedOffset(date.reading, reading);
    if (minutes !== null && minutes !== 0) return inOffset(reading, minutes);
  }
  const days = ofArticle.filter(
    (date) =>
      date.kind === "published" && date.reading.time === null && date.reading.relative !== true,
  );
  const visible = days.find((date) => date.source !== "url") ?? days[0];
  return visible !== undefined && isNeighbour(visible.reading, reading) ? visible.reading : reading;
}

function statedOffset({ time, offsetMinutes }: DateReading): number | null {
  return time === null || offsetMinutes === 0 ? null : offsetMinutes;
}

/** The offset in which a clock time without one is the same moment; seconds are often left out. */
function impliedOffset(other: DateReading, utc: DateReading): number | null {
  if (other.time === null || other.offsetMinutes !== null || other.relative === true) return null;
  const minutes = Math.round((wallMs(other) - wallMs(utc)) / MINUTE_MS);
  const rounded = Math.round(minutes / 30) * 30;
  const agrees = Math.abs(wallMs(other) - wallMs(utc) - rounded * MINUTE_MS) < MINUTE_MS;
  return agrees && Math.abs(rounded) <= MAX_OFFSET ? rounded : null;
}

/** True for the day before or after, if somewhere on earth it was that day at that instant. */
function isNeighbour(day: DateReading, utc: DateReading): boolean {
  const days = (wallMs({ ...day, time: null }) - wallMs({ ...utc, time: null })) / DAY_MS;
  const hour = utc.time?.hour ?? 0;
  return (days === -1 && hour < 12) || (days === 1 && hour >= 10);
}

function inOffset(reading: DateReading, offsetMinutes: number): DateReading {
  const wall = new Date(wallMs(reading) + offsetMinutes * MINUTE_MS);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    time: { hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() },
    offsetMinutes,
  };
}
