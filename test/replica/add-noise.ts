/**
 * What changes on every response of a real site and means nothing: counters, rotating blocks, server times.
 * Made from the number of the request, so that a test can say what it will be. No watcher may call it an edit.
 */

/** The list, begun at another place on every request. */
export function rotate<T>(list: readonly T[], serial: number): T[] {
  const start = list.length === 0 ? 0 : serial % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** A view counter: rises with the requests of the whole site and differs from page to page. */
export function countViews(publicationNumber: number, serial: number): number {
  return 140 + (publicationNumber % 97) * 13 + serial;
}

/** “14:03:27” by the server's own clock. */
export function serverTime(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(11, 19);
}
