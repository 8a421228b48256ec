/** A day: what a site asks for beyond it is asked again. */
const longestMs = 86_400_000;

/**
 * The wait a Retry-After field asks for (RFC 9110, 10.2.3: seconds or an HTTP date), in milliseconds from
 * `now`, at most a day. Null when the field is absent or neither. Pure.
 */
export function parseRetryAfter(header: string | null | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, longestMs);
  // Dates begin with the name of a day; Date.parse alone would also read “-5” or “2 apples”.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now.getTime(), 0), longestMs);
}
