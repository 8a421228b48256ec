/** CSS selectors of a known site. Those given must match; those left out are found by the general extractor. */
export interface ArticleSelectors {
  title?: string;
  /** May match several elements: their texts are joined in document order. */
  body?: string;
  /** The element that shows, or carries in `datetime` or `content`, the instant of publication. */
  date?: string;
  authors?: string;
  /** Removed from the body before reading it; these need not match, since advertisements come and go. */
  remove?: string[];
}
