import type { ArticleJsonLd } from "../read-json-ld.ts";
import type { DateReading } from "./date-reading.ts";
import type { DateContext } from "./parse-date.ts";
import { parseDate } from "./parse-date.ts";
import { dateOfUrl } from "./date-of-url.ts";

export interface FoundDate {
  kind: "published" | "modified";
  reading: DateReading;
  raw: string;
  source: string;
}

/** Meta fields by meaning, the most specific first. Names are compared in lower case. */
const PUBLISHED_META = [
  "article:published_time", "og:article:published_time", "og:published_time", "article:published",
  "bt:pubdate", "datepublished", "sailthru.date", "article.published", "published-date", "parsely-pub-date",
  "cxenseparse:recs:publishtime", "article:post_date", "article_date_original", "publication_date",
  "publicationdate", "publish-date", "publish_date", "publishdate", "pubdate", "ptime", "rnews:datepublished",
  "citation_publication_date", "citation_date", "dcterms.created", "dc.date.issued", "dcterms.issued",
  "dc.date.created", "dc.created", "dcterms.date", "dc.date", "date", "article:date", "pub_date",
  "originalpublicationdate", "release_date", "created", "datecreated", "vr:published_time", "mediator_published_time",
  "last-modified-date-original", "article.created", "timestamp", "og:pubdate", "itemdatecreated", "date_published",
];
const MODIFIED_META = [
  "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
  "dcterms.modified", "dc.date.modified", "dc.modified", "lastmod", "last-modified", "modified_time", "revised",
  "last_updated", "date_updated", "updated_time", "utime",
];

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|dates|datum|fecha|data|publi\w*|posted|post-?meta|entry-?meta|meta-?date|time|datetime|timestamp|dateline|dtstart|created|pub-?date|article-?info|byline|meta|submitted|posttime|uhrzeit|veroeffentlicht|мерзімі|күні)(?:$|[\s_-])|(?:date|Date|datum|Datum|fecha|time|Time|published|Published|timestamp|Meta)(?:$|[\s_-])/;
const NOT_DATE_CLASS = /(?:related|sidebar|widget|comment|footer|calendar|event-?list|update-?time-?now|current|today|copyright|archive)/i;
const MODIFIED_HINT = /(?:updat|modif|aktualis|geänd|обновл|изменен|жаңарт|mise? à jour|actualiz|aggiorn)/i;
const PUBLISHED_HINT = /(?:publi|post|creat|issued|erstell|veröffent|опублик|жарияла|entry-date|pubdate)/i;
const MAX_ELEMENTS = 400;
const TEXT_SCAN_CHARS = 60_000;

/** Every date a page offers for itself, the most trustworthy first. Pure. */
export function collectDates(
  document: Document,
  jsonLd: ArticleJsonLd,
  url: string,
  context: DateContext,
): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (kind: FoundDate["kind"], raw: string | null | undefined, source: string): boolean => {
    const reading = raw === null || raw === undefined ? null : parseDate(raw, context);
    if (reading === null || raw === null || raw === undefined) return false;
    found.push({ kind, reading, raw, source });
    return true;
  };
  add("published", jsonLd.datePublished, "json-ld");
  add("modified", jsonLd.dateModified, "json-ld");
  collectMeta(document, add);
  collectItemprops(document, add);
  const urlDate = dateOfUrl(url);
  if (urlDate !== null) found.push({ kind: "published", ...urlDate, source: "url" });
  collectTimes(document, add);
  collectClasses(document, add);
  collectText(document, add);
  return found;
}

type Add = (kind: FoundDate["kind"], raw: string | null | undefined, source: string) => boolean;

function collectMeta(document: Document, add: Add): void {
  const values = new Map<string, string>();
  for (const meta of document.getElementsByTagName("meta")) {
    const name = meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("http-equiv");
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

function collectItemprops(document: Document, add: Add): void {
  for (const element of document.querySelectorAll("[itemprop]")) {
    const property = (element.getAttribute("itemprop") ?? "").toLowerCase();
    const kind = /datemodified/.test(property) ? "modified" : /datepublished|datecreated|pubdate/.test(property) ? "published" : null;
    if (kind === null) continue;
    if (!add(kind, shownDate(element), "itemprop")) add(kind, element.textContent, "itemprop");
  }
}

/** True inside lists of other articles, comments and the frame of the page. */
function isAside(element: Element): boolean {
  let at: Element | null = element;
  for (let steps = 0; at !== null && steps < 12; steps++, at = at.parentElement) {
    const name = at.localName;
    if (name === "body" || name === "article" || name === "main") return false;
    if (name === "aside" || name === "footer" || name === "nav") return true;
    const label = `${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`;
    if (/related|sidebar|comment|recent|popular|latest|most-?read|recommend|widget|teaser|calendar|ticker|weather/i.test(label)) return true;
  }
  return false;
}

function collectTimes(document: Document, add: Add): void {
  const times = [...document.getElementsByTagName("time")].slice(0, MAX_ELEMENTS).filter((time) => !isAside(time));
  const rank = (time: Element) => {
    const label = `${time.getAttribute("class") ?? ""} ${time.hasAttribute("pubdate") ? "published" : ""}`;
    return MODIFIED_HINT.test(label) ? 2 : PUBLISHED_HINT.test(label) ? 0 : 1;
  };
  times.sort((a, b) => rank(a) - rank(b));
  for (const time of times) {
    const label = `${time.getAttribute("class") ?? ""} ${time.previousSibling?.textContent?.slice(-30) ?? ""}`;
    const kind = MODIFIED_HINT.test(label) ? "modified" : "published";
    if (!add(kind, time.getAttribute("datetime"), "time")) add(kind, time.textContent, "time");
  }
}

function collectClasses(document: Document, add: Add): void {
  let tried = 0;
  for (const element of document.querySelectorAll("[class],[id]")) {
    const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
    if (!DATE_CLASS.test(label) || NOT_DATE_CLASS.test(label)) continue;
    if (++tried > MAX_ELEMENTS) return;
    const text = (element.textContent ?? "").trim();
    if (text.length < 4 || text.length > 260 || isAside(element)) continue;
    const kind = MODIFIED_HINT.test(label) ? "modified" : "published";
    add(kind, text, `class:${(element.getAttribute("class") ?? element.getAttribute("id") ?? "").slice(0, 60)}`);
  }
}

/** Words that introduce the date of the page itself. */
const INTRODUCED =
  /(?:published|posted|created|veröffentlicht|erstellt|publié|publicado|опубликовано|дата публикации|добавлено|размещено|жарияланған|жарияланды|stand|datum|date|дата|күні)\s*(?:on|am|le|el|:|\s|-|–|в){0,4}/iu;

function collectText(document: Document, add: Add): void {
  const text = (document.body?.textContent ?? "").slice(0, TEXT_SCAN_CHARS).replace(/\s+/g, " ");
  const introduced = INTRODUCED.exec(text);
  if (introduced !== null) {
    const at = introduced.index + introduced[0].length;
    add("published", text.slice(at, at + 40), "text");
  }
  const heading = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const at = heading.length > 8 ? text.indexOf(heading) : -1;
  if (at >= 0) {
    add("published", text.slice(at + heading.length, at + heading.length + 300), "text");
    add("published", text.slice(Math.max(0, at - 120), at), "text");
  }
  for (let from = 0; from < text.length; from += 380) if (add("published", text.slice(from, from + 400), "text")) return;
}
