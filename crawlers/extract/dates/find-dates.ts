import type { ArticleJsonLd } from "../read-json-ld.ts";
import type { DateReading } from "./date-reading.ts";
import type { DateContext } from "./parse-date.ts";
import { formatReading, wallMs } from "./format-instant.ts";
import { collectDates, findScriptDate } from "./collect-dates.ts";
import type { FoundDate } from "./collect-dates.ts";
import { inLocalDay } from "./in-local-day.ts";
import { zoneOfHost, zoneOfLanguage } from "./zone-offsets.ts";

export interface PageDates {
  publishedAt: string | null;
  /** Where it was found: `json-ld`, `meta:article:published_time`, `itemprop`, `time`, `class:…`, `url`, `text`. */
  publishedAtSource: string | null;
  /** The text it was read from, as it stood there. */
  publishedAtRaw: string | null;
  /** IANA zone that was used to complete or to show it; null when the source itself carried the offset. */
  publishedAtZone: string | null;
  modifiedAt: string | null;
  modifiedAtRaw: string | null;
}

const DAY_MS = 86_400_000;

/** Finds when a page was published and last changed. `html` is the page as it came; `document` must not
 * have been cleaned yet. Pure. */
export function findDates(
  document: Document,
  html: string,
  jsonLd: ArticleJsonLd,
  page: {
    url: string;
    title: string | null;
    timeZone?: string;
    now?: Date;
    language?: string | null;
  },
): PageDates {
  const zone = page.timeZone ?? zoneOfHost(page.url);
  const context: DateContext = {
    now: page.now,
    timeZone: zone ?? undefined,
    monthFirst: isMonthFirst(page),
  };
  let found = collectDates(document, jsonLd, page, context);
  if (!found.some((date) => date.kind === "published")) {
    const scripted = findScriptDate(html, context);
    if (scripted !== null) found.push(scripted);
  }
  found = found.filter(({ reading }) => !isFuture(reading, page.now));
  const modified = found.find((date) => date.kind === "modified");
  const best = withTime(found.filter((date) => date.kind === "published"));
  return {
    ...describe(best, found, zone, page.language ?? null),
    modifiedAt: modified === undefined ? null : formatReading(modified.reading, zone),
    modifiedAtRaw: modified?.raw ?? null,
  };
}

/** The most trustworthy date; where it is a bare day, the same day with a time if the page prints one. */
function withTime(published: readonly FoundDate[]): FoundDate | undefined {
  const best = published[0];
  if (best === undefined || best.reading.time !== null) return best;
  const { year, month, day } = best.reading;
  const isSameDay = ({ reading }: FoundDate) =>
    reading.year === year && reading.month === month && reading.day === day;
  return published.find((date) => date.reading.time !== null && isSameDay(date)) ?? best;
}

function describe(
  best: FoundDate | undefined,
  found: readonly FoundDate[],
  zone: string | null,
  language: string | null,
): Pick<PageDates, "publishedAt" | "publishedAtSource" | "publishedAtRaw" | "publishedAtZone"> {
  if (best === undefined) {
    return {
      publishedAt: null,
      publishedAtSource: null,
      publishedAtRaw: null,
      publishedAtZone: null,
    };
  }
  const shown = zone === null ? inLocalDay(best.reading, found) : best.reading;
  // A language of one zone says where readers are, not in which zone a clock without offset runs.
  const isInstant = shown.time !== null && shown.offsetMinutes === 0;
  const shownZone = zone ?? (isInstant && language !== null ? zoneOfLanguage(language) : null);
  const usesZone =
    shownZone !== null &&
    shown.time !== null &&
    (shown.offsetMinutes === null || shown.offsetMinutes === 0);
  return {
    publishedAt: formatReading(shown, shownZone),
    publishedAtSource: best.source,
    publishedAtRaw: best.raw.trim().slice(0, 200),
    publishedAtZone: usesZone ? shownZone : null,
  };
}

/** A page cannot have been published after it was captured; a day of grace for zones. */
function isFuture(reading: DateReading, now: Date | undefined): boolean {
  return (
    now !== undefined &&
    wallMs(reading) - (reading.offsetMinutes ?? 0) * 60_000 > now.getTime() + DAY_MS
  );
}

function isMonthFirst(page: { url: string; language?: string | null }): boolean {
  const language = (page.language ?? "").toLowerCase();
  if (language === "en-us") return true;
  if (language !== "" && !language.startsWith("en")) return false;
  const host = URL.canParse(page.url) ? new URL(page.url).hostname : "";
  return language !== "en-gb" && !/\.(?:uk|ie|au|nz|in|za|ng|ke|kz|ru|eu)$/.test(host);
}
