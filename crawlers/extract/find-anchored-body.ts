import { areAlike, wordsOf } from "./compare-titles.ts";
import type { Prose } from "./measure-prose.ts";

const MIN_PROSE_CHARS = 120;
const MIN_ARTICLE_CHARS = 250;
/** A wider part is taken while it holds this much more prose than the narrower one. */
const WORTH_WIDENING = 1.35;
const ENOUGH_PROSE_CHARS = 800;
const NEAR_STEPS = 2;

/**
 * The part of a page that begins at its headline and holds the prose that goes with it: on old pages without any
 * names, and where the article is shorter than what surrounds it, the headline is the best guide there is. Null
 * when the headline is not shown or no prose is near. `prose` must have been measured after cleaning. Pure.
 */
export function findAnchoredBody(
  body: Element,
  title: string | null,
  prose: Prose,
): Element | null {
  const heading = findHeading(body, title);
  if (heading === null) return null;
  let at: Element | null = heading;
  while (at !== null && at !== body && prose.of(at) < MIN_PROSE_CHARS) at = at.parentElement;
  while (at !== null && at !== body) {
    const wider = findWider(at, body, heading, prose);
    if (wider === null) break;
    at = wider;
  }
  return at === body ? null : at;
}

/** The next part above that adds enough prose. Wrappers add nothing themselves, so several are looked at. */
function findWider(part: Element, body: Element, heading: Element, prose: Prose): Element | null {
  const own = prose.of(part);
  let wider = part.parentElement;
  for (let steps = 1; wider !== null && wider !== body; steps++, wider = wider.parentElement) {
    // What already is an article only takes in its near neighbours, not the other end of the page.
    if (own >= ENOUGH_PROSE_CHARS && steps > NEAR_STEPS) return null;
    if (holdsOtherArticle(wider, heading) || leavesArticle(part, wider, prose)) return null;
    if (prose.of(wider) >= WORTH_WIDENING * own) return wider;
  }
  return null;
}

/** An `<article>` that has text of its own does not go on in its neighbours of the same kind. */
function leavesArticle(part: Element, wider: Element, prose: Prose): boolean {
  const own = part.closest("article");
  if (own === null || own === wider || prose.of(own) < MIN_ARTICLE_CHARS || !wider.contains(own))
    return false;
  return [...wider.getElementsByTagName("article")].some(
    (other) => other !== own && !own.contains(other) && prose.of(other) >= MIN_PROSE_CHARS,
  );
}

/** Pages that load the next article at their end show its headline in the same form. */
function holdsOtherArticle(part: Element, heading: Element): boolean {
  const name = heading.getAttribute("class") ?? "";
  if (heading.localName !== "h1" && name === "") return false;
  for (const other of part.getElementsByTagName(heading.localName)) {
    if (other === heading || (other.getAttribute("class") ?? "") !== name) continue;
    if (wordsOf(other.textContent ?? "").length >= 15 && other.closest("a") === null) return true;
  }
  return false;
}

/** The element that shows the title: a heading if there is one, else the smallest element or bare text that does. */
export function findHeading(body: Element, title: string | null): Element | null {
  const words = wordsOf(title ?? "");
  if (words.length < 8) return null;
  for (const level of ["h1", "h2", "h3, h4, h5"]) {
    for (const heading of body.querySelectorAll(level)) {
      if (heading.closest("a") === null && areAlike(wordsOf(heading.textContent ?? ""), words))
        return heading;
    }
  }
  return findShowing(body, words, (title ?? "").length);
}

function findShowing(element: Element, words: string, chars: number): Element | null {
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) {
      const { data } = child as Text;
      if (data.length >= chars && data.length < chars * 2 + 40 && wordsOf(data) === words)
        return element;
    } else if (child.nodeType === 1 && (child as Element).localName !== "a") {
      const found = findShowing(child as Element, words, chars);
      if (found !== null) return found;
    }
  }
  return null;
}
