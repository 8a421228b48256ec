/** Single-byte encodings that Cyrillic pages have been served in. Windows-1251 first: it wins where they agree. */
export const CYRILLIC_ENCODINGS = [
  "windows-1251",
  "koi8-r",
  "cp866",
  "iso-8859-5",
  "maccyrillic",
  "koi8-u",
  "rk1048",
  "pt154",
];

/** Share of each letter in running Russian text, in per mille, rounded; Kazakh letters as in Kazakh text, halved. */
const LETTERS: Record<string, number> = {
  о: 110,
  е: 85,
  а: 80,
  и: 74,
  н: 67,
  т: 63,
  с: 55,
  р: 47,
  в: 45,
  л: 44,
  к: 35,
  м: 32,
  д: 30,
  п: 28,
  у: 26,
  я: 20,
  ы: 19,
  ь: 17,
  г: 17,
  з: 16,
  б: 16,
  ч: 14,
  й: 12,
  х: 10,
  ж: 9,
  ш: 7,
  ю: 6,
  ц: 5,
  щ: 4,
  э: 3,
  ф: 3,
  ъ: 1,
  ё: 1,
  қ: 14,
  ң: 10,
  ғ: 10,
  ү: 8,
  ұ: 7,
  ө: 6,
  ә: 10,
  і: 30,
  һ: 1,
  ї: 3,
  є: 3,
  ґ: 1,
  ў: 5,
};
const MEAN_IN_TEXT = 55;

/**
 * How much the non-ASCII part of a text reads like Cyrillic words: about 1 for Russian or Kazakh, near or below
 * 0 for letters in the wrong encoding (odd letters, capitals inside words, signs between letters). Pure.
 */
export function scoreCyrillic(text: string): number {
  const high = text.match(/[^\p{ASCII}\s]/gu)?.length ?? 0;
  if (high === 0) return 0;
  let points = 0;
  for (const word of text.match(/[\p{L}\p{M}]*[^\p{ASCII}\s][^\s\p{P}\p{ASCII}]*/gu) ?? []) {
    points += scoreWord(word);
  }
  return points / high;
}

function scoreWord(word: string): number {
  const letters = [...word];
  const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length;
  if (cyrillic < letters.length) return -letters.length;
  // A sign read in another encoding is often a letter that stands alone, which few do.
  if (letters.length < 2) return /[авикосуяі]/iu.test(word) ? 0.3 : -0.3;
  const lower = word.toLowerCase();
  let points = 0;
  for (const letter of lower) points += (LETTERS[letter] ?? -40) / MEAN_IN_TEXT;
  // Words are lower case, capitalised, or all capitals; KOI8 read as Windows-1251 is the other way round.
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  const first = letters[0] ?? "";
  const usual = capitals === 0 || (capitals === 1 && first !== first.toLowerCase());
  if (usual) return points;
  return capitals === letters.length ? points * 0.6 : -letters.length * 0.5;
}
