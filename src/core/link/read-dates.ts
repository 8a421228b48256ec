import {
  MONTHS,
  NUMBER_WORDS,
  RELATIVE_DAYS,
  RELATIVE_SPANS,
  SEASONS,
  WEEKDAYS,
} from "./date-words.ts";

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
const MONTH = `(?<month>${[...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join("|")})`;
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
    for (const mention of readRelative(text, published))
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

function readRelative(text: string, published: string): DateMention[] {
  const list: DateMention[] = [];
  const add = (
    match: RegExpMatchArray,
    from: string,
    to: string,
    precision: DateMention["precision"],
  ): void => {
    const start = match.index as number;
    list.push({
      start,
      end: start + match[0].length,
      from,
      to,
      year: null,
      month: null,
      day: null,
      precision,
      basis: "relative",
    });
  };
  for (const match of text.matchAll(
    /(?<!\p{L})(?:былтыр осы күні|дәл бір жыл бұрын|ровно год назад|a year ago today|exactly a year ago)(?!\p{L})/giu,
  )) {
    const day = addMonths(published, -12);
    add(match, day, day, "day");
  }
  for (const [pattern, days] of RELATIVE_DAYS) {
    for (const match of text.matchAll(pattern))
      add(match, addDays(published, days), addDays(published, days), "day");
  }
  for (const [pattern, back, until] of RELATIVE_SPANS) {
    for (const match of text.matchAll(pattern))
      add(match, addDays(published, -back), addDays(published, -until), "week");
  }
  for (const match of text.matchAll(weekdayPattern())) {
    const weekday = WEEKDAYS.findIndex((names) =>
      names.some((name) => match.groups?.weekday?.toLowerCase() === name),
    );
    const today = (new Date(`${published}T00:00:00Z`).getUTCDay() + 6) % 7;
    const day = addDays(published, -((today - weekday + 7) % 7));
    add(match, day, day, "day");
  }
  list.push(...readAgo(text, published));
  return list;
}

function weekdayPattern(): RegExp {
  const names = WEEKDAYS.flat()
    .sort((a, b) => b.length - a.length)
    .join("|");
  return new RegExp(`(?<!\\p{L})(?<weekday>${names})(?:\\p{L}{0,3}|['’]s)(?!\\p{L})`, "giu");
}

/** “two months ago”, «год назад», «бір жыл бұрын», “last month”, «былтыр»: a month either way for months and years. */
function readAgo(text: string, published: string): DateMention[] {
  const list: DateMention[] = [];
  const number = Object.keys(NUMBER_WORDS).filter(Boolean).join("|");
  const units =
    "(?<day>дн\\p{L}+|день|күн|days?)|(?<week>недел\\p{L}+|апта|weeks?)|(?<month>месяц\\p{L}*|ай|months?)|(?<year>год\\p{L}?|лет|жыл|years?)";
  const ago = new RegExp(
    `(?<!\\p{L})(?:(?<number>\\d{1,2}|${number})\\s)?(?:${units})\\s(?:назад|бұрын|ago)(?!\\p{L})`,
    "giu",
  );
  for (const match of text.matchAll(ago)) {
    const groups = match.groups ?? {};
    const word = (groups.number ?? "").toLowerCase();
    const count = NUMBER_WORDS[word] ?? Number(word);
    const start = match.index;
    const base = {
      start,
      end: start + match[0].length,
      year: null,
      month: null,
      day: null,
      basis: "relative" as const,
    };
    if (groups.day)
      list.push({
        ...base,
        precision: "day",
        from: addDays(published, -count - 1),
        to: addDays(published, -count + 1),
      });
    else if (groups.week)
      list.push({
        ...base,
        precision: "week",
        from: addDays(published, -7 * count - 4),
        to: addDays(published, -7 * count + 4),
      });
    else {
      const months = groups.month ? count : 12 * count;
      const slack = groups.month ? 20 : 45;
      const middle = addMonths(published, -months);
      list.push({
        ...base,
        precision: "season",
        from: addDays(middle, -slack),
        to: addDays(middle, slack),
      });
    }
  }
  const wholes: [RegExp, () => [string, string]][] = [
    [
      /(?<!\p{L})(?:в прошлом месяце|прошлого месяца|өткен айда|last month(?:['’]s)?)(?!\p{L})/giu,
      () => monthSpan(addMonths(`${published.slice(0, 8)}01`, -1)),
    ],
    [/(?<!\p{L})(?:в этом месяце|осы айда|this month)(?!\p{L})/giu, () => monthSpan(published)],
    [
      /(?<!\p{L})(?:в прошлом году|прошлого года|былтыр\p{L}*|өткен жылы|last year(?:['’]s)?)(?!\p{L})/giu,
      () => yearSpan(Number(published.slice(0, 4)) - 1),
    ],
    [
      /(?<!\p{L})(?:в этом году|этого года|биыл\p{L}*|осы жылы|this year(?:['’]s)?)(?!\p{L})/giu,
      () => yearSpan(Number(published.slice(0, 4))),
    ],
  ];
  for (const [pattern, span] of wholes) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = span();
      const start = match.index;
      const precision = from.slice(0, 7) === to.slice(0, 7) ? "month" : "year";
      list.push({
        start,
        end: start + match[0].length,
        from,
        to,
        year: null,
        month: null,
        day: null,
        precision,
        basis: "relative",
      });
    }
  }
  return list;
}

function monthSpan(day: string): [string, string] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return [
    isoDay(year, month, 1),
    isoDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()),
  ];
}

function yearSpan(year: number): [string, string] {
  return [`${year}-01-01`, `${year}-12-31`];
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

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** `day` and the result are YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(
    Math.min(
      wanted,
      new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
    ),
  );
  return date.toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone; a bare day stays itself. Null when it cannot be read. */
export function localDay(instant: string, timeZone: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/u.test(instant)) return instant;
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return null;
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(time);
}
