import type { DateReading } from "./date-reading.ts";
import { isRealDay } from "./date-reading.ts";
import { parseRelativeDate } from "./parse-relative-date.ts";
import { parseTimeOfDay } from "./parse-time-of-day.ts";
import { monthOf } from "./month-names.ts";
import { offsetOfZone } from "./zone-offsets.ts";

export interface DateContext {
  /** "03/04/2021" is the third of April unless this is set (pages from the United States). */
  monthFirst?: boolean;
  /** Moment of capture and the site's zone: only with both are «вчера» and a lone time read. */
  now?: Date;
  timeZone?: string;
}

const ISO =
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+|%20)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z\b|UTC|GMT|[+-]\d{2}:?\d{2}\b|[+-]\d{2}\b)?)?(?!\d)/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const EPOCH = /^(\d{10})(\d{3})?$/;
const LETTERS = "\\p{L}[\\p{L}\\p{M}]{1,15}";
/** 29 июля 2021; 9. November 2019; 3rd of May 2020; 29-Jul-2021; 7 de octubre de 2020 */
const DAY_MONTH_YEAR = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})(?:\\s?(?:st|nd|rd|th)(?!\\p{L})|er|º|-?го|-?шы|-?ші)?\\.?[\\s\\-/,]*(?:of\\s|de\\s|d[’'])?\\s*(${LETTERS})\\.?[\\s\\-/,]*(?:de\\s|del\\s)?\\s*(\\d{4})(?!\\d)`,
  "iu",
);
/** November 19, 2019; Nov. 19th 2019 */
const MONTH_DAY_YEAR = new RegExp(
  `(?<![\\p{L}])(${LETTERS})\\.?\\s*(\\d{1,2})\\s?(?:st|nd|rd|th)?\\.?,?\\s+(\\d{4})(?!\\d)`,
  "iu",
);
/** 2021 жылғы 29 шілде; 2021 ж. 29 шілде; 2021 July 29; 2019. november 9. */
const YEAR_FIRST_NAMED = new RegExp(
  `(?<!\\d)(\\d{4})(?:[-\\s]*(?:жылғы|жылдың|жылы|ж\\.|г\\.|йил|жылдын))?[.,]?\\s+(?:(\\d{1,2})[-\\s]*(${LETTERS})|(${LETTERS})\\.?\\s+(\\d{1,2})(?!\\d))`,
  "iu",
);
const NUMERIC_YEAR_LAST =
  /(?<![\d.,/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2}(?!:\d))(?![\d/]|\.\d)/;
const NUMERIC_YEAR_FIRST = /(?<![\d.,/])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/;
const VIETNAMESE = /(\d{1,2}) tháng (\d{1,2})(?:,| năm) ?(\d{4})/i;
const CJK = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;

type Day = { year: number; month: number; day: number; at: number; length: number };

/**
 * Reads a date in machine form or as printed (many languages, Russian and Kazakh in full). Only a result with
 * day, month and year certain is returned; text without one gives null. Pure.
 */
export function parseDate(raw: string, context: DateContext = {}): DateReading | null {
  const text = normalise(raw);
  if (text.length < 4) return null;
  return (
    parseMachineDate(text) ?? parsePrintedDate(text, context) ?? parseRelativeDate(text, context)
  );
}

/** Zero of the digits that dates are printed in beside the European ones. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

function europeanDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

/** Other digits, non-breaking spaces and long strings: the date stands near the beginning of what is printed. */
function normalise(raw: string): string {
  return (
    raw
      .slice(0, 400)
      .replace(/[\s\u00a0\u2000-\u200b\u202f]+/g, " ")
      .replace(
        /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g,
        europeanDigit,
      )
      .replace(/[\u2010\u2011\u2012]/g, "-")
      // «29» июля, as in documents.
      .replace(/[«"“„](\d{1,2})[»"”]/g, "$1")
      .trim()
  );
}

function parseMachineDate(text: string): DateReading | null {
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return fromInstant(Number(epoch[1]) * 1000);
  const match = COMPACT.exec(text) ?? ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isRealDay(date.year, date.month, date.day)) return null;
  if (hour === undefined)
    return { ...date, ...parseTimeOfDay(text.slice(match.index + match[0].length)) };
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  if (time.hour > 23 || time.minute > 59 || time.second > 60)
    return { ...date, time: null, offsetMinutes: null };
  const rest = text.slice(match.index + match[0].length);
  const printedZone = zone ?? /^\s*\(?((?:UTC|GMT)\s*[+-]\s*\d{1,2})/i.exec(rest)?.[1];
  const offset = printedZone === undefined ? null : offsetOfZone(printedZone);
  return { ...date, time: { ...time, second: Math.min(time.second, 59) }, offsetMinutes: offset };
}

function fromInstant(ms: number): DateReading | null {
  const at = new Date(ms);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  if (!isRealDay(year, month, day)) return null;
  const time = { hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() };
  return { year, month, day, time, offsetMinutes: 0 };
}

function parsePrintedDate(text: string, context: DateContext): DateReading | null {
  const days = [
    named(DAY_MONTH_YEAR, text, ([, d, m, y]) => [y, m, d]),
    named(MONTH_DAY_YEAR, text, ([, m, d, y]) => [y, m, d]),
    named(YEAR_FIRST_NAMED, text, ([, y, d, m, m2, d2]) => [y, m ?? m2, d ?? d2]),
    javascriptDate(text),
    vietnameseDate(text),
    numericYearLast(text, context),
    numericYearFirst(text),
  ].filter((day) => day !== null);
  const first = days.toSorted((a, b) => a.at - b.at)[0];
  if (first === undefined) return null;
  // The time stands behind the date («29 июля 2021 г. в 14:30») or before it («19:35, 27 января 2026»).
  const behind = parseTimeOfDay(text.slice(first.at + first.length, first.at + first.length + 60));
  const before = parseTimeOfDay(text.slice(Math.max(0, first.at - 16), first.at));
  const { time } = behind.time !== null ? behind : before;
  const offsetMinutes = time === null ? null : (behind.offsetMinutes ?? before.offsetMinutes);
  return { year: first.year, month: first.month, day: first.day, time, offsetMinutes };
}

function named(
  pattern: RegExp,
  text: string,
  pick: (match: RegExpExecArray) => (string | undefined)[],
): Day | null {
  const all = new RegExp(pattern, `${pattern.flags}g`);
  for (let match = all.exec(text); match !== null; match = all.exec(text)) {
    const [year, word, day] = pick(match);
    const month = monthOf(word ?? "");
    if (month !== null && isRealDay(Number(year), month, Number(day))) {
      return {
        year: Number(year),
        month,
        day: Number(day),
        at: match.index,
        length: match[0].length,
      };
    }
    all.lastIndex = match.index + 1;
  }
  return null;
}

/** Tue Nov 19 2019 … and Tue Nov 19 14:30:00 EST 2019 */
function javascriptDate(text: string): Day | null {
  const match =
    /\b([A-Z][a-z]{2}) (\d{1,2}) (?:\d{2}:\d{2}(?::\d{2})? )?(?:[A-Z]{3,4} )?(\d{4})\b/.exec(text);
  const month = monthOf(match?.[1] ?? "");
  if (match === null || month === null || !isRealDay(Number(match[3]), month, Number(match[2])))
    return null;
  return {
    year: Number(match[3]),
    month,
    day: Number(match[2]),
    at: match.index,
    length: match[0].length,
  };
}

function vietnameseDate(text: string): Day | null {
  const match = VIETNAMESE.exec(text);
  const [day = 0, month = 0, year = 0] = match?.slice(1).map(Number) ?? [];
  if (match === null || !isRealDay(year, month, day)) return null;
  return { year, month, day, at: match.index, length: match[0].length };
}

function numericYearLast(text: string, context: DateContext): Day | null {
  const match = NUMERIC_YEAR_LAST.exec(text);
  if (match === null) return null;
  const [whole, one, separator, two, printedYear] = match;
  const short = printedYear?.length === 2;
  // Two digits for the year are certain only with dots, as in 27.03.20.
  if (short && separator !== ".") return null;
  const year = Number(printedYear) + (short ? 2000 : 0);
  const monthFirst = separator !== "." && context.monthFirst === true;
  const tries = monthFirst
    ? [
        [two, one],
        [one, two],
      ]
    : [
        [one, two],
        [two, one],
      ];
  for (const [day, month] of separator === "." ? tries.slice(0, 1) : tries) {
    if (isRealDay(year, Number(month), Number(day))) {
      return {
        year,
        month: Number(month),
        day: Number(day),
        at: match.index,
        length: whole.length,
      };
    }
  }
  return null;
}

function numericYearFirst(text: string): Day | null {
  const cjk = CJK.exec(text);
  const match = cjk ?? NUMERIC_YEAR_FIRST.exec(text);
  if (match === null) return null;
  const [year, month, day] = (cjk === null ? [match[1], match[3], match[4]] : match.slice(1)).map(
    Number,
  );
  if (!isRealDay(year ?? 0, month ?? 0, day ?? 0)) return null;
  return {
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    at: match.index,
    length: match[0].length,
  };
}
