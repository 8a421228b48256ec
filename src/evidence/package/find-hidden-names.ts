import { maskNameKeys, nameKeysOf } from "../../core/access/mask-name-keys.ts";
import { maskNames } from "../../core/access/mask-names.ts";

/** How far apart the words of one name may stand and still be that name: «Ахметова, 24-летняя Дина», in letters. */
const nearby = 60;

/** Black-outs that a mask put into a text, as offsets. */
function positionsOf(text: string, word: string): number[] {
  const masked = maskNameKeys(maskNames(text, [word]), nameKeysOf([word]));
  const found: number[] = [];
  for (let at = masked.indexOf("█"); at >= 0; at = masked.indexOf("█", at + 1))
    if (text[at] !== "█" && (at === 0 || masked[at - 1] !== "█")) found.push(at);
  return found;
}

const wordsOf = (name: string): string[] =>
  name.split(/[\s.]+/u).filter((word) => word.length >= 3);

/**
 * Whether a page names somebody who is hidden: two words of one name near each other, or a name of one word, in any case form
 * and in either script. A first name alone is not enough here: half the pages of a country have a Dina in a side column.
 * Pure.
 */
export function namesSomebodyHidden(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const words = wordsOf(name);
    if (words.length === 0) return false;
    const places = words.map((word) => positionsOf(text, word));
    if (words.length === 1) return places[0]!.length > 0;
    return places.some((here, index) =>
      places
        .slice(index + 1)
        .some((there) => here.some((a) => there.some((b) => a !== b && Math.abs(a - b) <= nearby))),
    );
  });
}

/** The single words of hidden names that stand in a text: in an article's own words one is enough. Pure. */
export function hiddenWordsIn(text: string, names: readonly string[]): string[] {
  const words = new Set(names.flatMap(wordsOf));
  return [...words].filter((word) => positionsOf(text, word).length > 0);
}
