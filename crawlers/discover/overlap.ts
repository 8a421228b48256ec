import type { DiscoveredItem } from "./discovered-item.ts";

/**
 * - `first`: there was no poll before to compare with.
 * - `overlap`: something known is still listed, so nothing between can have slipped by unseen.
 * - `gap`: nothing known is listed any more; items may have come and gone between the polls. The caller pages
 *   back, or reads the sitemap, until a known item, and polls sooner.
 * - `empty`: the poll brought nothing to compare (a quiet news sitemap).
 */
export interface Overlap {
  verdict: "first" | "overlap" | "gap" | "empty";
  /** How many items of this poll the one before had. */
  shared: number;
  /** Items that the one before did not have, in the order of the source. */
  fresh: DiscoveredItem[];
}

/**
 * The overlap alarm: compares what a poll lists with what the poll before it listed (of the same way of
 * discovery). Pure.
 *
 * @param previousUrls canonical addresses of the last poll that brought any
 */
export function checkOverlap(
  previousUrls: Iterable<string>,
  currentItems: readonly DiscoveredItem[],
): Overlap {
  const previous = new Set(previousUrls);
  const fresh = currentItems.filter((item) => !previous.has(item.url));
  const shared = currentItems.length - fresh.length;
  if (currentItems.length === 0) return { verdict: "empty", shared, fresh };
  if (previous.size === 0) return { verdict: "first", shared, fresh };
  return { verdict: shared === 0 ? "gap" : "overlap", shared, fresh };
}
