import { wordsOf } from "./compare-titles.ts";
import type { Prose } from "./measure-prose.ts";
import { measureProse } from "./measure-prose.ts";

const HEADLINE_NAME =
  /(?:^|[\s_-])(?:title|headline|heading|caption|name|zagolovok)(?=$|[\s_-])|(?:Title|Headline)(?=$|[\s_-])/;
const MIN_CHARS = 15;
const MAX_CHARS = 250;
const MIN_WORDS = 3;
const DOMINANT_SHARE = 0.6;
const FIRST_PROSE_CHARS = 80;
const MAX_TEXTS = 6_000;

/**
 * The part of a page's declared title that the page shows by itself: “Outlet :: Headline”, “Headline -> Forum”.
 * Null when none of its parts is shown outside a link. Pure.
 */
export function findShownPart(body: Element, parts: readonly string[]): string | null {
  const wanted = new Map(
    parts.filter((part) => part.length >= MIN_CHARS).map((part) => [wordsOf(part), part]),
  );
  if (wanted.size < 1) return null;
  let left = MAX_TEXTS;
  const search = (element: Element): string | null => {
    for (let child = element.firstChild; child !== null && left > 0; child = child.nextSibling) {
      if (child.nodeType === 3) {
        left--;
        const { data } = child as Text;
        const part = data.length <= 2 * MAX_CHARS ? wanted.get(wordsOf(data)) : undefined;
        if (part !== undefined) return part;
      } else if (child.nodeType === 1 && (child as Element).localName !== "a") {
        const found = search(child as Element);
        if (found !== null) return found;
      }
    }
    return null;
  };
  return search(body);
}

/**
 * The last heading, or element named like one, before the text that makes up most of a page: for pages whose head
 * names only the site. Null where there is no such text. Pure.
 */
export function findHeadlineByPlace(body: Element): string | null {
  const prose = measureProse(body);
  if (prose.total < FIRST_PROSE_CHARS) return null;
  const walk = { last: null as string | null, dominant: findDominant(body, prose), prose };
  return visit(body, walk) ? walk.last : null;
}

function findDominant(body: Element, prose: Prose): Element {
  let at = body;
  for (;;) {
    const next = [...at.children].find((child) => prose.of(child) >= DOMINANT_SHARE * prose.total);
    if (next === undefined) return at;
    at = next;
  }
}

interface Walk {
  last: string | null;
  dominant: Element;
  prose: Prose;
}

/** True once the first prose of the dominant part is reached. */
function visit(element: Element, walk: Walk): boolean {
  for (const child of element.children) {
    const isWithin = walk.dominant.contains(child) && child !== walk.dominant;
    if (isWithin && walk.prose.of(child) >= FIRST_PROSE_CHARS && child.children.length === 0)
      return true;
    const text = (child.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
    const isNamed =
      /^h[1-4]$/.test(child.localName) || HEADLINE_NAME.test(child.getAttribute("class") ?? "");
    if (isNamed && isHeadline(child, text)) walk.last = text;
    else if (child.localName !== "nav" && child.localName !== "a" && visit(child, walk))
      return true;
  }
  return element === walk.dominant;
}

function isHeadline(element: Element, text: string): boolean {
  if (text.length < MIN_CHARS || text.length > MAX_CHARS) return false;
  if (text.split(" ").length < MIN_WORDS) return false;
  let linked = 0;
  for (const link of element.getElementsByTagName("a"))
    linked += (link.textContent ?? "").trim().length;
  return linked < 0.5 * text.length && element.closest("a, nav, footer, aside") === null;
}
