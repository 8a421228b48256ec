import { DateTime } from "luxon";

/** Nothing on the web was published before; such a date is an unset field (1970) or a mistake. */
const earliestYear = 1995;

/**
 * Reads dates that have one meaning: ISO 8601, RFC 822/2822 (feeds), `24.07.2021 18:30`. Those without an
 * offset are local to the source. Words («сегодня», «27 қаңтар») are left to the extraction of the page, which
 * knows when it was captured: a guess here would be trusted later.
 *
 * @param timeZone IANA zone of the source
 * @returns RFC 3339 with offset, `YYYY-MM-DD` where no time is given, undefined where unsure. Pure.
 */
export function readListedDate(raw: string | undefined, timeZone: string): string | undefined {
  const text = raw?.trim() ?? "";
  if (text === "") return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOnly(text) : undefined;
  if (iso) return iso;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  if (dotted) return readDotted(dotted, timeZone);
  const candidates = [
    DateTime.fromISO(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, "$1T"), { zone: timeZone }),
    DateTime.fromRFC2822(text, { setZone: true }),
    // Some feeds write a wrong or foreign day of the week, which strict readers refuse.
    DateTime.fromRFC2822(text.replace(/^\p{L}+\.?,\s*/u, ""), { setZone: true }),
  ];
  // Without a year luxon would complete the date from the clock of this machine.
  const isComplete =
    /\d{4}/.test(text.replace(/[+-]\d{4}$/, "")) && /\d{1,2}:\d{2}|T\d{4}/.test(text);
  return isComplete ? instant(candidates.find((candidate) => candidate.isValid)) : undefined;
}

/** A JSON field that counts seconds or milliseconds since 1970, as text. */
export function readEpoch(value: number): string | undefined {
  // Seconds until the year 5138, milliseconds from 1973 on.
  return instant(DateTime.fromMillis(value < 1e11 ? value * 1000 : value, { zone: "utc" }));
}

function readDotted(match: RegExpExecArray, timeZone: string): string | undefined {
  const [, dayOfMonth = "", month = "", year = "", time] = match;
  const day = `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
  if (time === undefined) return dayOnly(day);
  return instant(
    DateTime.fromISO(`${day}T${time.padStart(time.length < 6 ? 5 : 8, "0")}`, { zone: timeZone }),
  );
}

function dayOnly(text: string): string | undefined {
  const day = DateTime.fromISO(text, { zone: "utc" });
  return day.isValid && day.year >= earliestYear ? text : undefined;
}

function instant(date: DateTime | undefined): string | undefined {
  if (!date?.isValid || date.year < earliestYear) return undefined;
  return date.toISO({ suppressMilliseconds: true }) ?? undefined;
}
