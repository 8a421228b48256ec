import type { DateReading } from "./date-reading.ts";
import type { DateContext } from "./parse-date.ts";
import { isRealDay } from "./date-reading.ts";
import { monthOf } from "./month-names.ts";
import { parseTimeOfDay } from "./parse-time-of-day.ts";
import { offsetAt } from "./zone-offsets.ts";

/** Words for days before the capture. Edges are by letters, since `\b` knows no Cyrillic. */
const DAY_WORDS: [RegExp, number][] = [
  [/(?<!\p{L})(?:сегодня|бүгін|bugin|búgin|today|бүгүн|bugun|сьогодні|heute)(?!\p{L})/iu, 0],
  [/(?<!\p{L})(?:вчера|кеше|keshe|yesterday|кечээ|kecha|вчора|gestern)(?!\p{L})/iu, 1],
  [/(?<!\p{L})(?:позавчера|алдыңғы күні)(?!\p{L})/iu, 2],
];
/** «29 июля, 14:30», «Nov 18», «29 шілде»: of the present year, since sites name every other. */
const DAY_AND_MONTH =
  /^(?:[^\d\p{L}]{0,6}|[^\d]{2,16}[,:|]\s?)(?:(\d{1,2})[\s-](\p{L}{3,9})|(\p{L}{3,9})\.? (\d{1,2}))\.?(?:,?\s(?:в |сағат )?\d{1,2}:\d{2}.{0,6})?$/u;
/** «2 часа назад», «15 минут бұрын», “3 days ago” */
const AGO =
  /(\d{1,3})\s*(мин|час|сағ|дн|ден|күн|day|hour|min)\p{L}*\.?\s*(?:назад|бұрын|ago)(?!\p{L})/iu;
const UNIT_MINUTES: Record<string, number> = {
  мин: 1,
  min: 1,
  час: 60,
  сағ: 60,
  hour: 60,
  дн: 1440,
  ден: 1440,
  күн: 1440,
  day: 1440,
};

/**
 * Dates that only the moment of capture completes. Null without `now` and `timeZone`: a day guessed in the
 * wrong zone is worse than none. A text that is nothing but a time is today's, or yesterday's if today's
 * has not come yet. Pure.
 */
export function parseRelativeDate(text: string, context: DateContext): DateReading | null {
  const { now, timeZone } = context;
  if (now === undefined || timeZone === undefined || text.length > 80) return null;
  const offsetMinutes = offsetAt(timeZone, now.getTime());
  const wallNow = now.getTime() + offsetMinutes * 60_000;
  const { time } = parseTimeOfDay(text);

  const ago = AGO.exec(text);
  if (ago !== null) {
    const unit = UNIT_MINUTES[(ago[2] ?? "").toLowerCase()] ?? 0;
    const then = wallNow - Number(ago[1]) * unit * 60_000;
    // “3 hours ago” fixes the day, not the minute.
    return { ...dayOf(then), time: null, offsetMinutes: null, relative: true };
  }
  for (const [word, daysBack] of DAY_WORDS) {
    if (word.test(text)) {
      return {
        ...dayOf(wallNow - daysBack * 86_400_000),
        time,
        offsetMinutes: null,
        relative: true,
      };
    }
  }
  const thisYear = dayOfYear(text, wallNow);
  if (thisYear !== null) return { ...thisYear, time, offsetMinutes: null, relative: true };
  if (time === null || !/^\D{0,12}\d{1,2}:\d{2}(?::\d{2})?\D{0,6}$/.test(text)) return null;
  const minuteOfDay = new Date(wallNow).getUTCHours() * 60 + new Date(wallNow).getUTCMinutes();
  const future = time.hour * 60 + time.minute > minuteOfDay;
  return {
    ...dayOf(wallNow - (future ? 86_400_000 : 0)),
    time,
    offsetMinutes: null,
    relative: true,
  };
}

/** The last such day before the capture. */
function dayOfYear(text: string, wallNow: number): ReturnType<typeof dayOf> | null {
  const match = DAY_AND_MONTH.exec(text);
  const month = monthOf(match?.[2] ?? match?.[3] ?? "");
  const day = Number(match?.[1] ?? match?.[4]);
  if (month === null) return null;
  const thisYear = new Date(wallNow).getUTCFullYear();
  const year = Date.UTC(thisYear, month - 1, day) > wallNow ? thisYear - 1 : thisYear;
  return isRealDay(year, month, day) ? { year, month, day } : null;
}

function dayOf(wallMs: number): Pick<DateReading, "year" | "month" | "day"> {
  const wall = new Date(wallMs);
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}
