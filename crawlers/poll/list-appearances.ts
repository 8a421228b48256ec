/** More of one poll than this are a page of history, no pace. */
const mostOfOnePoll = 20;

/**
 * When items appeared, from polls, oldest first. The first poll of a list tells nothing: what it lists may have
 * stood there for years. Pure.
 */
export function listAppearances(
  polls: readonly {
    url: string;
    startedAt: Date;
    itemsFound: number | null;
    itemsNew: number | null;
  }[],
): Date[] {
  const known = new Set<string>();
  return polls.flatMap(({ url, startedAt, itemsFound, itemsNew }) => {
    const isFirst = !known.has(url) && (itemsFound ?? 0) > 0;
    if (isFirst) known.add(url);
    if (isFirst || !itemsNew) return [];
    return Array.from({ length: Math.min(itemsNew, mostOfOnePoll) }, () => startedAt);
  });
}
