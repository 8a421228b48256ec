import type { DateReading } from "./date-reading.ts";
import { offsetAt, offsetOfWallTime } from "./zone-offsets.ts";

const pad = (value: number, width = 2) => String(value).padStart(width, "0");

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return minutes === 0
    ? "Z"
    : `${minutes < 0 ? "-" : "+"}${pad(Math.trunc(size / 60))}:${pad(size % 60)}`;
}

/** The wall-clock time of a reading as milliseconds, as if its zone were UTC. Pure. */
export function wallMs(reading: DateReading): number {
  const { hour, minute, second } = reading.time ?? { hour: 0, minute: 0, second: 0 };
  return Date.UTC(reading.year, reading.month - 1, reading.day, hour, minute, second);
}

/** An instant in the given offset, RFC 3339 with seconds. Pure. */
export function formatInstant(instantMs: number, offsetMinutes: number): string {
  const wall = new Date(instantMs + offsetMinutes * 60_000).toISOString();
  return wall.slice(0, 19) + offsetText(offsetMinutes);
}

/**
 * A reading as RFC 3339 with offset, or YYYY-MM-DD where the time or its zone is unknown. An instant printed
 * in UTC is shown in `timeZone` when that is known: same instant, and the day its readers saw. Pure.
 */
export function formatReading(reading: DateReading, timeZone: string | null): string {
  const day = `${pad(reading.year, 4)}-${pad(reading.month)}-${pad(reading.day)}`;
  if (reading.time === null) return day;
  const wall = wallMs(reading);
  if (reading.offsetMinutes === null) {
    if (timeZone === null) return day;
    return `${day}T${pad(reading.time.hour)}:${pad(reading.time.minute)}:${pad(reading.time.second)}${offsetText(offsetOfWallTime(timeZone, wall))}`;
  }
  const instantMs = wall - reading.offsetMinutes * 60_000;
  const shown =
    reading.offsetMinutes === 0 && timeZone !== null
      ? offsetAt(timeZone, instantMs)
      : reading.offsetMinutes;
  return formatInstant(instantMs, shown);
}
