import type { DateReading } from "./date-reading.ts";

export interface VisibleDate {
  kind: "published" | "modified";
  reading: DateReading;
  raw: string;
  source: string;
  /** Higher is more trustworthy. */
  score: number;
}

/** A visible date with what ranking needs. */
export interface DateCandidate extends VisibleDate {
  order: number;
  /** Alike dates share it. */
  group: string;
}

const TRUSTED = 1;
const BEST_OF_NONE = 0.4;
/** In a row of alike dates (other articles, archives, comments) all lose but one right at the heading. */
const REPEATED_PENALTY = 1.2;
const AT_HEADING = 8;
const MIN_REPEATED = 3;

/**
 * The dates of a page that may be its article's, best first, by how clearly they are marked and how close they
 * stand to the heading. Raises and lowers the scores of `found`.
 *
 * @param headingAt place of the heading in the order of the page, -1 where it has none
 */
export function rankDates(found: DateCandidate[], headingAt: number): VisibleDate[] {
  for (const date of found) date.score += nearness(date.order - headingAt, headingAt);
  lowerRepeated(found, headingAt);
  const ranked = found.toSorted((a, b) => b.score - a.score || a.order - b.order);
  const trusted = ranked.filter((date) => date.score >= TRUSTED);
  if (trusted.length > 0) return trusted;
  // Whatever stands around it, a day that is the only one a page marks is its day.
  const marked = ranked.filter((date) => date.source === "time");
  const days = new Set(
    marked.map(({ reading }) => `${reading.year} ${reading.month} ${reading.day}`),
  );
  if (days.size === 1) return marked;
  // A thread has its first post's date and no other.
  const first = ranked.filter((date) => date.score >= BEST_OF_NONE);
  return first.length > 0 ? first : earliestOfRow(ranked);
}

function nearness(behind: number, headingAt: number): number {
  if (headingAt < 0) return 0;
  return behind >= 0 ? Math.max(0, 2 - behind / 30) : Math.max(-1, 1.7 + behind / 15);
}

function lowerRepeated(found: readonly DateCandidate[], headingAt: number): void {
  const groups = Map.groupBy(found, ({ group }) => group);
  for (const group of groups.values()) {
    if (new Set(group.map(({ order }) => order)).size < MIN_REPEATED) continue;
    const nearest = group.toSorted(
      (a, b) => Math.abs(a.order - headingAt) - Math.abs(b.order - headingAt),
    )[0];
    for (const date of group) {
      const isNearest =
        date.order === nearest?.order && Math.abs(date.order - headingAt) <= AT_HEADING;
      if (!isNearest) date.score -= REPEATED_PENALTY;
    }
  }
}

/** Where a page shows nothing but the dates of a thread in their order, the first is when it began. */
function earliestOfRow(ranked: readonly DateCandidate[]): DateCandidate[] {
  const inOrder = ranked.toSorted((a, b) => a.order - b.order);
  const row = inOrder.filter(
    ({ group }) => group === inOrder[0]?.group && /comment|post|message|reply/i.test(group),
  );
  const day = ({ reading }: DateCandidate) =>
    Date.UTC(reading.year, reading.month - 1, reading.day);
  const rises = row.every((date, at) => at === 0 || day(date) >= day(row[at - 1] ?? date));
  return row.length >= MIN_REPEATED && rises ? row.slice(0, 1) : [];
}
