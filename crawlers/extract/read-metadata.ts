import type { ArticleJsonLd } from "./read-json-ld.ts";
import { findHeadlineByPlace, findShownPart } from "./find-headline.ts";
import { decodeEntities } from "./decode-entities.ts";

export interface PageMetadata {
  title: string | null;
  authors: string[];
  siteName: string | null;
  image: string | null;
  canonicalUrl: string | null;
  /** As declared by the page, not yet checked against its text. */
  declaredLanguage: string | null;
}

const SEPARATOR = /\s+[|»·•—–:-]\s+|\s+[|»]\s*|\s*::\s*/u;

const TITLE_PARTS = /\s+(?:[|»·•—–-]|-+>|→|\/)\s+|\s*::\s*|\s*[|»]\s+|:\s+/u;

const clean = (text: string | null | undefined) => {
  const tidy = decodeEntities(text ?? "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  return tidy === "" ? null : tidy;
};

/** Title, authors, site, picture, canonical address and declared language of a page. Pure. */
export function readMetadata(document: Document, jsonLd: ArticleJsonLd, url: string): PageMetadata {
  const meta = readMetaFields(document);
  const siteName =
    clean(meta.get("og:site_name") ?? meta.get("application-name")) ?? jsonLd.publisher;
  return {
    title: findTitle(document, jsonLd, meta, siteName),
    authors: findAuthors(document, jsonLd, meta),
    siteName,
    image: absolute(clean(meta.get("og:image") ?? meta.get("twitter:image")) ?? jsonLd.image, url),
    canonicalUrl: absolute(
      document.querySelector('link[rel="canonical"]')?.getAttribute("href") ??
        meta.get("og:url") ??
        null,
      url,
    ),
    declaredLanguage: declaredLanguage(document, meta, jsonLd),
  };
}

function readMetaFields(document: Document): Map<string, string> {
  const fields = new Map<string, string>();
  for (const element of document.getElementsByTagName("meta")) {
    const name =
      element.getAttribute("property") ??
      element.getAttribute("name") ??
      element.getAttribute("http-equiv");
    const content = element.getAttribute("content");
    const key = name?.toLowerCase().trim() ?? "";
    if (key !== "" && content !== null && content.trim() !== "" && !fields.has(key))
      fields.set(key, content);
  }
  return fields;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(" ") ?? "";

/** The heading shown on the page, checked against what the head declares; else the declared title without the site's name. */
function findTitle(
  document: Document,
  jsonLd: ArticleJsonLd,
  meta: Map<string, string>,
  siteName: string | null,
): string | null {
  const declared = [
    meta.get("og:title"),
    jsonLd.headline,
    meta.get("twitter:title"),
    meta.get("title"),
  ]
    .map(clean)
    .filter((title) => title !== null);
  const pageTitle = clean(document.querySelector("title")?.textContent);
  const known = [...declared, ...(pageTitle === null ? [] : [pageTitle])].map(wordsOf);
  for (const level of ["h1, [itemprop='headline']", "h2", "h3"]) {
    const shown = bestHeading([...document.querySelectorAll(level)].slice(0, 40), known, siteName);
    if (shown !== null) return shown;
  }
  if (declared[0] !== undefined) return withoutSite(declared[0], siteName);
  const placed = document.body === null ? null : findPlacedTitle(document.body, pageTitle);
  if (placed !== null) return placed;
  const onlyHeadings = document.querySelectorAll("h1");
  const only = onlyHeadings.length === 1 ? clean(onlyHeadings[0]?.textContent) : null;
  if (only !== null && only.length > 8) return only;
  return pageTitle === null ? only : withoutSite(pageTitle, siteName);
}

/** For pages without a heading that repeats their title: what they show in its place. */
function findPlacedTitle(body: Element, pageTitle: string | null): string | null {
  const parts = (pageTitle ?? "").split(TITLE_PARTS).filter((part) => part !== "");
  const shown = findShownPart(body, parts);
  // A title that is shown nowhere, and is short, is the site's.
  return shown ?? (parts.length < 3 ? findHeadlineByPlace(body) : null);
}

/** The heading that covers most of a declared title; ties go to the first. */
function bestHeading(
  headings: readonly Element[],
  known: readonly string[],
  siteName: string | null,
): string | null {
  let best: { text: string; length: number } | null = null;
  for (const heading of headings) {
    const text = clean(heading.textContent);
    const words = text === null ? "" : wordsOf(text);
    if (
      text === null ||
      words.length <= 8 ||
      text.length > 300 ||
      words === wordsOf(siteName ?? "")
    )
      continue;
    if (known.some((title) => title.includes(words)) && words.length > (best?.length ?? 0))
      best = { text, length: words.length };
  }
  return best?.text ?? null;
}

/** “Headline | Outlet” → “Headline”: drops the site's name, or a short last part, from the end. */
function withoutSite(title: string, siteName: string | null): string {
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  const first = parts[0] ?? title;
  const last = parts.at(-1) ?? "";
  const namesSite = siteName !== null && wordsOf(last) === wordsOf(siteName);
  if (!namesSite && first.split(" ").length < 4) return title;
  if (namesSite || /[|»]|::/.test(title) || last.split(" ").length <= 3) {
    const end = title.lastIndexOf(last);
    return title.slice(0, end).replace(/[\s|»·•—–:-]+$/u, "") || title;
  }
  return title;
}

const BYLINE_PREFIX =
  /^(?:by|von|par|por|автор(?:ы|ские права)?|редактор:|авторы|мәтін|текст|written by|posted by|published by)\s*:?\s+/iu;

/** Roles and labels that stand beside names. */
const NO_NAME =
  /(?:\s|^)(?:writer|reporter|correspondent|editor|print this article|staff)$|^(?:unknown|admin|administrator|editorial|редактор|redactor)$/iu;

function findAuthors(
  document: Document,
  jsonLd: ArticleJsonLd,
  meta: Map<string, string>,
): string[] {
  const candidates = [
    jsonLd.authors,
    [
      meta.get("author") ?? "",
      meta.get("article:author") ?? "",
      meta.get("dc.creator") ?? "",
      meta.get("parsely-author") ?? "",
    ],
    [...document.querySelectorAll("[itemprop='author'] [itemprop='name'], [itemprop='author']")]
      .slice(0, 3)
      .map(shownAuthor),
    [
      ...document.querySelectorAll(
        "[rel='author'], .author-name, .author__name, .byline-name, .article-author, .entry-author, " +
          ".td-post-author-name, .post-author, .article__author, .article-author__name, .author-link, .author a, .byline a",
      ),
    ]
      .slice(0, 3)
      .map(shownAuthor)
      // Such names also stand over comments and for members: people sign articles with more than one word.
      .filter((name) => name.trim().includes(" ")),
  ];
  for (const list of candidates) {
    const names = [...new Set(list.flatMap(splitNames))];
    if (names.length > 0) return names.slice(0, 10);
  }
  return [];
}

function shownAuthor(element: Element): string {
  return element.getAttribute("content") ?? element.textContent ?? "";
}

function splitNames(raw: string): string[] {
  const text = clean(raw)?.replace(BYLINE_PREFIX, "") ?? "";
  if (text === "" || text.length > 160 || /^https?:|@|^\d+$/.test(text)) return [];
  return text
    .split(/\s*(?:[,;|]|\s(?:and|und|et|и|және|y|e)\s)\s*/u)
    .map((name) => name.replace(/^[\s–—-]+|[\s–—-]+$/gu, ""))
    .filter((name) => name.length > 1 && name.length < 70 && name.split(" ").length < 7)
    .filter(
      (name) =>
        !/\d/.test(name) && /\p{L}{2}/u.test(name) && !/[/@]/.test(name) && !NO_NAME.test(name),
    );
}

function declaredLanguage(
  document: Document,
  meta: Map<string, string>,
  jsonLd: ArticleJsonLd,
): string | null {
  const declared =
    document.documentElement?.getAttribute("lang") ??
    document.documentElement?.getAttribute("xml:lang") ??
    meta.get("content-language") ??
    meta.get("og:locale") ??
    jsonLd.language;
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{2}|[a-z]{4}))?/i.exec(declared?.trim() ?? "");
  if (match === null) return null;
  return match[2] === undefined
    ? (match[1] ?? "").toLowerCase()
    : `${(match[1] ?? "").toLowerCase()}-${match[2]}`;
}

function absolute(address: string | null, base: string): string | null {
  const trimmed = address?.trim() ?? "";
  if (trimmed === "" || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}
