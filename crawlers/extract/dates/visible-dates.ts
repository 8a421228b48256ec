import type { DateReading } from "./date-reading.ts";
import type { DateContext } from "./parse-date.ts";
import { parseDate } from "./parse-date.ts";

export interface VisibleDate {
  kind: "published" | "modified";
  reading: DateReading;
  raw: string;
  source: string;
  /** Higher is more trustworthy. */
  score: number;
}

const DATE_LABEL =
  /(?:^|[\s_-])(?:date|dates|datum|fecha|data|publi\w*|posted|post-?meta|entry-?meta|meta|time|datetime|timestamp|dateline|dtstart|created|pubdate|article-?info|byline|submitted|uhrzeit|stand)(?:$|[\s_-])|(?:date|Date|datum|Datum|fecha|time|Time|[Pp]ublished|timestamp|Meta|Info|-info)(?:$|[\s_-])/;
const PUBLISHED_HINT =
  /(?:publi(?!c(?:$|[\s_-]))|posted|pubdate|created|issued|erstell|veröffent|опублик|размещен|добавлен|жариялан|entry-date|date-?line)/iu;
const MODIFIED_HINT =
  /(?:updat|modif|edited|aktualis|geänd|bearbeitet|обновл|измен|жаңарт|mis à jour|mise à jour|actualiz|aggiorn|bijgewerkt)/iu;
/** The clock of the page, an event, a birthday, a deadline: dates that are not the article's. */
const OTHER_MEANING =
  /(?:aktuelle[sr]? (?:zeit|datum)|current (?:time|date)|it is (?:now|currently)|текущее время|сейчас|сегодня:|registriert|registered|joined|beigetreten|регистрац|на сайте с|copyright|©|abgerufen|retrieved|accessed|deadline|expires|birth|geboren|родил|gültig|valid until)/iu;
const ASIDE_LABEL =
  /(?:^|[\s_-])(?:related\w*|side-?bar\w*|comments?|commentlist|respond|recent\w*|popular\w*|latest\w*|most-?read|recommend\w*|widget\w*|teasers?|calendar|ticker|weather|footer|nav|menu|similar|more-?news|last-?news|newsline|news-?list|лента|carousel|slider|event-?list|archives?|mini-?cart|ads?)(?:$|[\s_-])/i;
const HEADINGS = new Set(["h1", "h2", "h3"]);
const REFERS_TO_OTHER = /(?<!\p{L})(?:vom|dated|от|since|until|bis|до|seit|ab)\s+\d/iu;
const MAX_LINE_LETTERS = 45;
const TRUSTED = 1;
const BEST_OF_NONE = 0.4;
const ASIDE_PENALTY = 2.5;
const MAX_VISITED = 12_000;
/** A node with more around the date than this is prose that mentions a day. */
const MAX_DATED_CHARS = 160;

interface Walk {
  order: number;
  headingAt: number;
  heading: string;
  context: DateContext;
  aside: boolean;
  found: (VisibleDate & { order: number })[];
}

const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, " ").trim();

/**
 * Dates a reader sees, best first: `<time>`, elements named like a date, and lines that are little more than a
 * date, ranked by how close they stand to the heading. Dates in running prose are left out, those in lists of other
 * articles and comments count only right at the heading. Pure.
 */
export function findVisibleDates(
  document: Document,
  title: string | null,
  context: DateContext,
): VisibleDate[] {
  const walk: Walk = {
    order: 0,
    headingAt: -1,
    heading: squeeze(title ?? "").toLowerCase(),
    context,
    aside: false,
    found: [],
  };
  if (document.body === null) return [];
  visit(document.body, walk, "", 0);
  for (const date of walk.found) {
    const behind = date.order - walk.headingAt;
    if (walk.headingAt < 0) continue;
    if (behind >= 0) date.score += Math.max(0, 2 - behind / 30);
    else date.score += Math.max(-1, 1.7 + behind / 15);
  }
  const ranked = walk.found.toSorted((a, b) => b.score - a.score || a.order - b.order);
  const trusted = ranked.filter((date) => date.score >= TRUSTED);
  if (trusted.length > 0) return trusted;
  // Whatever stands around it, a day that is the only one a page marks is its day.
  const marked = ranked.filter((date) => date.source === "time");
  const days = new Set(
    marked.map(({ reading }) => `${reading.year} ${reading.month} ${reading.day}`),
  );
  if (days.size === 1) return marked;
  // A thread has its first post's date and no other.
  return ranked.filter((date) => date.score >= BEST_OF_NONE);
}

function visit(element: Element, walk: Walk, labels: string, depth: number): void {
  if (depth > 150 || walk.order > MAX_VISITED) return;
  walk.order++;
  noteHeading(element, walk);
  const name = element.localName;
  const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  const isRoot = name === "body" || name === "article" || name === "main";
  const wasAside = walk.aside;
  if (
    !isRoot &&
    !wasAside &&
    (name === "aside" || name === "footer" || name === "nav" || ASIDE_LABEL.test(label))
  ) {
    // A layout that calls the whole page “widget” or “has-sidebar” does not make it one.
    walk.aside = !holdsHeading(element, walk);
  }
  const inner = `${labels.slice(-80)} ${label}`;
  if (name === "time") readTime(element, walk, inner);
  else if (label.trim() === "" || !DATE_LABEL.test(label) || !readLabelled(element, walk, label)) {
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 1) visit(child as Element, walk, inner, depth + 1);
      else if (child.nodeType === 3) readLine(child as Text, walk, inner);
    }
  }
  walk.aside = wasAside;
}

function holdsHeading(element: Element, walk: Walk): boolean {
  if (walk.heading === "") return (element.textContent ?? "").length > 6_000;
  return squeeze(element.textContent ?? "")
    .toLowerCase()
    .includes(walk.heading);
}

function noteHeading(element: Element, walk: Walk): void {
  if (!HEADINGS.has(element.localName)) return;
  const text = squeeze(element.textContent ?? "").toLowerCase();
  const isTitle =
    text.length > 5 &&
    walk.heading !== "" &&
    (walk.heading.includes(text) || text.includes(walk.heading));
  if (isTitle || (walk.headingAt < 0 && element.localName === "h1")) walk.headingAt = walk.order;
}

function push(walk: Walk, raw: string, source: string, score: number, hints: string): boolean {
  if (OTHER_MEANING.test(hints)) return false;
  const reading = parseDate(raw, walk.context);
  if (reading === null) return false;
  const isModified = MODIFIED_HINT.test(hints) && !PUBLISHED_HINT.test(hints);
  const kind = isModified ? "modified" : "published";
  const bonus = PUBLISHED_HINT.test(hints) ? 0.5 : 0;
  walk.found.push({
    kind,
    reading,
    raw: squeeze(raw),
    source,
    score: score + bonus - (walk.aside ? ASIDE_PENALTY : 0),
    order: walk.order,
  });
  return true;
}

function readTime(element: Element, walk: Walk, labels: string): void {
  const shown = squeeze(element.textContent ?? "");
  const before = element.previousSibling?.textContent?.slice(-30) ?? "";
  const hints = `${labels.slice(-60)} ${before} ${shown.slice(0, 60)} ${element.hasAttribute("pubdate") ? "pubdate" : ""}`;
  const machine = element.getAttribute("datetime") ?? element.getAttribute("content");
  if (machine === null || !push(walk, machine, "time", 2.5, hints))
    push(walk, shown, "time", 2.5, hints);
  else if (shown.length < MAX_DATED_CHARS) push(walk, shown, "time", 2, hints);
}

/** True when the element held a date and need not be searched further. */
function readLabelled(element: Element, walk: Walk, label: string): boolean {
  if (element.getElementsByTagName("time").length > 0) return false;
  const text = squeeze(element.textContent ?? "");
  const data =
    element.getAttribute("datetime") ??
    (element.localName === "abbr" ? element.getAttribute("title") : null) ??
    element.getAttribute("data-date") ??
    element.getAttribute("data-time") ??
    element.getAttribute("data-timestamp");
  const source = `class:${label.trim().slice(0, 60)}`;
  if (data !== null && push(walk, data, source, 2, `${label} ${text.slice(0, 80)}`)) return true;
  if (text.length < 4 || text.length > 260) return false;
  // Both dates in one line: «Опубликовано 1 мая, обновлено 3 мая» is read up to the word of change.
  const change = MODIFIED_HINT.exec(text);
  if (change !== null && change.index > 8) {
    const first = push(walk, text.slice(0, change.index), source, 2, label);
    return push(walk, text.slice(change.index), source, 2, text.slice(change.index)) || first;
  }
  return push(walk, text, source, 2, `${label} ${text.slice(0, 80)}`);
}

function readLine(node: Text, walk: Walk, labels: string): void {
  if (node.data.length < 4 || node.data.length > 2_000) return;
  const text = squeeze(node.data);
  if (text.length < 4 || text.length > MAX_DATED_CHARS || !/\d/.test(text)) return;
  const before = squeeze(node.previousSibling?.textContent?.slice(-40) ?? "");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  // «Караганда, 29 июля 2021 г., 14:30» is a date line. «Приказ от 29 июля» names the day of something else.
  if (letters > MAX_LINE_LETTERS || REFERS_TO_OTHER.test(text)) return;
  const alone = letters < 20 ? 0.8 : -0.4;
  push(walk, text, "text", 1 + alone, `${labels.slice(-40)} ${before} ${text.slice(0, 80)}`);
}
