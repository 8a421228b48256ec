import type { ArticleSelectors } from "./article-selectors.ts";
import type { PageDates } from "./dates/find-dates.ts";
import { formatReading } from "./dates/format-instant.ts";
import { parseDate } from "./dates/parse-date.ts";
import { zoneOfHost } from "./dates/zone-offsets.ts";
import { ExtractionError } from "./extraction-error.ts";
import { serializeText } from "./serialize-text.ts";

/** The fields that a source's selectors gave; fields without selector are absent. */
export interface ConfiguredFields {
  title?: string;
  text?: string;
  authors?: string[];
  dates?: Pick<
    PageDates,
    "publishedAt" | "publishedAtSource" | "publishedAtRaw" | "publishedAtZone"
  >;
}

type Page = { url: string; timeZone?: string; now?: Date };

/**
 * Reads the fields a source has selectors for. Changes `document` (removes `selectors.remove`).
 * @throws {ExtractionError} when a selector is invalid, matches nothing or nothing with text, or the date is unreadable
 */
export function readConfigured(
  document: Document,
  selectors: ArticleSelectors,
  page: Page,
): ConfiguredFields {
  const fields: ConfiguredFields = {};
  if (selectors.date !== undefined) fields.dates = readDate(document, selectors.date, page);
  if (selectors.title !== undefined)
    fields.title = readText(document, "title", selectors.title, page).join(" ");
  if (selectors.authors !== undefined) {
    fields.authors = select(document, "authors", selectors.authors, page)
      .map((element) =>
        (element.getAttribute("content") ?? element.textContent ?? "").replace(/\s+/g, " ").trim(),
      )
      .filter((name) => name !== "");
  }
  if (selectors.body !== undefined) {
    for (const removed of selectors.remove ?? []) {
      for (const element of query(document, "remove", removed, page)) element.remove();
    }
    fields.text = readText(document, "body", selectors.body, page).join("\n\n");
  }
  return fields;
}

function query(document: Document, field: string, selector: string, page: Page): Element[] {
  try {
    return [...document.querySelectorAll(selector)];
  } catch (cause) {
    throw new ExtractionError(
      "extraction.selector-invalid",
      `The selector for ${field}, "${selector}", is not valid CSS. Correct it in the source's definition.`,
      { cause, context: { selector, field, url: page.url } },
    );
  }
}

function noMatch(field: string, selector: string, page: Page, what: string): ExtractionError {
  return new ExtractionError(
    "extraction.selector-no-match",
    `The selector for ${field}, "${selector}", ${what} on ${page.url}. The site's layout has probably changed, or this is ` +
      "not an article: open the stored capture and correct the source's definition.",
    { context: { selector, field, url: page.url } },
  );
}

function select(document: Document, field: string, selector: string, page: Page): Element[] {
  const matched = query(document, field, selector, page);
  if (matched.length === 0) throw noMatch(field, selector, page, "matches nothing");
  // An element inside another match is already part of it.
  return matched.filter(
    (element) => !matched.some((other) => other !== element && other.contains(element)),
  );
}

function readText(document: Document, field: string, selector: string, page: Page): string[] {
  const texts = select(document, field, selector, page)
    .map((element) =>
      field === "title" ? serializeText(element).replace(/\s+/g, " ") : serializeText(element),
    )
    .filter((text) => text !== "");
  if (texts.length === 0)
    throw noMatch(field, selector, page, "matches only elements without text");
  return texts;
}

function readDate(document: Document, selector: string, page: Page): ConfiguredFields["dates"] {
  const timeZone = page.timeZone ?? zoneOfHost(page.url) ?? undefined;
  const elements = select(document, "date", selector, page);
  for (const element of elements) {
    const raws = [
      element.getAttribute("datetime"),
      element.getAttribute("content"),
      element.textContent,
    ];
    for (const raw of raws) {
      const reading = raw === null ? null : parseDate(raw, { now: page.now, timeZone });
      if (raw === null || reading === null) continue;
      const usesZone =
        reading.time !== null && (reading.offsetMinutes ?? 0) === 0 && timeZone !== undefined;
      return {
        publishedAt: formatReading(reading, timeZone ?? null),
        publishedAtSource: "selector",
        publishedAtRaw: raw.replace(/\s+/g, " ").trim().slice(0, 200),
        publishedAtZone: usesZone || reading.relative === true ? (timeZone ?? null) : null,
      };
    }
  }
  throw new ExtractionError(
    "extraction.date-unreadable",
    `The date at "${selector}" on ${page.url} could not be read with day, month and year certain. ` +
      "Check the selector, and whether the page prints a form of date that is not known yet.",
    { context: { selector, field: "date", url: page.url } },
  );
}
