import type { DateReading } from "./date-reading.ts";
import { offsetOfZone } from "./zone-offsets.ts";

const CLOCK =
  /(?<![\d.:,])(\d{1,2})(?::|\.(?=\d{2}\s*(?:uhr|ч))|(?<=(?:^|[\s,])(?:в|сағат|сағ\.|um|at|kl\.?|ore|alle) \d{1,2})\.|h(?=\d{2}))(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)\s*(a\.?m\.?|p\.?m\.?)?/i;
const ZONE =
  /^[\s,|(]*((?:utc|gmt)\s*(?:[+\-\u2212\u2013]\s*\d{1,2}(?::?\d{2})?)?|[+\u2212-]\d{2}:?\d{2}|[a-zмск]{2,4}(?![\p{L}]))/iu;

/**
 * First time of day in a short text, with the zone printed behind it: “14:30”, “7:05 p.m. EST”,
 * “19:35 … GMT +5”, “9.30 Uhr”. `time` is null where there is none. Pure.
 */
export function parseTimeOfDay(text: string): Pick<DateReading, "time" | "offsetMinutes"> {
  const match = CLOCK.exec(text);
  const zoneAlone = () => {
    const far = /(?:utc|gmt)\s*[+\-\u2212\u2013]\s*\d{1,2}(?::?\d{2})?/i.exec(text);
    return far === null ? null : offsetOfZone(far[0]);
  };
  if (match === null) return { time: null, offsetMinutes: zoneAlone() };
  const [whole, printedHour, minute, second, half] = match;
  let hour = Number(printedHour);
  if (half !== undefined && hour >= 1 && hour <= 12)
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minute) > 59) return { time: null, offsetMinutes: null };
  const zone = ZONE.exec(text.slice(match.index + whole.length));
  return {
    time: { hour, minute: Number(minute), second: Math.min(Number(second ?? 0), 59) },
    offsetMinutes: (zone === null ? null : offsetOfZone(zone[1] ?? "")) ?? zoneAlone(),
  };
}
