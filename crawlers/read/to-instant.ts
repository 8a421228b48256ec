import { DateTime } from "luxon";

/** RFC 3339, or a day alone, which begins at midnight of the source's zone. Null where nothing valid stands. */
export function toInstant(value: string | null, timeZone: string): Date | null {
  if (value === null) return null;
  const instant = DateTime.fromISO(value, { zone: timeZone });
  return instant.isValid ? instant.toJSDate() : null;
}
