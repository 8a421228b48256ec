/** Words for the day that change with the day of looking, and months: figures by another name. */
const dayWord =
  /(?<!\p{L})(?:сегодня|вчера|позавчера|бүгін|кеше|today|yesterday|\p{L}{2,8}(?:\s+)?назад|бұрын|ago|янв\p{L}*|фев\p{L}*|мар(?:та|т)|апр\p{L}*|ма[яй]|июн\p{L}*|июл\p{L}*|авг\p{L}*|сен\p{L}*|окт\p{L}*|ноя\p{L}*|дек\p{L}*)(?!\p{L})/giu;

/** A line with every figure and day word made equal: what counters, clocks and rates leave unchanged. Pure. */
export const maskFigures = (line: string): string =>
  line
    .replaceAll(dayWord, "0")
    .replaceAll(/[-+−]?\p{N}[\p{N}.,:  ]*/gu, "0")
    .trim();

/** True where a word for a day, or a month, stands in a text. Pure. */
export const namesDay = (text: string): boolean => text.search(dayWord) >= 0;

/** Letters and figures alone: how words are sought in a page, however its tags and spaces cut them. Pure. */
export const squeeze = (text: string): string =>
  text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

export const wordsOf = (line: string): string[] =>
  line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of letters only. */
export const countLetterWords = (line: string): number =>
  line.match(/(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu)?.length ?? 0;

/** Words that two texts share, 0 to 1 (Dice). Pure. */
export function shareWords(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

/** How often `words` (squeezed) stands in `page` (squeezed). Pure. */
export function countIn(page: string, words: string): number {
  if (words === "") return 0;
  let count = 0;
  for (let at = page.indexOf(words); at >= 0; at = page.indexOf(words, at + words.length))
    count += 1;
  return count;
}
