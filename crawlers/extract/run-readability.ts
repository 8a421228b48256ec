import { Readability } from "@mozilla/readability";

/**
 * The guard has replaced inline styles by a mark and the cleaner has read it, so visibility needs no style
 * declaration per element, which is what Readability would otherwise spend a fifth of its time on.
 */
class StylelessReadability extends Readability<Node> {
  _isProbablyVisible(element: Element): boolean {
    return !element.hasAttribute("hidden") && !element.hasAttribute("data-hidden-by-style");
  }
}

/** Pages with less than this are read again with fewer of Readability's filters. */
const ENOUGH_CHARS = 250;

/** What Readability takes for the article, as an element; null when it finds none. Changes `document`. */
export function runReadability(document: Document): Element | null {
  const result = new StylelessReadability(document, {
    charThreshold: ENOUGH_CHARS,
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse();
  return (result?.content as Element | null | undefined) ?? null;
}
