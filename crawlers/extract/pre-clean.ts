import type { Prose } from "./measure-prose.ts";
import { measureProse } from "./measure-prose.ts";

/** Elements that are no article by what they are. */
const FRAME_TAGS = new Set([
  "nav",
  "aside",
  "footer",
  "form",
  "figcaption",
  "button",
  "menu",
  "noindex",
]);
const FRAME_ROLES = new Set([
  "navigation",
  "complementary",
  "banner",
  "contentinfo",
  "dialog",
  "search",
  "alert",
  "menu",
]);

/** Names that sites give to what is never the article: whole words of class or id. */
const NEVER_NAME =
  /(?:^|[\s_-])(?:related\w*|recommend\w*|share\w*|sharing|social\w*|newsletter\w*|subscribe|subscription\w*|breadcrumbs?|bread-?crumbs?\w*|pagination|pager|comments?|commentlist|disqus\w*|respond|cookies?\w*|consent|gdpr|advert\w*|ads?|adsbygoogle|adsense|popup|modal|tags?|taglist|tagcloud|post-?tags|nav\w*|menu\w*|footer\w*|most-?(?:read|popular)|popular|trending|see-?also|more-?(?:news|stories)|also-?read|print|copyright|photo-?credit|rating\w*|poll|likes?|login|skip-?link|screen-?reader\w*|visually-?hidden|sr-only|outbrain|taboola|jp-relatedposts|sharedaddy|addtoany\w*|ya-share\w*|pluso|uptolike|sidebar|side-?bar)(?=$|[\s_-])/i;
/** Names that are usually not the article but sometimes hold it. */
const RARELY_NAME =
  /(?:^|[\s_-])(?:promo\w*|sidebar\w*|sponsor\w*|banner\w*|overlay|byline\w*|author-?(?:box|bio|info|card|desc\w*)|[cm]-author|about-?(?:the-?)?author|post-?profile|user-?(?:info|details|panel)|message-user|poster-?info|signature|orphus|mistape\w*|toolbar|read-?(?:more|also|next)|caption\w*|wp-caption-text|vote|views|widget\w*|teasers?(?!-?text)|toc|table-?of-?contents|similar\w*|signup|search\w*|hidden|article-?meta|entry-?meta|post-?meta|entry-?footer|post-?footer|posted-?on|date-?line|publi\w*-?date)(?=$|[\s_-])/i;
const KEPT_NAME =
  /(?:^|[\s_-])(?:article-?body|entry-?content|post-?content|main-?content|article-?content|story-?body|article__body|post-?body)(?=$|[\s_-])/i;

const KEPT_CHARS = 1_500;
const INLINE_TAGS = new Set("a span b strong i em u mark abbr font".split(" "));
const MIN_SENTENCE_LETTERS = 10;

/**
 * Removes what is marked or named as the frame of a page, before anything scores it. A part that holds a good
 * share of the page's prose stays whatever its name: names lie, paragraphs rarely. Changes `document`.
 */
export function preClean(document: Document): void {
  if (document.body === null) return;
  const prose = measureProse(document.body);
  visit(document.body, prose, 0);
}

function visit(element: Element, prose: Prose, depth: number): void {
  for (let child = element.firstElementChild; child !== null;) {
    const next = child.nextElementSibling;
    if (isFrame(child, prose)) child.remove();
    else if (depth < 200) visit(child, prose, depth + 1);
    child = next;
  }
}

function isFrame(element: Element, prose: Prose): boolean {
  const name = element.localName;
  if (name === "article" || name === "main") return false;
  const chars = prose.of(element);
  const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  const hasLabel =
    label.length > 2 && label.length < 400 && !KEPT_NAME.test(label) && !isInSentence(element);
  // Most of the page's prose under such a name: a thread of a forum is made of "comments".
  if (hasLabel && NEVER_NAME.test(label))
    return chars <= 4 * KEPT_CHARS && chars <= 0.6 * prose.total;
  if (chars > KEPT_CHARS || chars > 0.35 * prose.total) return false;
  return (
    FRAME_TAGS.has(name) ||
    (name === "header" && isPageHeader(element)) ||
    element.hasAttribute("hidden") ||
    element.hasAttribute("data-hidden-by-style") ||
    element.getAttribute("aria-hidden") === "true" ||
    FRAME_ROLES.has(element.getAttribute("role") ?? "") ||
    (hasLabel && RARELY_NAME.test(label))
  );
}

/** A word of a sentence may carry any name: a link to a “topic”, a “tag”. Behind a colon it is a label's value. */
function isInSentence(element: Element): boolean {
  if (!INLINE_TAGS.has(element.localName)) return false;
  let own = "";
  for (let node = element.parentElement?.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) own += (node as Text).data;
  }
  const before = element.previousSibling?.textContent ?? "";
  return (own.match(/\p{L}/gu)?.length ?? 0) >= MIN_SENTENCE_LETTERS && !/:\s*$/.test(before);
}

/** The header of the page; an article's own header shows its headline. */
function isPageHeader(element: Element): boolean {
  return element.querySelector("h1") === null && element.closest("article, main") === null;
}
