/**
 * Brings one word as written to the form the lexicon knows: composed (NFC), without soft hyphens and
 * zero-width characters, look-alike letters of the other script repaired, lower case, ё as е.
 * Offsets are never touched: a word keeps its place in the source, only its reading changes.
 */

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]|\u0301|\u0300|-[\r\n]+|- /gu;
const CYRILLIC = /[\u0400-\u052f]/u;
const LATIN = /[a-z\u00c0-\u024f]/iu;

/** Latin, Greek and digit shapes that stand in for Cyrillic letters. */
const TO_CYRILLIC: Record<string, string> = {
  a: "а", b: "в", c: "с", e: "е", h: "н", i: "і", k: "к", m: "м", o: "о", p: "р", t: "т", x: "х", y: "у",
  "0": "о", "3": "з", "6": "б", α: "а", ο: "о", ρ: "р", ε: "е", κ: "к", τ: "т", υ: "у", χ: "х", ι: "і", ѕ: "с", ј: "й",
  ə: "ә", u: "и", n: "п", r: "г", g: "д", ё: "ё",
}; // prettier-ignore
const TO_LATIN: Record<string, string> = {
  а: "a", в: "b", с: "c", е: "e", н: "h", і: "i", к: "k", м: "m", о: "o", р: "p", т: "t", х: "x", у: "y", ѕ: "s",
  ј: "j", α: "a", ο: "o", ρ: "p", ε: "e", "0": "o", "1": "l", "3": "e", "@": "a", $: "s",
}; // prettier-ignore

/** @returns the reading of `surface`; pure. */
export function normaliseWord(surface: string): string {
  let word = surface;
  if (!/^[a-zа-я]+$/u.test(word)) {
    // й and ё are composed before the stress mark is dropped, so that only stress is lost
    word = word.normalize("NFC").replace(INVISIBLE, "").toLowerCase();
    word = word.replace(/[’ʼ`]/gu, "'").replace(/[‐‑]/gu, "-");
    word = repairScript(word).replaceAll("ё", "е");
  }
  return word;
}

function repairScript(word: string): string {
  const cyrillic = CYRILLIC.test(word);
  const foreign = /[^\u0400-\u052f'-]/u.test(word);
  if (cyrillic && foreign) {
    const cyrillicCount = count(word, CYRILLIC);
    const latinCount = count(word, LATIN);
    if (
      word.includes("-") &&
      word.split("-").every((part) => !(CYRILLIC.test(part) && LATIN.test(part)))
    )
      return word;
    return cyrillicCount >= latinCount ? mapLetters(word, TO_CYRILLIC) : mapLetters(word, TO_LATIN);
  }
  if (!cyrillic && /[a-z][013@$]|[013@$][a-z]|[αορε]/u.test(word))
    return mapLetters(word, TO_LATIN);
  return word;
}

function count(word: string, letters: RegExp): number {
  let total = 0;
  for (const letter of word) if (letters.test(letter)) total++;
  return total;
}

function mapLetters(word: string, table: Record<string, string>): string {
  let out = "";
  for (const letter of word) out += table[letter] ?? letter;
  return out;
}

const KAZAKH_TO_PLAIN: Record<string, string> = {
  қ: "к", ғ: "г", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ә: "а",
}; // prettier-ignore

/** Kazakh letters as people type them on a Russian keyboard: the key under which Kazakh entries are found. */
export function foldKazakh(word: string): string {
  return /[қғңөұүһіә]/u.test(word) ? mapLetters(word, KAZAKH_TO_PLAIN) : word;
}
