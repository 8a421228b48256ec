import { DateTime } from "luxon";
import { parseDate } from "../extract/dates/parse-date.ts";
import { normalizeText } from "../extract/normalize-text.ts";
import { compareLines, splitLines, type Place } from "./compare-lines.ts";
import {
  countIn,
  countLetterWords,
  maskFigures,
  namesDay,
  shareWords,
  squeeze,
} from "./measure-lines.ts";

/** What a page said, as read by one extractor. */
export interface Reading {
  title: string | null;
  text: string;
  /** RFC 3339, or a bare day. */
  publishedAt: string | null;
  publishedAtRaw: string | null;
  publishedAtSource: string | null;
}

/** A reading with all that its page showed. */
export interface ReadPage {
  reading: Reading;
  lines: readonly string[];
  /** All words of the page and its head's title, letters and figures alone. */
  shown: string;
  /** The words of its links, likewise. */
  links: ReadonlySet<string>;
}

/** One difference between two readings that the page's layout does not explain. */
export interface Difference extends Place {
  field: "title" | "text" | "date";
  /**
   * - `rewritten`: a sentence has other words now. No advertisement, counter or list does that.
   * - `figure`: the same short line with other figures.
   * - `signs`: the same words with other capitals or punctuation: an editor's quotation marks, or a layout's.
   * - `passage`: whole lines came, went or were replaced.
   */
  kind: "rewritten" | "figure" | "signs" | "passage";
}

/** A label before a link is part of the link's line: «Читайте также: …». */
const longestLabel = 24;
/** A line of fewer words may be anything; of more, it is a sentence. */
const sentenceWords = 8;
const sameSentence = 0.6;
const dayMs = 86_400_000;

export function makeReadPage(
  reading: Reading,
  shown: { title: string; text: string; links: readonly string[] },
): ReadPage {
  return {
    reading,
    lines: splitLines(reading.text),
    shown: squeeze(`${shown.title} ${shown.text}`),
    links: new Set(shown.links.map(squeeze).filter((link) => link !== "")),
  };
}

/**
 * Differences between two readings of one page by one extractor, without those that only its layout makes: passages that the
 * page shows as often as before wherever they stand, lines that are links to other pages, an instant in another
 * form. Pure.
 *
 * @param timeZone of the source, for days
 */
export function compareReadings(before: ReadPage, after: ReadPage, timeZone: string): Difference[] {
  return [
    ...compareTitles(before, after),
    ...compareTexts(before, after),
    ...compareDates(before.reading, after.reading, timeZone),
  ];
}

function compareTexts(before: ReadPage, after: ReadPage): Difference[] {
  return compareLines(before.lines, after.lines).flatMap((whole) => {
    const { signs, place } = takeSigns(whole);
    const removed = place.removed.filter(
      (line) => !isLink(line, before) && isRarer(line, before, after),
    );
    const added = place.added.filter(
      (line) => !isLink(line, after) && isRarer(line, after, before),
    );
    const own = signs.filter(({ added: [line] }) => !isLink(line!, after));
    // The same words, cut into lines in another way.
    if (squeeze(removed.join("")) === squeeze(added.join(""))) return own;
    return [...own, ...splitPlace({ ...place, removed, added })];
  });
}

/** Lines whose words stayed and whose signs did not are differences of their own. */
function takeSigns(place: Place): { signs: Difference[]; place: Place } {
  const { previous, next } = place;
  const added = [...place.added];
  const signs: Difference[] = [];
  const removed = place.removed.filter((line) => {
    const words = squeeze(line);
    const at = added.findIndex((candidate) => squeeze(candidate) === words);
    if (at < 0 || !/\p{L}/u.test(words)) return true;
    const now = added.splice(at, 1);
    signs.push({ field: "text", kind: "signs", removed: [line], added: now, previous, next });
    return false;
  });
  return { signs, place: { ...place, removed, added } };
}

/** Sentences that were rewritten and lines with other figures are differences of their own; the rest is one more. */
function splitPlace(place: Place): Difference[] {
  const { previous, next } = place;
  const differences: Difference[] = [];
  const added = [...place.added];
  const removed = place.removed.filter((line) => {
    const partner = findPartner(line, added);
    if (!partner) return true;
    added.splice(added.indexOf(partner.line), 1);
    differences.push({
      field: "text",
      kind: partner.kind,
      removed: [line],
      added: [partner.line],
      previous,
      next,
    });
    return false;
  });
  if (removed.length > 0 || added.length > 0)
    differences.push({ field: "text", kind: "passage", removed, added, previous, next });
  return differences;
}

function findPartner(
  line: string,
  candidates: readonly string[],
): { line: string; kind: "rewritten" | "figure" } | null {
  const isSentence = countLetterWords(line) >= sentenceWords;
  let best: { line: string; kind: "rewritten" | "figure"; share: number } | null = null;
  for (const candidate of candidates) {
    if (!isSentence && maskFigures(line) === maskFigures(candidate))
      return { line: candidate, kind: "figure" };
    const share = isSentence ? shareWords(line, candidate) : 0;
    if (share >= sameSentence && share > (best?.share ?? 0))
      best = { line: candidate, kind: "rewritten", share };
  }
  return best;
}

/** True when the page shows the line less often than the other: it came or went, and did not just move out of the text. */
function isRarer(line: string, here: ReadPage, there: ReadPage): boolean {
  const words = squeeze(line);
  return words !== "" && countIn(there.shown, words) < countIn(here.shown, words);
}

/** True for a line that is a link and at most a label before it: it speaks of another page. Pure. */
export function isLink(line: string, { links }: Pick<ReadPage, "links">): boolean {
  const words = squeeze(line);
  if (links.has(words)) return true;
  for (let cut = 1; cut <= Math.min(longestLabel, words.length - 1); cut += 1)
    if (words.length - cut > longestLabel && links.has(words.slice(cut))) return true;
  return false;
}

function compareTitles(before: ReadPage, after: ReadPage): Difference[] {
  const old = normalizeText(before.reading.title ?? "");
  const now = normalizeText(after.reading.title ?? "");
  if (old === now) return [];
  const place = { removed: [old], added: [now], previous: null, next: null };
  if (squeeze(old) === squeeze(now)) return [{ field: "title", kind: "signs", ...place }];
  // Two headings stand on the page, and the layout decides which of them is taken.
  if (before.shown.includes(squeeze(now)) && after.shown.includes(squeeze(old))) return [];
  return [{ field: "title", kind: "passage", ...place }];
}

function compareDates(before: Reading, after: Reading, timeZone: string): Difference[] {
  const old = before.publishedAt;
  const now = after.publishedAt;
  // A layout without a date, and «два часа назад», say nothing of a change.
  if (old === null || now === null || isRelative(after)) return [];
  if (isRelative(before) && !isOtherDay(before, now, timeZone)) return [];
  const byDay =
    isRelative(before) ||
    isDay(old) ||
    isDay(now) ||
    before.publishedAtSource !== after.publishedAtSource;
  const key = (value: string) => (byDay ? dayOf(value, timeZone) : new Date(value).toISOString());
  if (key(old) === key(now)) return [];
  const place = { removed: [key(old)], added: [key(now)], previous: null, next: null };
  return [{ field: "date", kind: "passage", ...place }];
}

/** «Вчера, 14:07» was a day, give or take one by the hour of looking; a time alone may be the page's clock. */
function isOtherDay({ publishedAt, publishedAtRaw }: Reading, now: string, timeZone: string) {
  if (publishedAt === null || !namesDay(publishedAtRaw ?? "")) return false;
  const day = (value: string) => Date.parse(dayOf(value, timeZone));
  return Math.abs(day(publishedAt) - day(now)) > dayMs;
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

function dayOf(value: string, timeZone: string): string {
  if (isDay(value)) return value;
  return DateTime.fromISO(value, { zone: timeZone }).toISODate() ?? value;
}

/** True where only the moment of looking completes the date. */
function isRelative({ publishedAtRaw }: Reading): boolean {
  return publishedAtRaw !== null && parseDate(publishedAtRaw) === null;
}
