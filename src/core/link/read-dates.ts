import { addDays, isoDay, localDay } from "./calendar-days.ts";
import { MONTHS, SEASONS } from "./date-words.ts";
import { readRelativeDates } from "./read-relative-dates.ts";

/** Internal: the last day of a range keeps until the year is known. */
type OpenMention = DateMention & { lastDay?: number };

/** A date as a text names it. `start`, `end`: UTF-16 code units. */
export interface DateMention {
  start: number;
  end: number;
  /** First and last day it may mean, YYYY-MM-DD; null where the year stays open. */
  from: string | null;
  to: string | null;
  /** As written; a range of days gives its first day. */
  year: number | null;
  month: number | null;
  day: number | null;
  precision: "day" | "week" | "month" | "season" | "year";
  /** `written`: with its year; `inferred`: the year comes from the text around or the publication; `relative`: “yesterday”. */
  basis: "written" | "inferred" | "relative" | "open";
}

export interface ReadDatesOptions {
  /** RFC 3339 instant or YYYY-MM-DD; without it relative dates are left out and years are not inferred from it. */
  publishedAt?: string;
  /** IANA zone in which “yesterday” is counted. */
  timeZone: string;
}

const MONTH_OF = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const MONTH = `(?<month>${[...MONTH_OF.keys()].toSorted((a, b) => b.length - a.length).join("|")})`;
/** English short months end there; others take endings. */
const ENDING = "(?<ending>\\p{L}{0,6})\\.?";
const DAY = "(?<day>[12]\\d|3[01]|0?[1-9])(?:-?(?:го|е|ші|шы|инші|сі|th|st|nd|rd))?";
const RANGE = "(?:\\s?[-–—]\\s?(?<lastDay>[12]\\d|3[01]|0?[1-9]))?";
const YEAR = "(?<year>(?:19|20)\\d\\d)";
const EDGE = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";

/** Longer forms first: what one pattern has read, no later one reads again. */
const PATTERNS: RegExp[] = [
  // 2021-05-29; 29.05.2021; 29/05/2021
  new RegExp(
    `${EDGE}${YEAR}-(?<monthNumber>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])${END}`,
    "giu",
  ),
  new RegExp(
    `${EDGE}(?<day>0?[1-9]|[12]\\d|3[01])[./](?<monthNumber>0?[1-9]|1[0-2])[./]${YEAR}${END}`,
    "giu",
  ),
  // 2021 жылғы 29 мамырда, 2021 жылдың 29 мамыры
  new RegExp(
    `${EDGE}${YEAR}\\s(?:жыл|jyl)\\p{L}*\\s${DAY}${RANGE}\\s${MONTH}${ENDING}${END}`,
    "giu",
  ),
  // 29 мая [2021 года], 28–29 июля, 29th of May 2021
  new RegExp(`${EDGE}${DAY}${RANGE}\\s(?:of\\s)?${MONTH}${ENDING}(?:,?\\s${YEAR})?${END}`, "giu"),
  // May 29[, 2021]
  new RegExp(`${EDGE}${MONTH}${ENDING}\\s${DAY}${RANGE}(?:,?\\s${YEAR})?${END}`, "giu"),
  // 2021 жылғы мамырда
  new RegExp(`${EDGE}${YEAR}\\s(?:жыл|jyl)\\p{L}*\\s${MONTH}${ENDING}${END}`, "giu"),
  // в мае [2021 года], in May [2021], мамырда
  new RegExp(`${EDGE}${MONTH}${ENDING}(?:\\sайы\\p{L}*)?(?:,?\\s${YEAR})?${END}`, "giu"),
  // в 2021 году, in 2021, 2021 жылы
  new RegExp(`${EDGE}${YEAR}${END}`, "giu"),
];

/** All dates of the text in order. Pure. */
export function readDates(text: string, options: ReadDatesOptions): DateMention[] {
  const published = options.publishedAt ? localDay(options.publishedAt, options.timeZone) : null;
  const found: OpenMention[] = [];
  const free = (start: number, end: number): boolean =>
    found.every((other) => end <= other.start || start >= other.end);
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const mention = fromMatch(match);
      if (mention && free(mention.start, mention.end)) found.push(mention);
    }
  }
  if (published !== null) {
    for (const mention of readRelativeDates(text, published))
      if (free(mention.start, mention.end)) found.push(mention);
  }
  for (const mention of readSeasons(text))
    if (free(mention.start, mention.end)) found.push(mention);
  found.sort((a, b) => a.start - b.start);
  return giveYears(found, published);
}

function fromMatch(match: RegExpMatchArray): OpenMention | null {
  const groups = match.groups ?? {};
  const start = match.index as number;
  const month = groups.monthNumber
    ? Number(groups.monthNumber)
    : groups.month
      ? monthOf(groups.month, match[0], groups.ending ?? "")
      : null;
  if (groups.month && month === null) return null;
  const day = groups.day ? Number(groups.day) : null;
  const year = groups.year ? Number(groups.year) : null;
  const mention: OpenMention = {
    start,
    end: start + match[0].length,
    from: null,
    to: null,
    year,
    month,
    day,
    precision: day !== null ? "day" : month !== null ? "month" : "year",
    basis: year === null ? "open" : "written",
  };
  const lastDay = groups.lastDay ? Number(groups.lastDay) : (day ?? undefined);
  return year === null ? { ...mention, lastDay } : withYear(mention, year, lastDay ?? null);
}

/** “may” the verb, «май» the butter, “mar”, «марта» are told apart by case and ending. */
function monthOf(name: string, whole: string, ending: string): number | null {
  const month = MONTH_OF.get(name.toLowerCase()) ?? null;
  const latin = /^[a-z]+$/iu.test(name);
  const english =
    latin &&
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu.test(name) &&
    !/^mamyr/iu.test(name);
  if (english && (ending !== "" || name[0] !== name[0]?.toUpperCase())) return null;
  const bare = !/\d/u.test(whole);
  if (bare && english && name.length < 4 && name.toLowerCase() !== "may") return null;
  if (bare && /^(?:май|маем|маю|мая|қазан|казан|qazan|маусым|mausym)$/iu.test(name)) {
    // Without a day: «қазанда», «маусым айында»; «май» alone is oil in Kazakh.
    if (/\sайы/u.test(whole)) return month;
    return /^(?:да|ның|дан|ғы|нда)/u.test(ending) ? month : /^мая$/iu.test(name) ? month : null;
  }
  return ending.length > 5 ? null : month;
}

function withYear(mention: DateMention, year: number, lastDay: number | null): DateMention {
  const { month, day } = mention;
  if (month === null) return { ...mention, year, from: `${year}-01-01`, to: `${year}-12-31` };
  const first = day ?? 1;
  const last = lastDay ?? day ?? new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    ...mention,
    year: mention.year,
    from: isoDay(year, month, first),
    to: isoDay(year, month, Math.max(first, last)),
  };
}

function readSeasons(text: string): DateMention[] {
  return SEASONS.flatMap(([pattern, months]) =>
    [...text.matchAll(pattern)].map((match): DateMention => {
      const start = match.index;
      const end = start + match[0].length;
      return {
        start,
        end,
        from: null,
        to: null,
        year: null,
        month: months[1] as number,
        day: null,
        precision: "season",
        basis: "open",
      };
    }),
  );
}

/**
 * Open dates get a year: one written shortly before in the text, else the last such day before publication (a
 * fortnight ahead is still this year's), else the only year the text names.
 */
function giveYears(mentions: OpenMention[], published: string | null): DateMention[] {
  const years = new Set(mentions.filter((m) => m.year !== null).map((m) => m.year as number));
  const onlyYear = years.size === 1 ? ([...years][0] as number) : null;
  return mentions.map(({ lastDay, ...mention }) => {
    if (mention.basis !== "open" || mention.month === null) return mention;
    const near = mentions.findLast(
      (m) => m.year !== null && m.end <= mention.start && mention.start - m.end < 120,
    );
    let year = near?.year ?? null;
    if (year === null && published !== null) year = lastYearOf(mention, published);
    if (year === null) year = onlyYear;
    if (year === null) return mention;
    const dated =
      mention.precision === "season"
        ? seasonOf(mention, year)
        : withYear(mention, year, lastDay ?? mention.day);
    return { ...dated, year: null, basis: "inferred" };
  });
}

function seasonOf(mention: DateMention, year: number): DateMention {
  const month = mention.month as number;
  return { ...mention, from: isoDay(year, month - 1, 1), to: isoDay(year, month + 1, 30) };
}

function lastYearOf(mention: DateMention, published: string): number {
  const year = Number(published.slice(0, 4));
  const month = (mention.month as number) - (mention.precision === "season" ? 1 : 0);
  return isoDay(year, month, mention.day ?? 1) > addDays(published, 14) ? year - 1 : year;
}
