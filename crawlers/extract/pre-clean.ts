/** Parts of the frame of a page, unless they hold the article itself. */
const FRAME_TAGS =
  "nav, aside, footer, form, figcaption, button, menu, [hidden], [aria-hidden='true'], [data-hidden-by-style], [role='navigation'], [role='complementary'], [role='banner'], [role='contentinfo'], [role='dialog'], [role='search']";

/** Names that sites give to boilerplate, as whole words of class or id. */
const BOILERPLATE_NAME =
  /(?:^|[\s_-])(?:related\w*|recommend\w*|share\w*|sharing|social\w*|newsletter\w*|subscri\w+|promo\w*|sidebar\w*|breadcrumb\w*|pagination|pager|comments?|disqus\w*|respond|cookie\w*|consent|gdpr|advert\w*|ads?|adsbygoogle|sponsor\w*|banner\w*|popup|modal|overlay|tags?|taglist|tagcloud|post-?tags|byline\w*|author-?(?:box|bio|info|card)|about-?author|toolbar|nav\w*|menu\w*|footer\w*|most-?(?:read|popular)|popular|trending|read-?(?:more|also|next)|see-?also|more-?(?:news|stories)|also-?read|print|copyright|caption\w*|wp-caption-text|photo-?credit|rating\w*|vote|poll|likes?|views|widget\w*|teaser\w*|toc|table-?of-?contents|similar\w*|signup|login|search\w*|skip-?link|screen-?reader\w*|visually-?hidden|sr-only|hidden|article-?meta|entry-?meta|post-?meta|entry-?footer|post-?footer|outbrain|taboola|jp-relatedposts|sharedaddy|addtoany\w*|ya-share\w*|pluso|uptolike)(?=$|[\s_-])/i;
const KEPT_NAME =
  /(?:^|[\s_-])(?:article-?body|entry-?content|post-?content|main-?content|article-?content|story-?body|article__body)(?=$|[\s_-])/i;

const KEPT_PARAGRAPH_CHARS = 1_500;

/**
 * Removes what is named or marked as the frame of a page, before anything scores it. A part that holds more
 * than a screenful of paragraphs is kept whatever its name: names lie, paragraphs rarely. Changes `document`.
 */
export function preClean(document: Document): void {
  for (const element of [...document.querySelectorAll(FRAME_TAGS)]) removeUnlessArticle(element);
  for (const element of [...document.querySelectorAll("[class], [id]")]) {
    const name = element.localName;
    if (name === "html" || name === "body" || name === "article" || name === "main") continue;
    const label = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
    if (label.length < 400 && BOILERPLATE_NAME.test(label) && !KEPT_NAME.test(label))
      removeUnlessArticle(element);
  }
}

function removeUnlessArticle(element: Element): void {
  if (element.parentNode === null || paragraphChars(element) > KEPT_PARAGRAPH_CHARS) return;
  element.remove();
}

/** Characters of paragraphs outside links; an article in `<br>` lines counts through its text nodes. */
function paragraphChars(element: Element): number {
  const total = (element.textContent ?? "").length;
  if (total <= KEPT_PARAGRAPH_CHARS) return 0;
  let chars = 0;
  for (const paragraph of element.getElementsByTagName("p"))
    chars += (paragraph.textContent ?? "").trim().length;
  return chars;
}
