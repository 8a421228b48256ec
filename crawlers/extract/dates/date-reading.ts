/** A date as it stands in a source: what is written and nothing more. */
export interface DateReading {
  year: number;
  month: number;
  day: number;
  /** Null where the source names no time of day. */
  time: { hour: number; minute: number; second: number } | null;
  /** Minutes east of UTC where the source itself says so. */
  offsetMinutes: number | null;
  /** True where day or time was completed from the moment of capture («вчера в 18:05»). */
  relative?: boolean;
}

/** True for a day that exists, in the years the web has had. Pure. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1992 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
