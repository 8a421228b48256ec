import type { ExtractedArticle } from "../../src/core/types.ts";
import type { ArticleSelectors } from "./article-selectors.ts";
import { detectPageLanguage } from "./detect-page-language.ts";
import { EXTRACTOR_VERSION } from "./extractor-version.ts";
import type { ContentPath } from "./find-main-content.ts";
import { findMainContent, toDocument } from "./find-main-content.ts";
import { findDates } from "./dates/find-dates.ts";
import type { PageDates } from "./dates/find-dates.ts";
import { guardHtml } from "./guard-html.ts";
import { readJsonLd } from "./read-json-ld.ts";
import { readMetadata } from "./read-metadata.ts";
import { readConfigured } from "./read-configured.ts";

export interface PageToExtract {
  /** Address the bytes came from; relative links and dates in the address are read against it. */
  url: string;
  selectors?: ArticleSelectors;
  /** IANA zone of the site, for times printed without one. */
  timeZone?: string;
  /** Moment of capture: «вчера» is read only with it, and later dates are refused. */
  now?: Date;
}

/** An extracted article with what is needed to explain and repeat it. */
export interface ArticleWithProvenance extends ExtractedArticle {
  publishedAtRaw: string | null;
  publishedAtZone: string | null;
  modifiedAtRaw: string | null;
  canonicalUrl: string | null;
  extractorVersion: string;
  /** Which reading gave the text: the source's selectors or one of the general extractor's steps. */
  path: ContentPath | "selectors";
  /** Limits of the guard that were reached; the text may be incomplete if this is not empty. */
  reachedLimits: string[];
}

/**
 * Title, text, authors and dates of an article page. Configured selectors first, the general extractor for the
 * rest. Synchronous and pure; run it through `ExtractionPool` on pages nobody has seen.
 * @throws {ExtractionError} when a configured selector does not match or its date cannot be read
 */
export function extractArticle(html: string, page: PageToExtract): ExtractedArticle {
  const {
    title,
    text,
    authors,
    publishedAt,
    modifiedAt,
    language,
    siteName,
    image,
    publishedAtSource,
  } = extractArticleWithProvenance(html, page);
  return {
    title,
    text,
    authors,
    publishedAt,
    modifiedAt,
    language,
    siteName,
    image,
    publishedAtSource,
  };
}

/** As `extractArticle`, with raw date, zone, canonical address, extractor version and the path taken. */
export function extractArticleWithProvenance(
  html: string,
  page: PageToExtract,
): ArticleWithProvenance {
  const guarded = guardHtml(html, { keepAll: page.selectors !== undefined });
  const document = toDocument(guarded.html);
  const jsonLd = readJsonLd(guarded.jsonLd, { url: page.url, title: declaredTitle(document) });
  const metadata = readMetadata(document, jsonLd, page.url);
  const found = findDates(document, html, jsonLd, {
    ...page,
    title: metadata.title,
    language: metadata.declaredLanguage,
  });
  const configured =
    page.selectors === undefined ? null : readConfigured(document, page.selectors, page);
  const title = configured?.title ?? metadata.title;
  const content =
    configured?.text !== undefined
      ? { text: configured.text, path: "selectors" as const }
      : findMainContent(document, guarded.html, {
          title,
          language: metadata.declaredLanguage,
          articleBody: jsonLd.articleBody,
        });
  const dates: PageDates = { ...found, ...configured?.dates };
  return {
    title,
    text: content.text,
    authors: configured?.authors ?? metadata.authors,
    publishedAt: dates.publishedAt,
    modifiedAt: dates.modifiedAt,
    language: detectPageLanguage(content.text, metadata.declaredLanguage),
    siteName: metadata.siteName,
    image: metadata.image,
    publishedAtSource: dates.publishedAtSource,
    publishedAtRaw: dates.publishedAtRaw,
    publishedAtZone: dates.publishedAtZone,
    modifiedAtRaw: dates.modifiedAtRaw,
    canonicalUrl: metadata.canonicalUrl,
    extractorVersion: EXTRACTOR_VERSION,
    path: content.path,
    reachedLimits: guarded.reachedLimits,
  };
}

/** What the head calls the page, all of it: only compared with, never shown. */
function declaredTitle(document: Document): string {
  const social = document.querySelector("meta[property='og:title']")?.getAttribute("content");
  return `${document.querySelector("title")?.textContent ?? ""} ${social ?? ""}`;
}
