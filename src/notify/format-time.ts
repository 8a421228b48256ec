import type { Locale } from "../i18n/translate.ts";

/** Mail tells the time of Kazakhstan, whose rules (UTC+6 until March 2024, UTC+5 since) are those of this zone. */
export const mailZone = "Asia/Almaty";

/** `22 ноября 2026 г.` in Almaty. */
export const formatDay = (locale: Locale, instant: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: mailZone }).format(
    new Date(instant),
  );

/** A calendar day such as `2021-07-29`, which has no zone. */
export const formatCalendarDay = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** Day and time in `timeZone`, to the minute. */
export const formatInstant = (
  locale: Locale,
  instant: string,
  timeZone: string = mailZone,
): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(instant));

/** To the second and in figures, as a proof needs it: `2026-11-22 18:24:07`. */
export function formatExact(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return parts.format(new Date(instant)).replace(",", "");
}

/** A Russian date ends in a full stop («2026 г.»): a sentence of ours that ends in one has only that. */
export const endOnce = (sentence: string): string =>
  sentence.replaceAll(/(?<!\.)\.\.(?!\.)/gu, ".");

/** The days of a period in words; `end` does not belong to it. */
export function formatPeriod(locale: Locale, start: string, end: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: mailZone });
  return format.formatRange(new Date(start), new Date(Date.parse(end) - 1));
}
