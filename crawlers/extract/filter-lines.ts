import { shareWords, wordsOf } from "./compare-titles.ts";
import { filterThreadLines } from "./filter-thread-lines.ts";
import {
  isAboutLine,
  isByline,
  isCreditLine,
  isDateLine,
  isFrameLine,
  isMetaLine,
  isPostHead,
} from "./frame-lines.ts";

export interface LineContext {
  title: string | null;
  language: string | null;
}

/** Lines at the top in which the heading, the date and the byline are repeated. */
const TOP_LINES = 6;
const MIN_TWICE_CHARS = 40;
const EDGE_TESTS = [isDateLine, isMetaLine, isByline, isPostHead, isAboutLine];

/**
 * Drops lines that are not the article's own words: share labels, “read also”, photo credits, lines without a
 * letter or figure, and, at the top and the bottom, the title again, dates and bylines. Pure.
 */
export function filterLines(text: string, page: LineContext): string {
  const title = wordsOf(page.title ?? "");
  const lines = filterThreadLines(text).split("\n");
  // The hours of a live report are its text.
  const hours = lines.filter(isHour).length;
  const filled = lines.filter((line) => line !== "").length;
  let seen = 0;
  let last = "";
  const kept = lines.filter((line) => {
    if (line === "") return true;
    seen++;
    if (!/[\p{L}\p{N}_]/u.test(line)) return false;
    const isEdge = seen <= TOP_LINES || seen > filled - 3;
    if (isEdge && title !== "" && line.length < 300 && isTitle(wordsOf(line), title)) return false;
    if (isHour(line) && hours > 2) return true;
    if (isEdge && EDGE_TESTS.some((test) => test(line))) return false;
    // A lead that a page shows twice, above its picture and below.
    const isTwice = line === last && line.length > MIN_TWICE_CHARS;
    last = line;
    if (isTwice) return false;
    return !isFrameLine(line) && !isCreditLine(line);
  });
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const isTitle = (shown: string, title: string) => shown === title || shareWords(shown, title);
const isHour = (line: string) => /^\d{1,2}:\d{2}$/.test(line);
