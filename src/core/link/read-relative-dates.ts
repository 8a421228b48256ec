import { addDays, addMonths, isoDay } from "./calendar-days.ts";
import { NUMBER_WORDS, RELATIVE_DAYS, RELATIVE_SPANS, WEEKDAYS } from "./date-words.ts";
import type { DateMention } from "./read-dates.ts";

/** “yesterday”, «в субботу», «бір жыл бұрын», counted back from the day of publication (YYYY-MM-DD). Unordered. */
export function readRelativeDates(text: string, published: string): DateMention[] {
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
    .toSorted((a, b) => b.length - a.length)
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
