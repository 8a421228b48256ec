import { findHeading } from "./find-anchored-body.ts";
import type { Prose } from "./measure-prose.ts";

const MIN_ITEMS = 3;
const MAX_ITEM_CHARS = 450;
const MIN_HEADLINE_CHARS = 18;
/** What may stand before the link of a list item: a time, a date, a section. */
const MAX_BEFORE_LINK_CHARS = 32;
const ITEM_TAGS = new Set("li div article section tr td p dl dd dt a figure".split(" "));
/** A day with its month, as comments carry; the minutes of a live report alone do not make one. */
const DATED =
  /(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?<!\d)\d{1,2}\s\p{L}{3,9}\.?,?\s(?:\d{4}|в\s\d)/u;
const COMMENTS_NAME = /comment|kommentar|discuss|disqus|feedback|отзыв|koment/i;
const COMMENTS_TITLE =
  /^(?:\d+\s)?(?:комментари|обсуждени|отзыв|мнени|пікір|comments?|kommentare?|discussion|commentaires|comentarios|comentários|commenti)/iu;
const OWN_PROSE_CHARS = 200;
/** A row of a table with a date and less than this is data. */
const MIN_ROW_CHARS = 200;
/** Links with any words between them are links in a sentence. */
const OWN_TEXT_CHARS = 12;

const squeeze = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

/**
 * Removes runs of alike siblings that are each a headline with its link (lists of other articles), and runs that
 * are each dated (comments), unless they stand inside running text or are nearly all the page has. Changes the
 * tree under `root`.
 */
export function dropRepeatedItems(root: Element, prose: Prose, title: string | null = null): void {
  visit(root, { prose, heading: findHeading(root, title) }, 0);
}

interface Page {
  prose: Prose;
  heading: Element | null;
}

function visit(parent: Element, page: Page, depth: number): void {
  const { prose } = page;
  if (depth > 100) return;
  for (const group of groupAlike(parent)) {
    if (isPartOfText(parent, group, prose)) continue;
    const sum = group.reduce((chars, item) => chars + prose.of(item), 0);
    const isNearlyAll = prose.total - sum < 140;
    const isList = mostly(group, isHeadlineItem);
    const mayBeComments = sum < 0.8 * prose.total || followsArticle(group[0] ?? parent, page);
    const areComments = !isList && mayBeComments && mostly(group, isDatedItem);
    if ((isList || areComments) && !isNearlyAll) for (const item of group) item.remove();
  }
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    visit(child, page, depth + 1);
  }
}

/**
 * True where a part that calls itself comments stands behind prose under the headline: an article with more
 * comments than text. A thread has nothing between its headline and its first post.
 */
function followsArticle(first: Element, { prose, heading }: Page): boolean {
  if (heading === null) return false;
  let before = 0;
  let isNamed = false;
  for (
    let at: Element | null = first;
    at !== null && !at.contains(heading);
    at = at.parentElement
  ) {
    isNamed ||= COMMENTS_NAME.test(
      `${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`,
    );
    let sibling = at.previousElementSibling;
    for (; sibling !== null; sibling = sibling.previousElementSibling) {
      before += prose.of(sibling);
      isNamed ||=
        /^h[2-6]$/.test(sibling.localName) && COMMENTS_TITLE.test(squeeze(sibling.textContent));
      if (sibling === heading || sibling.contains(heading)) break;
    }
  }
  return isNamed && before >= OWN_PROSE_CHARS;
}

/** Children of one tag and class, at least three of them; numbers and “odd”, “first”, “last” do not count. */
function groupAlike(parent: Element): Element[][] {
  if (parent.childElementCount < MIN_ITEMS) return [];
  const groups = new Map<string, Element[]>();
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (!ITEM_TAGS.has(child.localName)) continue;
    const name = (child.getAttribute("class") ?? "").replace(
      /\d+|(?<![\p{L}])(?:odd|even|first|last|active)(?![\p{L}])/gu,
      "",
    );
    const key = `${child.localName} ${name.trim()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [child]);
    else group.push(child);
  }
  return [...groups.values()].filter((group) => group.length >= MIN_ITEMS);
}

function mostly(group: readonly Element[], test: (item: Element) => boolean): boolean {
  const right = group.filter(test).length;
  return right >= MIN_ITEMS && right >= 0.75 * group.length;
}

/** True when the siblings of the run, or of the list it fills, are themselves running text. */
function isPartOfText(parent: Element, group: readonly Element[], prose: Prose): boolean {
  const isList =
    parent.localName === "ul" || parent.localName === "ol" || parent.localName === "tbody";
  const around = isList ? (parent.parentElement ?? parent) : parent;
  const skipped = new Set<Node>(isList ? [parent] : group);
  let own = 0;
  for (let node = around.firstChild; node !== null; node = node.nextSibling) {
    if (skipped.has(node)) continue;
    if (node.nodeType === 3) own += (node as Text).data.trim().length;
    else if (node.nodeType === 1 && (node as Element).localName === "p")
      own += prose.of(node as Element);
  }
  return own >= (group[0]?.localName === "a" ? OWN_TEXT_CHARS : OWN_PROSE_CHARS);
}

function isHeadlineItem(item: Element): boolean {
  const text = squeeze(item.textContent);
  if (text.length === 0 || text.length > MAX_ITEM_CHARS) return false;
  const links = item.localName === "a" ? [item] : [...item.getElementsByTagName("a")];
  const headline = links
    .map((link) => squeeze(link.textContent))
    .find((shown) => shown.length >= MIN_HEADLINE_CHARS);
  if (headline === undefined) return links.length > 0 && text.length < 60;
  // A link inside a sentence stands behind its beginning.
  return (
    text.indexOf(headline) <= MAX_BEFORE_LINK_CHARS &&
    (headline.length >= 30 || text.length < 3 * headline.length)
  );
}

function isDatedItem(item: Element): boolean {
  const text = squeeze(item.textContent);
  if (item.localName === "tr" && text.length < MIN_ROW_CHARS) return false;
  return (
    text.length > 15 && text.length < 4_000 && DATED.test(text.slice(0, 120) + text.slice(-60))
  );
}
