import type { ArticleJsonLd } from "../read-json-ld.ts";
import type { DateReading } from "./date-reading.ts";
import type { DateContext } from "./parse-date.ts";
import { parseDate } from "./parse-date.ts";
import { dateOfUrl } from "./date-of-url.ts";
import { findVisibleDates } from "./visible-dates.ts";

export interface FoundDate {
  kind: "published" | "modified";
  reading: DateReading;
  raw: string;
  source: string;
  /** Of visible dates: how close they stand to the heading and how clearly they are marked. */
  score?: number;
}

/** Meta fields by meaning, the most specific first. Names are compared in lower case. */
const PUBLISHED_META = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "article:published",
  "bt:pubdate",
  "datepublished",
  "sailthru.date",
  "article.published",
  "published-date",
  "parsely-pub-date",
  "cxenseparse:recs:publishtime",
  "article:post_date",
  "article_date_original",
  "publication_date",
  "publicationdate",
  "publish-date",
  "publish_date",
  "publishdate",
  "pubdate",
  "ptime",
  "rnews:datepublished",
  "citation_publication_date",
  "citation_date",
  "dcterms.created",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date.created",
  "dc.created",
  "dcterms.date",
  "dc.date",
  "date",
  "article:date",
  "pub_date",
  "originalpublicationdate",
  "release_date",
  "created",
  "datecreated",
  "vr:published_time",
  "mediator_published_time",
  "last-modified-date-original",
  "article.created",
  "timestamp",
  "og:pubdate",
  "itemdatecreated",
  "date_published",
];
const MODIFIED_META = [
  "article:modified_time",
  "og:article:modified_time",
  "og:updated_time",
  "article:modified",
  "datemodified",
  "dcterms.modified",
  "dc.date.modified",
  "dc.modified",
  "lastmod",
  "last-modified",
  "modified_time",
  "revised",
  "last_updated",
  "date_updated",
  "updated_time",
  "utime",
];

/** Every date a page offers for itself, the most trustworthy first. Pure. */
export function collectDates(
  document: Document,
  jsonLd: ArticleJsonLd,
  page: { url: string; title: string | null },
  context: DateContext,
): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (
    kind: FoundDate["kind"],
    raw: string | null | undefined,
    source: string,
  ): boolean => {
    const reading = raw === null || raw === undefined ? null : parseDate(raw, context);
    if (reading === null || raw === null || raw === undefined) return false;
    found.push({ kind, reading, raw, source });
    return true;
  };
  add("published", jsonLd.datePublished, "json-ld");
  add("modified", jsonLd.dateModified, "json-ld");
  collectMeta(document, add);
  collectItemprops(document, add);
  const urlDate = dateOfUrl(page.url);
  if (urlDate !== null) found.push({ kind: "published", ...urlDate, source: "url" });
  return [...found, ...findVisibleDates(document, page.title, context)];
}

type Add = (kind: FoundDate["kind"], raw: string | null | undefined, source: string) => boolean;

function collectMeta(document: Document, add: Add): void {
  const values = new Map<string, string>();
  for (const meta of document.getElementsByTagName("meta")) {
    const name =
      meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("http-equiv");
    const content = meta.getAttribute("content");
    if (name !== null && content !== null && content !== "" && !values.has(name.toLowerCase())) {
      values.set(name.toLowerCase(), content);
    }
  }
  for (const name of PUBLISHED_META) add("published", values.get(name), `meta:${name}`);
  for (const name of MODIFIED_META) add("modified", values.get(name), `meta:${name}`);
}

function shownDate(element: Element): string {
  return (
    element.getAttribute("datetime") ??
    element.getAttribute("content") ??
    element.getAttribute("data-datetime") ??
    element.textContent ??
    ""
  );
}

/** Microdata and RDFa: `itemprop="datePublished"`, `property="dc:date dc:created"`. */
function collectItemprops(document: Document, add: Add): void {
  for (const element of document.querySelectorAll("[itemprop], [property]")) {
    if (element.localName === "meta" && element.hasAttribute("property")) continue;
    const name = element.hasAttribute("itemprop") ? "itemprop" : "property";
    const property = (element.getAttribute(name) ?? "").toLowerCase();
    const kind = /datemodified|dc:modified/.test(property)
      ? "modified"
      : /datepublished|datecreated|pubdate|dc:date|dc:created/.test(property)
        ? "published"
        : null;
    // A comment has its own.
    if (kind === null || element.closest("[class*='comment'], [id*='comment']") !== null) continue;
    if (!add(kind, shownDate(element), name)) add(kind, element.textContent, name);
  }
}

const SCRIPT_KEY =
  "(?:date_?published|published_?(?:at|on|date|time)?|publish_?(?:ed)?_?(?:date|time|at)|publication_?date|pub_?date|date_?publish|first_?published(?:_?at|_?date)?|original_?publish_?date|article_?date|post_?date|display_?date|date_?created|created_?at)";
/** `"publishedAt":"2021-…"`, `pubDate: '2021-…'`, `\\"published_at\\":1627540200` in a page's own data. */
const IN_SCRIPT = new RegExp(
  `(?<![\\w-])${SCRIPT_KEY}\\\\?["']?\\s*[:=]\\s*\\\\?["']?(\\d{4}-\\d{2}-\\d{2}[^"'\\\\<>,;)}]{0,30}|1\\d{9}(?:\\d{3})?(?!\\d))`,
  "i",
);

/** The first publication date in a page's own data, for pages that show none before their scripts run. Pure. */
export function findScriptDate(html: string, context: DateContext): FoundDate | null {
  const raw = IN_SCRIPT.exec(html)?.[1];
  const reading = raw === undefined ? null : parseDate(raw, context);
  return raw === undefined || reading === null
    ? null
    : { kind: "published", reading, raw, source: "script" };
}
