/** Dates and times for people. Instants are RFC 3339; days are YYYY-MM-DD. */
export interface DateFormats {
  /** In the zone of this machine, or the one given (then with the zone's name). */
  dateTime(instant: string, timeZone?: string | null): string;
  /** The day of an instant. */
  date(instant: string, timeZone?: string | null): string;
  /** A calendar day, in no zone. */
  day(day: string): string;
  /** “3 hours ago”, “in 5 minutes”; beyond a month the day. */
  relative(instant: string, now?: number): string;
}

const monthMs = 31 * 24 * 3600 * 1000;
const dayParts: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };
const timeParts: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };

/** Many browsers carry no Kazakh data and would show “2026 M11 22”, so Kazakh is formatted by ourselves. */
export function makeDateFormats(locale: "ru" | "kk" | "en"): DateFormats {
  return locale === "kk" ? kazakh : byIntl(locale);
}

function byIntl(locale: "ru" | "en"): DateFormats {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const format = (options: Intl.DateTimeFormatOptions, value: string, timeZone?: string | null) =>
    new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) }).format(
      new Date(value),
    );
  const date = (instant: string, timeZone?: string | null) => format(dayParts, instant, timeZone);
  return {
    dateTime: (instant, timeZone) =>
      format(
        { ...dayParts, ...timeParts, ...(timeZone ? { timeZoneName: "short" } : {}) },
        instant,
        timeZone,
      ),
    date,
    day: (day) => format({ dateStyle: "long" }, day, "UTC"),
    relative: (instant, now = Date.now()) => {
      const [count, unit] = distance(Date.parse(instant) - now);
      return unit === null ? date(instant) : relative.format(count, unit);
    },
  };
}

type Unit = "second" | "minute" | "hour" | "day";

/** The distance in the unit that people would use; null beyond a month. */
function distance(ms: number): [count: number, unit: Unit | null] {
  const size = Math.abs(ms);
  if (size > monthMs) return [0, null];
  if (size < 60_000) return [Math.round(ms / 1000), "second"];
  if (size < 3600_000) return [Math.round(ms / 60_000), "minute"];
  if (size < 36 * 3600_000) return [Math.round(ms / 3600_000), "hour"];
  return [Math.round(ms / 86_400_000), "day"];
}

const months = [
  "қаңтар",
  "ақпан",
  "наурыз",
  "сәуір",
  "мамыр",
  "маусым",
  "шілде",
  "тамыз",
  "қыркүйек",
  "қазан",
  "қараша",
  "желтоқсан",
];
/** “ago” follows the bare unit, “in” the unit in the ablative. */
const units: Record<Unit, { bare: string; ablative: string }> = {
  second: { bare: "секунд", ablative: "секундтан" },
  minute: { bare: "минут", ablative: "минуттан" },
  hour: { bare: "сағат", ablative: "сағаттан" },
  day: { bare: "күн", ablative: "күннен" },
};

/** Numbers of the parts of an instant in a zone, by way of English, which every machine has. */
function partsOf(instant: string, timeZone?: string | null): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    ...(timeZone ? { timeZone, timeZoneName: "short" } : {}),
  });
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  );
}

const kazakhDate = (instant: string, timeZone?: string | null): string => {
  const parts = partsOf(instant, timeZone);
  return `${parts["year"]} ж. ${Number(parts["day"])} ${months[Number(parts["month"]) - 1]}`;
};

const kazakh: DateFormats = {
  dateTime: (instant, timeZone) => {
    const parts = partsOf(instant, timeZone);
    return `${kazakhDate(instant, timeZone)}, ${parts["hour"]}:${parts["minute"]}${parts["timeZoneName"] ? ` ${parts["timeZoneName"]}` : ""}`;
  },
  date: kazakhDate,
  day: (day) => kazakhDate(day, "UTC"),
  relative: (instant, now = Date.now()) => {
    const [count, unit] = distance(Date.parse(instant) - now);
    if (unit === null) return kazakhDate(instant);
    if (unit === "second" && Math.abs(count) < 5) return "қазір";
    return count <= 0
      ? `${-count} ${units[unit].bare} бұрын`
      : `${count} ${units[unit].ablative} кейін`;
  },
};
