import type { LinkReason } from "../types.ts";
import type { PreparedIncident } from "./prepare-incidents.ts";
import { sentenceAt } from "./read-article.ts";
import type { ArticleSignals, PlacedDate } from "./read-article.ts";
import { addDays } from "./calendar-days.ts";
import type { DateMention } from "./read-dates.ts";

/** How the dates of a text agree with an incident. */
export interface DateEvidence {
  match: "day" | "month" | "year" | "none";
  conflict: boolean;
  /** Where the date that fits stands in the text. */
  at: number | null;
  reasons: LinkReason[];
}

/** Sources are off by a day or two: one writes of the arrival, another of the meeting. */
const TOLERANCE_DAYS = 2;

/**
 * Dates that stand with the incident's place count for it, dates that stand with another place do not, dates that stand
 * with none count for all. `own`: start offsets of mentions of the incident's places.
 */
export function matchDates(
  signals: ArticleSignals,
  incident: PreparedIncident,
  own: readonly number[],
): DateEvidence {
  const mine: DateMention[] = [];
  const loose: DateMention[] = [];
  for (const date of signals.dates) {
    if (isRepeated(date, signals.dates)) continue;
    const owner = ownerOf(date, signals, own);
    if (owner === "mine") mine.push(date);
    else if (owner === "nobody") loose.push(date);
  }
  const reasons: LinkReason[] = [];
  const match = bestMatch([...mine, ...loose], incident);
  if (match) {
    const { date, precision, weight } = match;
    const text = signals.index.text.slice(date.start, date.end);
    const factor = mine.includes(date) || signals.places.length === 0 ? 1 : 0.85;
    reasons.push({ code: "link.date", params: { text, precision }, weight: weight * factor });
    // “this year” is said of everything; it reminds of nothing.
    const told = precision === "year" && date.basis === "relative" ? "none" : precision;
    return { match: told, conflict: false, at: date.start, reasons };
  }
  const against =
    worstConflict(mine, incident, signals.published, 1) ??
    worstConflict(loose, incident, signals.published, 0.6);
  if (!against) return { match: "none", conflict: false, at: null, reasons };
  const text = signals.index.text.slice(against.date.start, against.date.end);
  reasons.push({ code: "link.conflict-date", params: { text }, weight: against.weight });
  return { match: "none", conflict: true, at: null, reasons };
}

/** “in May” beside “May 29” is the same day told again, and no evidence for another day in May. */
function isRepeated(date: DateMention, all: readonly DateMention[]): boolean {
  if (date.precision !== "month" || date.basis === "written") return false;
  return all.some(
    (other) => other.precision === "day" && other.month !== null && other.month === date.month,
  );
}

/** The place nearest to the date in its sentence owns it. */
function ownerOf(
  date: PlacedDate,
  signals: ArticleSignals,
  own: readonly number[],
): "mine" | "other" | "nobody" {
  let mine = Infinity;
  for (const at of own) {
    if (sentenceAt(signals.sentences, at) === date.sentence)
      mine = Math.min(mine, Math.abs(at - date.start));
  }
  if (mine === Infinity) return date.nearestPlace === Infinity ? "nobody" : "other";
  return mine <= date.nearestPlace ? "mine" : "other";
}

interface Match {
  date: DateMention;
  precision: "day" | "month" | "year";
  weight: number;
}

function bestMatch(dates: readonly DateMention[], incident: PreparedIncident): Match | null {
  let best: Match | null = null;
  for (const date of dates) {
    const match = matchOf(date, incident);
    if (match && (!best || match.weight > best.weight)) best = match;
  }
  return best;
}

function matchOf(date: DateMention, { from, to }: PreparedIncident): Match | null {
  if (date.from === null || date.to === null) return openMatch(date, from, to);
  const overlaps =
    date.from <= addDays(to, TOLERANCE_DAYS) && date.to >= addDays(from, -TOLERANCE_DAYS);
  if (!overlaps) return null;
  const exact = date.from <= to && date.to >= from;
  if (date.basis === "relative" && (date.precision === "day" || date.precision === "week")) {
    // “today” says hardly more than the day of publication, which is counted elsewhere; no tolerance here.
    return exact ? { date, precision: "month", weight: date.precision === "day" ? 1 : 0.4 } : null;
  }
  if (date.precision === "day") return { date, precision: "day", weight: exact ? 3.2 : 2.2 };
  if (date.precision === "month") {
    return { date, precision: "month", weight: date.basis === "written" ? 2 : 1.5 };
  }
  if (date.precision === "season")
    return { date, precision: "month", weight: date.basis === "relative" ? 0.6 : 1 };
  return { date, precision: "year", weight: date.basis === "relative" ? 0.2 : 1 };
}

/** Without a year: the same day or month of whatever year. */
function openMatch(date: DateMention, from: string, to: string): Match | null {
  if (date.month === null) return null;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const month = String(date.month).padStart(2, "0");
    if (date.day === null) {
      const first = `${year}-${month}-01`;
      const fits = first <= to && `${year}-${month}-31` >= from;
      if (fits) return { date, precision: "month", weight: 1 };
      continue;
    }
    const day = `${year}-${month}-${String(date.day).padStart(2, "0")}`;
    if (day <= addDays(to, TOLERANCE_DAYS) && day >= addDays(from, -TOLERANCE_DAYS)) {
      return { date, precision: "day", weight: day >= from && day <= to ? 2.8 : 1.8 };
    }
  }
  return null;
}

function worstConflict(
  dates: readonly DateMention[],
  incident: PreparedIncident,
  published: string | null,
  factor: number,
): { date: DateMention; weight: number } | null {
  let worst: { date: DateMention; weight: number } | null = null;
  for (const date of dates) {
    const weight = conflictWeight(date, incident, published) * factor;
    if (weight < 0 && (!worst || weight < worst.weight)) worst = { date, weight };
  }
  return worst;
}

/** None of the dates fits. A written day says most; “yesterday” may be the day of the statement. */
function conflictWeight(
  date: DateMention,
  incident: PreparedIncident,
  published: string | null,
): number {
  const late =
    published === null ? 0 : (Date.parse(published) - Date.parse(incident.to)) / 86_400_000;
  if (date.precision === "day") {
    if (date.basis === "relative") return late > 200 ? -2.5 : -1;
    // A day of this week in a late text is the day of the answer or of a deadline rather than of what is answered.
    const isRecent =
      published !== null && date.from !== null && date.from >= addDays(published, -10);
    return isRecent && late > 10 && late < 200 ? -1.5 : -3.6;
  }
  if (date.precision === "week") return late > 200 ? -2.5 : -0.8;
  if (date.precision === "month") return date.basis === "written" ? -2.5 : -0.8;
  if (date.precision === "year") return date.basis === "written" ? -1.6 : -0.4;
  return -0.6;
}
