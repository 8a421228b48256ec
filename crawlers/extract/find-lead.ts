import { areAlike, wordsOf } from "./compare-titles.ts";

/** Names of the paragraph between headline and body, which many systems keep outside the body. */
const LEAD_NAME =
  /(?:^|[\s_-])(?:lead|lede|leadtext|leed|intro|intro-?text|introduction|standfirst|abstract|dek|deck|sub-?title|sub-?head(?:line|ing)?|summary|excerpt|announce|anons|anounce|preview-?text|teaser-?text|(?:article|post|news|story|content|page)[-_]{1,2}(?:main[-_])?(?:description|desc)|vorspann|anrisser|chapo|entradilla|bajada|copete|sapo|manchet|ingress|perex|occhiello|sommario|catenaccio|ozet|spot)(?=$|[\s_-])|(?:lead|Lead|intro|Intro|teasertext|Dek|Standfirst|Subtitle|SubTitle|Subheadline|Summary)(?=$|[\s_-])/;
const MIN_CHARS = 60;
/** A lead this short must be a sentence. */
const MIN_SENTENCE_CHARS = 28;
const MAX_CHARS = 900;
const MAX_STEPS_UP = 6;
const MAX_TRIED = 60;

const squeeze = (text: string | null) => (text ?? "").replace(/[\s\u00a0]+/g, " ").trim();

/**
 * The lead of an article as its page marks it: one paragraph behind the headline, named as such and the only one
 * of its name. Null where there is none. Pure.
 */
export function findLead(document: Document, title: string | null): string | null {
  const heading = findHeading(document, title);
  if (heading === null) return null;
  const named = document.querySelectorAll(
    "[class], [itemprop='description'], [itemprop='alternativeHeadline']",
  );
  let tried = 0;
  for (const element of named) {
    const name = element.getAttribute("class") ?? "";
    if (!LEAD_NAME.test(name) && element.getAttribute("itemprop") === null) continue;
    if (++tried > MAX_TRIED) return null;
    const text = squeeze(element.textContent);
    if (text.length > MAX_CHARS || !isLong(text)) continue;
    const shared = sharedPart(element, heading);
    if (shared === null || !isBehind(element, heading, shared)) continue;
    if (isOnly(element, name, shared) && !isLinks(element, text)) return text;
  }
  return null;
}

function isLong(text: string): boolean {
  return text.length >= (/[.!?…][»”"]?$/.test(text) ? MIN_SENTENCE_CHARS : MIN_CHARS);
}

function findHeading(document: Document, title: string | null): Element | null {
  const wanted = wordsOf(title ?? "");
  const headings = [...document.querySelectorAll("h1, h2")];
  const shown = headings.find((heading) => areAlike(wordsOf(heading.textContent ?? ""), wanted));
  return shown ?? document.querySelector("h1");
}

/** Document order by walking the part: linkedom's `compareDocumentPosition` compares depths. */
function isBehind(element: Element, heading: Element, part: Element): boolean {
  if (element.contains(heading) || heading.contains(element)) return false;
  for (const other of part.querySelectorAll("*")) {
    if (other === heading) return true;
    if (other === element) return false;
  }
  return false;
}

/** The smallest part of the page that holds both; null when they stand at its two ends. */
function sharedPart(element: Element, heading: Element): Element | null {
  let at: Element | null = element;
  for (let steps = 0; at !== null && at.localName !== "body" && steps < MAX_STEPS_UP; steps++) {
    if (at.contains(heading)) return at;
    at = at.parentElement;
  }
  return null;
}

/** A name that comes back marks the teasers of a list. */
function isOnly(element: Element, name: string, part: Element): boolean {
  if (name.trim() === "") return true;
  for (const other of part.querySelectorAll(element.localName)) {
    if (other !== element && other.getAttribute("class") === name && !element.contains(other))
      return false;
  }
  return true;
}

function isLinks(element: Element, text: string): boolean {
  let linked = 0;
  for (const link of element.getElementsByTagName("a")) linked += squeeze(link.textContent).length;
  return linked > 0.5 * text.length;
}
