import { normalizeText } from "../extract/normalize-text.ts";

/** A place in which two texts differ: the lines that only one of them has there, and the unchanged lines around. */
export interface Place {
  removed: string[];
  added: string[];
  /** Null at the beginning. */
  previous: string | null;
  /** Null at the end. */
  next: string | null;
}

/** Beyond so many pairs of lines the texts are compared as bags of lines: no page of prose has as many. */
const mostPairs = 4_000_000;

/** Lines of a text as they are compared: normalised, without empty ones. Pure. */
export const splitLines = (text: string): string[] =>
  text
    .split("\n")
    .map(normalizeText)
    .filter((line) => line !== "");

/**
 * Where two texts differ, line by line. A line that merely stands elsewhere is no difference: blocks change their order
 * without a word being changed. Pure.
 */
export function compareLines(before: readonly string[], after: readonly string[]): Place[] {
  const places = findPlaces(before, after);
  const surplus = countBalance(places);
  const take = (lines: string[], sign: 1 | -1) =>
    lines.filter((line) => {
      const left = surplus.get(line) ?? 0;
      if (left * sign <= 0) return false;
      surplus.set(line, left - sign);
      return true;
    });
  return places
    .map((place) => ({
      ...place,
      removed: take(place.removed, 1),
      added: take(place.added, -1),
    }))
    .filter((place) => place.removed.length > 0 || place.added.length > 0);
}

/** How often a line was removed more than it was added. */
function countBalance(places: readonly Place[]): Map<string, number> {
  const balance = new Map<string, number>();
  for (const { removed, added } of places) {
    for (const line of removed) balance.set(line, (balance.get(line) ?? 0) + 1);
    for (const line of added) balance.set(line, (balance.get(line) ?? 0) - 1);
  }
  return balance;
}

function findPlaces(before: readonly string[], after: readonly string[]): Place[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const previous = head > 0 ? before[head - 1]! : null;
  const next = tail > 0 ? before[before.length - tail]! : null;
  if (left.length * right.length > mostPairs)
    return [{ removed: left, added: right, previous, next }];
  return walk(left, right, { previous, next });
}

/** Longest common subsequence, read from its table. */
function walk(
  left: readonly string[],
  right: readonly string[],
  around: { previous: string | null; next: string | null },
): Place[] {
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        left[i] === right[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const places: Place[] = [];
  let open: Place = { removed: [], added: [], previous: around.previous, next: null };
  const close = (line: string | null) => {
    if (open.removed.length > 0 || open.added.length > 0) places.push({ ...open, next: line });
    open = { removed: [], added: [], previous: line, next: null };
  };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      close(left[i]!);
      i += 1;
      j += 1;
    } else if (
      j >= right.length ||
      (i < left.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)
    ) {
      open.removed.push(left[i]!);
      i += 1;
    } else {
      open.added.push(right[j]!);
      j += 1;
    }
  }
  close(around.next);
  return places;
}

/** The lines that stand between the two lines around a place in another text; null where either is not there. Pure. */
export function linesAt(
  { previous, next }: Pick<Place, "previous" | "next">,
  lines: readonly string[],
): string[] | null {
  const from = previous === null ? 0 : lines.indexOf(previous) + 1;
  if (previous !== null && from === 0) return null;
  const to = next === null ? lines.length : lines.indexOf(next, from);
  return to < 0 ? null : lines.slice(from, to);
}
