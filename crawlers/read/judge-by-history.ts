import { linesAt } from "./compare-lines.ts";
import { isLink, type Difference, type ReadPage } from "./compare-readings.ts";
import { maskFigures } from "./measure-lines.ts";

/** The page at each of its captures from the version on record to now, oldest first: two at least. */
export interface PageHistory {
  pages: readonly ReadPage[];
  /** Some captures before that version, oldest first: what came and went in a place then may do so now. */
  earlier?: readonly ReadPage[];
  /** The newest page was looked at again since, and its bytes were the same. */
  isLastRepeated: boolean;
  /** The page of the version stood unchanged for some looks, byte by byte. */
  isFirstRepeated: boolean;
}

/**
 * - `stands`: there was one change, and what it made stays.
 * - `open`: it may be a change; too few looks tell.
 * - `noise`: the place shows something else again and again.
 */
export interface HistoryVerdict {
  verdict: "stands" | "open" | "noise";
  /** Index of the first page that shows the change. */
  sinceIndex: number;
}

/** Looks that must agree: fewer where the place was seen to be steady before. */
const agreeing = { afterSteady: 2, otherwise: 3 };
/** So many different lines in one place make it a place where lines come and go. */
const restlessFrom = 2;

/**
 * Tells an edit from what comes and goes on a page by itself, from the page's own past since its last version. An edit
 * switches once and stays; a rotating promotion, a counter, a layout by lot switch again and again. Pure.
 */
export function judgeByHistory(difference: Difference, history: PageHistory): HistoryVerdict {
  if (difference.field !== "text" || difference.kind !== "passage")
    return judgeValues(difference, history);
  const verdicts = [
    ...difference.removed.map((line) => judgeLine(line, "removed", difference, history)),
    ...difference.added.map((line) => judgeLine(line, "added", difference, history)),
  ];
  const find = (wanted: HistoryVerdict["verdict"]) =>
    verdicts.find(({ verdict }) => verdict === wanted);
  return find("stands") ?? find("open") ?? { verdict: "noise", sinceIndex: 0 };
}

/** Whether one line has come or gone for good. */
function judgeLine(
  line: string,
  what: "removed" | "added",
  difference: Difference,
  history: PageHistory,
): HistoryVerdict {
  const { pages } = history;
  const isThere = pages.map((page) => page.lines.includes(line));
  const passing = pages.map((page) => listPassing(difference, page, pages));
  const isRestless = passing.some((lines) => lines.length > 0);
  // In a place where others come and go, a line that never stood beside one of them is one of them.
  const stoodBeside = pages.some((_, index) => isThere[index] && passing[index]!.length > 0);
  const comesAndGoes = isRestless ? !stoodBeside : wasPassing(line, what, difference, history);
  if (comesAndGoes) return { verdict: "noise", sinceIndex: 0 };
  return countSwitches(
    isThere.map((there) => (there === (what === "removed") ? "before" : "after")),
    history,
  );
}

/** Whether others came and went in the place before the version, and the line is none that stood there or stays there. */
function wasPassing(
  line: string,
  what: "removed" | "added",
  difference: Difference,
  { pages, earlier = [] }: PageHistory,
): boolean {
  const passing = earlier.map((page) => listPassing(difference, page, pages, linesBeside));
  // One other line may be what an earlier edit took away.
  if (new Set(passing.flat()).size < restlessFrom) return false;
  const holds = (page: ReadPage) => page.lines.includes(line);
  const isSteady =
    what === "removed" ? earlier.slice(-2).every(holds) : pages.slice(1).slice(-3).every(holds);
  const enough = what === "removed" ? earlier.length >= 2 : pages.length > 3;
  if (isSteady && enough) return false;
  return !earlier.some((page, index) => holds(page) && passing[index]!.length > 0);
}

/** Lines that stand in the place on this page, but neither at first nor now. */
function listPassing(
  difference: Difference,
  page: ReadPage,
  pages: readonly ReadPage[],
  otherwise: typeof linesBeside = () => [],
): string[] {
  const shapes = (one: ReadPage) =>
    (linesAt(difference, one.lines) ?? otherwise(difference, one.lines))
      .filter((line) => !isLink(line, one))
      .map((line) => maskFigures(line));
  const lasting = new Set([...shapes(pages[0]!), ...shapes(pages.at(-1)!)]);
  return shapes(page).filter((shape) => !lasting.has(shape));
}

/** Where one of the two lines around was rewritten meanwhile: as many lines as the place has, beside the other. */
function linesBeside(
  { previous, next, removed, added }: Difference,
  lines: readonly string[],
): readonly string[] {
  const count = Math.max(removed.length, added.length);
  const after = previous === null ? -1 : lines.indexOf(previous);
  if (after >= 0) return lines.slice(after + 1, after + 1 + count);
  const before = next === null ? -1 : lines.indexOf(next);
  return before < 0 ? [] : lines.slice(Math.max(0, before - count), before);
}

/** For a sentence, a figure, a title or a date: which of the two values each page shows, or another. */
function judgeValues(difference: Difference, history: PageHistory): HistoryVerdict {
  const { removed, added, field } = difference;
  const states = history.pages.map((page, index) => {
    if (index === 0) return "before";
    if (index === history.pages.length - 1) return "after";
    if (field === "text")
      return page.lines.includes(added[0]!)
        ? "after"
        : page.lines.includes(removed[0]!)
          ? "before"
          : "other";
    if (field === "title") return titleState(page, removed[0]!, added[0]!);
    return dateState(page, removed[0]!, added[0]!);
  });
  const judged = countSwitches(states, history);
  // Nothing but a hand rewrites a sentence: one look is enough, unless the sentence was seen to come and go.
  return difference.kind === "rewritten" && judged.verdict === "open"
    ? { ...judged, verdict: "stands" }
    : judged;
}

function titleState(page: ReadPage, old: string, now: string): string {
  const title = page.reading.title ?? "";
  return title === now ? "after" : title === old ? "before" : "other";
}

/** Dates are kept here as days or as instants; a page without a date says nothing. */
function dateState(page: ReadPage, old: string, now: string): string {
  const shown = page.reading.publishedAt;
  if (shown === null) return "unknown";
  const agrees = (value: string) =>
    shown.startsWith(value) || Date.parse(shown) === Date.parse(value);
  return agrees(now) ? "after" : agrees(old) ? "before" : "unknown";
}

/** One switch from before to after, and enough pages after it. */
function countSwitches(states: readonly string[], history: PageHistory): HistoryVerdict {
  const known = states.flatMap((state, index) => (state === "unknown" ? [] : [{ state, index }]));
  const since = known.findIndex(({ state }) => state === "after");
  if (since < 0 || known.some(({ state }, index) => state !== (index < since ? "before" : "after")))
    return { verdict: "noise", sinceIndex: 0 };
  const steady = since + (history.isFirstRepeated ? 1 : 0) >= 2;
  const needed = steady ? agreeing.afterSteady : agreeing.otherwise;
  const agree = known.length - since + (history.isLastRepeated ? 1 : 0);
  return { verdict: agree >= needed ? "stands" : "open", sinceIndex: known[since]!.index };
}
