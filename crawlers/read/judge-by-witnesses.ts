import { isLink, type Difference, type ReadPage } from "./compare-readings.ts";
import { countIn, maskFigures, squeeze, wordsOf } from "./measure-lines.ts";

/** So many other pages with the very same change make it the site's. */
const enoughWitnesses = 2;

/** Another page of the site: as its version on record has it, as it was seen last, and how the two readings differ. */
export interface Witness {
  before: ReadPage;
  after: ReadPage;
  differences: readonly Difference[];
  /** It was looked at since the change shows. */
  isBeside: boolean;
  /** The page at its newest captures that show its text, oldest first. */
  past: readonly ReadPage[];
}

/** With so much of its version's text on it, a look at a page shows that page. */
const enoughKept = 0.5;

/** True where a look at a page shows at least half of its text, and no frame without an article. Pure. */
export function showsText({ shown }: ReadPage, version: ReadPage): boolean {
  const lines = version.lines.map(squeeze);
  const kept = lines.filter((line) => shown.includes(line)).join("");
  return kept.length >= enoughKept * lines.join("").length;
}

/** True where something came and went, or went and came back, from one look at a page to another. */
function comesAndGoes(past: readonly ReadPage[], isOn: (page: ReadPage) => boolean): boolean {
  const isThere = past.map(isOn);
  return isThere.filter((there, index) => index > 0 && there !== isThere[index - 1]).length >= 2;
}

/**
 * A difference without what other pages of the site show as well: a line that the site's frame gained or lost everywhere, a
 * slot that all pages share, another dress of titles. Null where nothing is left for the article. Passages are held
 * against passages, and a date against any other change of dates. What another page shows anywhere counts, not only
 * what is read as its text: a frame's line is taken for text on one page and not on the next. Pure.
 */
export function leaveOutSite(
  difference: Difference,
  witnesses: readonly Witness[],
): Difference | null {
  // Sentences of an article are no part of a frame.
  if (difference.kind === "rewritten" || witnesses.length === 0) return difference;
  const { field, kind, removed, added } = difference;
  const seen = witnesses.map(
    ({ differences }) =>
      new Set(differences.filter((other) => other.field === field).flatMap(shapesOf)),
  );
  const countAlike = (shape: string) => seen.filter((shapes) => shapes.has(shape)).length;
  // A figure in a line that all pages have, or one passage in the place of another: one page with the same is enough.
  const isSlot = kind === "figure" || (removed.length > 0 && added.length > 0);
  const countBeside = witnesses.filter(({ isBeside }) => isBeside).length;
  const several = Math.max(1, Math.min(enoughWitnesses, countBeside));
  const needed = isSlot && field === "text" && kind !== "signs" ? 1 : several;
  if (field !== "text" || kind === "signs")
    return shapesOf(difference).some((shape) => countAlike(shape) >= needed) ? null : difference;
  const isPassing = (line: string) =>
    witnesses.some(({ past }) => comesAndGoes(past, ({ lines }) => lines.includes(line)));
  const isShownNowAndThen = (line: string) =>
    witnesses.some(({ past }) => comesAndGoes(past, ({ shown }) => shown.includes(squeeze(line))));
  // One promotion for another: the pages beside this one need not have read both as their text, if they read either or show both.
  const pair = removed.length === 1 && added.length === 1 ? [...removed, ...added] : [];
  if (pair.some(isPassing) || (pair.length > 0 && pair.every(isShownNowAndThen))) return null;
  const isOwn = (line: string, what: "removed" | "added") =>
    countAlike(maskFigures(line)) < needed &&
    !isPassing(line) &&
    witnesses.filter((witness) => hasToo(witness, line, what)).length < several;
  const own = {
    ...difference,
    removed: removed.filter((line) => isOwn(line, "removed")),
    added: added.filter((line) => isOwn(line, "added")),
  };
  return own.removed.length > 0 || own.added.length > 0 ? own : null;
}

/** So much of a text must be the frame of the site before it is nothing else. */
const frameShare = 0.7;
/** What stands on so many of the other pages is the frame: a set phrase of some articles does not. */
const onMostPages = 0.8;

/**
 * True where a text on record is the site's frame and no article: nearly all its words are links or stand on most other pages
 * as well, figures aside, or there are none. A site in its bad hour shows such pages. Pure.
 */
export function isFrameAlone(page: ReadPage, witnesses: readonly Witness[]): boolean {
  const others = witnesses.map(({ after }) => lettersOf(after.shown));
  const needed = Math.max(enoughWitnesses, Math.ceil(onMostPages * others.length));
  let [all, shared] = [0, 0];
  for (const line of page.lines) {
    const letters = lettersOf(squeeze(line));
    all += letters.length;
    const count = others.filter((shown) => shown.includes(letters)).length;
    if (isLink(line, page) || count >= needed) shared += letters.length;
  }
  return shared >= frameShare * all;
}

const lettersOf = (squeezed: string) => squeezed.replaceAll(/\p{N}+/gu, "");

/** True where the other page lost or gained the very words too, wherever they stand on it. */
function hasToo({ before, after }: Witness, line: string, what: "removed" | "added"): boolean {
  const words = squeeze(line);
  const gained = countIn(after.shown, words) - countIn(before.shown, words);
  return what === "added" ? gained > 0 : gained < 0;
}

function shapesOf(difference: Difference): string[] {
  const { field, kind, removed, added } = difference;
  // A new layout writes the titles of all pages in capitals, each with other words.
  if (kind === "signs") return ["signs"];
  if (field === "date") return ["date"];
  if (field === "text") return [...removed, ...added].map(maskFigures);
  return [shapeOfTitleChange(removed[0] ?? "", added[0] ?? "")];
}

/** What is left of two titles without the words at both ends that they share: «X | Site» → «X • Site» leaves a sign. */
function shapeOfTitleChange(old: string, now: string): string {
  const left = old.split(" ");
  const right = now.split(" ");
  while (left.length > 0 && right.length > 0 && left[0] === right[0]) {
    left.shift();
    right.shift();
  }
  while (left.length > 0 && right.length > 0 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  // Nothing shared at either end: another title, not the same one in another dress.
  const isDress = wordsOf(old).length > left.length || wordsOf(now).length > right.length;
  return isDress ? `${left.join(" ")} → ${right.join(" ")}` : `${old} → ${now}`;
}
