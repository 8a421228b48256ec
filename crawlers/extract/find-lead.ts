/** Names of the paragraph between headline and body, which many systems keep outside the body. */
const LEAD_NAME =
  /(?:^|[\s_-])(?:lead|lede|leadtext|leed|intro|intro-?text|introduction|standfirst|abstract|dek|deck|sub-?title|sub-?head(?:line|ing)?|summary|excerpt|announce|anons|anounce|preview-?text|teaser-?text|vorspann|chapo|entradilla|sapo)(?=$|[\s_-])|(?:lead|Lead|intro|Intro|teasertext)(?=$|[\s_-])/;
const MIN_CHARS = 60;
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
  const elements = [
    ...document.querySelectorAll(
      "[class], [itemprop='description'], [itemprop='alternativeHeadline']",
    ),
  ];
  const counts = countNames(elements);
  let tried = 0;
  for (const element of elements) {
    const name = element.getAttribute("class") ?? "";
    if (!LEAD_NAME.test(name) && element.getAttribute("itemprop") === null) continue;
    const text = squeeze(element.textContent);
    if (++tried > MAX_TRIED) return null;
    if (text.length < MIN_CHARS || text.length > MAX_CHARS) continue;
    if (
      isBehind(element, heading) &&
      isNear(element, heading) &&
      (name === "" || counts.get(name) === 1) &&
      !isLinks(element, text)
    )
      return text;
  }
  return null;
}

function findHeading(document: Document, title: string | null): Element | null {
  const wanted = squeeze(title).toLowerCase();
  const headings = [...document.querySelectorAll("h1")];
  return (
    headings.find((heading) => squeeze(heading.textContent).toLowerCase() === wanted) ??
    headings[0] ??
    null
  );
}

function isBehind(element: Element, heading: Element): boolean {
  // 4 = DOCUMENT_POSITION_FOLLOWING, 8 and 16 = one holds the other
  return (heading.compareDocumentPosition(element) & (4 | 8 | 16)) === 4;
}

/** Both lie in one small part of the page, not at its two ends. */
function isNear(element: Element, heading: Element): boolean {
  let at: Element | null = element;
  for (
    let steps = 0;
    at !== null && at.localName !== "body" && steps < MAX_STEPS_UP;
    steps++, at = at.parentElement
  ) {
    if (at.contains(heading)) return true;
  }
  return false;
}

/** How often each class attribute occurs: a name that comes back marks the teasers of a list. */
function countNames(elements: readonly Element[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) {
    const name = element.getAttribute("class") ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function isLinks(element: Element, text: string): boolean {
  let linked = 0;
  for (const link of element.getElementsByTagName("a")) linked += squeeze(link.textContent).length;
  return linked > 0.5 * text.length;
}
