import type { DateContext } from "./parse-date.ts";
import { parseDate } from "./parse-date.ts";
import type { DateCandidate, VisibleDate } from "./rank-dates.ts";
import { rankDates } from "./rank-dates.ts";
import { readShownText, squeeze } from "./read-shown-text.ts";
import {
  ASIDE_LABEL,
  DATE_LABEL,
  MODIFIED_HINT,
  OTHER_MEANING,
  PUBLISHED_HINT,
  QUOTED_LABEL,
  REFERS_TO_OTHER,
} from "./date-vocabulary.ts";

const HEADINGS = new Set(["h1", "h2", "h3"]);
/** What is quoted or shown in a picture has dates of its own. */
const QUOTED_TAGS = new Set(["blockquote", "figure", "figcaption"]);
const MAX_LINE_LETTERS = 45;
/** «Размещено … в разделе … автором …» */
const MAX_LABELLED_LETTERS = 90;
const ASIDE_PENALTY = 2.5;
/** A date completed from the capture gives way to one that is printed whole, wherever both are near. */
const RELATIVE_PENALTY = 1;
/** Beside the linked headline of another article. */
const TEASER_PENALTY = 1.2;
const MIN_TEASER_WORDS = 4;
const MAX_VISITED = 12_000;
/** A node with more around the date than this is prose that mentions a day. */
const MAX_DATED_CHARS = 160;
const MAX_DATELINE_CHARS = 60;
const DATELINES_TRIED = 3;

interface Walk {
  order: number;
  headingAt: number;
  isTitled: boolean;
  isTitledByH1: boolean;
  heading: string;
  context: DateContext;
  aside: boolean;
  datelines: number;
  found: DateCandidate[];
}

/**
 * Dates a reader sees, best first: `<time>`, elements named like a date, lines that are little more than a date
 * and datelines, ranked by how close they stand to the heading. Dates in running prose, quotes and pictures are
 * left out, those in lists of other articles and comments count only right at the heading. Pure.
 */
export function findVisibleDates(
  document: Document,
  title: string | null,
  context: DateContext,
): VisibleDate[] {
  const walk: Walk = {
    order: 0,
    headingAt: -1,
    isTitled: false,
    isTitledByH1: false,
    heading: squeeze(title ?? "").toLowerCase(),
    context,
    aside: false,
    datelines: 0,
    found: [],
  };
  if (document.body === null) return [];
  visit(document.body, walk, "", 0);
  return rankDates(walk.found, walk.headingAt);
}

function labelOf(element: Element): string {
  const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  // WordPress writes these on every post; they name no part of it.
  return label.replace(/(?<![\w-])(?:status|type|format|category|tag)-[\w-]+/g, "");
}

function visit(element: Element, walk: Walk, labels: string, depth: number): void {
  if (depth > 150 || walk.order > MAX_VISITED) return;
  walk.order++;
  noteHeading(element, walk);
  const name = element.localName;
  const label = labelOf(element);
  if (QUOTED_TAGS.has(name) || QUOTED_LABEL.test(label)) return;
  const wasAside = walk.aside;
  // A layout that calls the whole page “widget” or “has-sidebar” does not make it one.
  if (!wasAside && isAside(element, label)) walk.aside = !holdsHeading(element, walk);
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

function isAside(element: Element, label: string): boolean {
  const name = element.localName;
  if (name === "body" || name === "article" || name === "main") return false;
  if (name === "aside" || name === "nav") return true;
  // «Впервые опубликовано …» stands in an article's own footer.
  if (name === "footer") return element.closest("article, main") === null;
  if (!ASIDE_LABEL.test(label)) return false;
  // “icon-calendar” around one date is a picture, not a calendar.
  return !/calendar/i.test(label) || (element.textContent ?? "").trim().length > 60;
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
  // «Re: …» above every post of a thread is not its headline; the first is, or the h1 behind a menu's copy of it.
  const isFirst = !walk.isTitled || (element.localName === "h1" && !walk.isTitledByH1);
  if (isTitle && isFirst) {
    walk.headingAt = walk.order;
    walk.isTitled = true;
    walk.isTitledByH1 = element.localName === "h1";
  } else if (walk.headingAt < 0 && element.localName === "h1") walk.headingAt = walk.order;
}

/** True where the box around a date also holds a link as long as a headline, and not the page's own headline. */
function isInTeaser(element: Node | null, walk: Walk): boolean {
  let box = element?.parentElement ?? null;
  for (let steps = 0; box !== null && steps < 2; steps++, box = box.parentElement) {
    const isPage = box.localName === "body" || box.localName === "article";
    if (isPage || box.querySelector("h1") !== null) return false;
    const links = box.localName === "a" ? [box] : [...box.getElementsByTagName("a")].slice(0, 4);
    const shown = links.map((link) => squeeze(link.textContent ?? "").toLowerCase());
    // An author's name, however long, has fewer words than a headline.
    if (shown.some((text) => text.split(" ").length >= MIN_TEASER_WORDS && text !== walk.heading))
      return true;
  }
  return false;
}

interface Found {
  /** What shows the date; null where it is the text itself. */
  element: Node | null;
  source: string;
  score: number;
  /** Names and words around the date, which say what happened then. */
  hints: string;
  group: string;
}

function push(walk: Walk, raw: string, found: Found): boolean {
  const { hints } = found;
  if (OTHER_MEANING.test(hints)) return false;
  const reading = parseDate(raw, walk.context);
  if (reading === null) return false;
  const isPublished = PUBLISHED_HINT.test(hints);
  const isModified = MODIFIED_HINT.test(hints) && !isPublished;
  const score =
    found.score +
    (isPublished ? 0.5 : 0) -
    (walk.aside ? ASIDE_PENALTY : isInTeaser(found.element, walk) ? TEASER_PENALTY : 0) -
    (reading.relative === true ? RELATIVE_PENALTY : 0);
  walk.found.push({
    kind: isModified ? "modified" : "published",
    reading,
    raw: squeeze(raw),
    source: found.source,
    score,
    order: walk.order,
    // Ids are numbered.
    group: found.group.replace(/\d+/g, ""),
  });
  return true;
}

/** Both dates in one line: «Опубликовано 1 мая, обновлено 3 мая» is read up to the word of change. */
function pushParts(walk: Walk, text: string, found: Found): boolean {
  const change = MODIFIED_HINT.exec(text);
  if (change === null || change.index <= 8) return push(walk, text, found);
  const [before, behind] = [text.slice(0, change.index), text.slice(change.index)];
  const names = found.hints.replace(text.slice(0, 80), "");
  const first = push(walk, before, { ...found, hints: `${names} ${before}` });
  return push(walk, behind, { ...found, hints: behind }) || first;
}

function readTime(element: Element, walk: Walk, labels: string): void {
  const shown = readShownText(element);
  const before = element.previousSibling?.textContent?.slice(-30) ?? "";
  const pubdate = element.hasAttribute("pubdate") ? "pubdate" : "";
  const property = element.getAttribute("itemprop") ?? element.getAttribute("property") ?? "";
  const hints = `${labels.slice(-60)} ${before} ${shown.slice(0, 60)} ${pubdate} ${property}`;
  const group = `time ${labels}`;
  const machine = element.getAttribute("datetime") ?? element.getAttribute("content");
  const found = { element, source: "time", hints, group };
  if (machine === null || !push(walk, machine, { ...found, score: 2.5 }))
    push(walk, shown, { ...found, score: 2.5 });
  else if (shown.length < MAX_DATED_CHARS) push(walk, shown, { ...found, score: 2 });
}

/** True when the element held a date and need not be searched further. */
function readLabelled(element: Element, walk: Walk, label: string): boolean {
  if (element.getElementsByTagName("time").length > 0) return false;
  const text = readShownText(element);
  const data =
    element.getAttribute("datetime") ??
    (element.localName === "abbr" ? element.getAttribute("title") : null) ??
    element.getAttribute("data-date") ??
    element.getAttribute("data-time") ??
    element.getAttribute("data-timestamp");
  const found = {
    element,
    source: `class:${label.trim().slice(0, 60)}`,
    score: 2,
    hints: `${label} ${text.slice(0, 80)}`,
    group: label,
  };
  if (data !== null && push(walk, data, found)) return true;
  if (text.length < 4 || text.length > 260) return false;
  return pushParts(walk, text, found) || push(walk, squeeze(element.textContent ?? ""), found);
}

function readLine(node: Text, walk: Walk, labels: string): void {
  if (node.data.length < 4 || node.data.length > 2_000) return;
  const text = squeeze(node.data);
  if (text.length < 4 || !/\d/.test(text)) return;
  const letters = text.length > MAX_DATED_CHARS ? Infinity : (text.match(/\p{L}/gu)?.length ?? 0);
  const isLabelled = letters <= MAX_LABELLED_LETTERS && PUBLISHED_HINT.test(text.slice(0, 20));
  if (letters > MAX_LINE_LETTERS && !isLabelled) return readDateline(text, walk, labels);
  // «Караганда, 29 июля 2021 г., 14:30» is a date line. «Приказ от 29 июля» names the day of something else.
  if (REFERS_TO_OTHER.test(text) && !(letters < 12 && /^от\s/iu.test(text))) return;
  const before = squeeze(node.previousSibling?.textContent?.slice(-40) ?? "");
  pushParts(walk, text, {
    element: node,
    source: "text",
    score: letters < 20 ? 1.8 : 0.6,
    hints: `${labels.slice(-40)} ${before} ${text.slice(0, 80)}`,
    group: `text ${labels}`,
  });
}

/** «Wien, 14. Dezember 2021 – Auch …», «29.07.2021. Полиция сообщила …»: the date a text begins with. */
function readDateline(text: string, walk: Walk, labels: string): void {
  if (walk.headingAt < 0 || walk.aside || ++walk.datelines > DATELINES_TRIED) return;
  const head = /^(.{6,48}?\d{2}(?:\s?(?:г|ж|года|жылы?)\.?)?)\s?(?:\s[-–—|]|[)/:|—–])\s/u.exec(
    text.slice(0, MAX_DATELINE_CHARS),
  )?.[1];
  if (head === undefined || (head.match(/\p{L}/gu)?.length ?? 0) > 30) return;
  if (REFERS_TO_OTHER.test(head) || /\p{Ll}{3,}\s\p{Ll}{3,}\s\p{Ll}{2,}/u.test(head)) return;
  const group = `dateline ${labels}`;
  push(walk, head, { element: null, source: "text", score: 0.4, hints: head, group });
}
