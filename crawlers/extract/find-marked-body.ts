import { measureProse } from "./measure-prose.ts";

/** How pages mark their article body, the most explicit first: microdata, then names that common systems use. */
const MARKS = [
  "[itemprop='articleBody']",
  "[property='articleBody'], [property='schema:articleBody'], [property='content:encoded']",
  ".article-body, .article__body, .articleBody, .article_body, .articlebody, .article-text, .article__text, .article_text",
  ".article-content, .article__content, .article_content, .articleContent, .story-body, .story-content, .story__content",
  ".entry-content, .post-content, .post-body, .post__content, .post-text, .post_content, .td-post-content, .entry",
  ".field--name-body, .field-name-body, .node__content, .news-detail, .news-text, .news_text, .news-content, .news__text, .news-detail__text",
  ".full-story, .fullstory, .full-text, .fulltext, .detail-text, .detail_text, .single-content, .content-text, .page-content",
];
const MIN_PROSE_CHARS = 250;
const MIN_SHARE = 0.5;

/**
 * The element a page itself marks as the article's body, if there is just one such with a good share of the
 * prose; null on listings and where marks contradict the text. Pure.
 */
export function findMarkedBody(document: Document): Element | null {
  if (document.body === null) return null;
  const prose = measureProse(document.body);
  for (const mark of MARKS) {
    let best: Element | null = null;
    let sum = 0;
    for (const element of document.querySelectorAll(mark)) {
      if (best?.contains(element)) continue;
      const chars = prose.of(element);
      sum += chars;
      if (best === null || chars > prose.of(best)) best = element;
    }
    if (best === null) continue;
    const chars = prose.of(best);
    if (chars >= MIN_PROSE_CHARS && chars > 0.75 * sum && chars > MIN_SHARE * prose.total)
      return best;
  }
  return null;
}
