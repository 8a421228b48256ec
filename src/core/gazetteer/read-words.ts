import { stemKazakh } from "../text/stem-kazakh.ts";
import { stemRussian } from "../text/stem-russian.ts";
import { transliterateKazakh } from "../text/transliterate-kazakh.ts";
import type { NameLanguage } from "./gazetteer.ts";

/**
 * Words of names and words of texts meet in keys: `r:` stem of a Russian reading, `k:` of a Kazakh one, `f:` of a
 * Kazakh one without special letters, `e:` an English word, `w:` a word in lower case, `=` exactly as written.
 */

/** Words of a text: `starts[i]`, `ends[i]` are UTF-16 code units. */
export interface Words {
  length: number;
  starts: number[];
  ends: number[];
}

const LETTER = 1;
const JOINER = 2;
const classes = new Uint8Array(65_536);
for (let code = 0; code < 65_536; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{N}\p{M}\u00ad]/u.test(char)) classes[code] = LETTER;
  else if (/['’ʼ‐‑\-.]/u.test(char)) classes[code] = JOINER;
}

/** Letters and digits, with hyphens and apostrophes between them; a full stop only inside a Latin name (Kok.team). */
export function findWords(text: string): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (classes[text.charCodeAt(at)] !== LETTER) {
      at++;
      continue;
    }
    let end = at + 1;
    for (; end < length; end++) {
      const kind = classes[text.charCodeAt(end)];
      if (kind === LETTER) continue;
      if (kind !== JOINER || end + 1 >= length || classes[text.charCodeAt(end + 1)] !== LETTER)
        break;
      if (text[end] === "." && (text.charCodeAt(end - 1) > 0x7f || text.charCodeAt(end + 1) > 0x7f))
        break;
    }
    starts.push(at);
    ends.push(end);
    at = end;
  }
  return { length: starts.length, starts, ends };
}

const KAZAKH_LETTERS = /[әғқңөұүһі]/u;
const FOLD: Record<string, string> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
};

function fold(word: string): string {
  return word.replace(/[әғқңөұүһі]/gu, (letter) => FOLD[letter] as string);
}

/** The Kazakh readings of a word typed without special letters, as far as suffixes need them: департаментинин → департаментінің. */
function kazakhReadings(word: string): string[] {
  const front = word.replace(/и(?=[^аоуыя]*$)/gu, "і");
  const dative = front.replace(/га$/u, "ға").replace(/ка$/u, "қа");
  return [word, dative, dative.replace(/([нтд][ыі])н$/u, "$1ң")];
}

function kazakhFolds(word: string): string[] {
  const readings = KAZAKH_LETTERS.test(word) ? [word] : kazakhReadings(word);
  // The whole word too: Караганды would lose a -ды that Қарағанды keeps.
  const plain = KAZAKH_LETTERS.test(word) ? [] : [`f:${word}`];
  return [...new Set([...readings.map((reading) => `f:${fold(stemKazakh(reading))}`), ...plain])];
}

function withoutPossessive(word: string): string {
  return word.replace(/['’ʼ]s?$/u, "").replace(/['’ʼ]s(?=-)/u, "");
}

/** All keys that a word of a text can be found under. `surface` as written. */
export function keysOfWord(surface: string): string[] {
  const composed = surface.normalize("NFC").replaceAll("\u00ad", "");
  const lower = composed.toLowerCase().replaceAll("ё", "е");
  const keys = [`=${composed}`, `w:${lower}`];
  const hyphen = composed.search(/[-‐‑]/u);
  if (hyphen > 1 && /^[\p{Lu}\d]+$/u.test(composed.slice(0, hyphen)))
    keys.push(`=${composed.slice(0, hyphen)}`);
  if (/[\u0400-\u052f]/u.test(lower)) {
    if (!KAZAKH_LETTERS.test(lower)) keys.push(`r:${russianStem(lower)}`);
    keys.push(`k:${stemKazakh(lower)}`, ...kazakhFolds(lower));
  } else if (/[a-z]/u.test(lower)) {
    keys.push(`e:${withoutPossessive(lower)}`);
    if (lower.length >= 5) {
      const cyrillic = transliterateKazakh(lower).text;
      keys.push(`k:${stemKazakh(cyrillic)}`, `f:${fold(stemKazakh(cyrillic))}`);
    }
  }
  return [...new Set(keys)];
}

/** The keys under which a word of a name is to be found; `exact` = only as written. */
export function keysOfNameWord(word: string, language: NameLanguage, exact: boolean): string[] {
  const lower = word.toLowerCase().replaceAll("ё", "е");
  if (exact) return [`=${word}`];
  if (/^[\p{Lu}\d]{2,6}$/u.test(word) && word.length > 1) return [`=${word}`];
  if (!/[\u0400-\u052f]/u.test(lower)) return [`e:${withoutPossessive(lower)}`];
  if (lower.length <= 2) return [`w:${lower}`];
  if (language === "ru") {
    // A stem of three letters is anybody's (имам → им): then the forms themselves are the keys.
    const keyOf = (form: string): string =>
      russianStem(form).length < 4 ? `w:${form}` : `r:${russianStem(form)}`;
    return [...new Set(russianForms(lower).map(keyOf))];
  }
  const keys = [`k:${stemKazakh(lower)}`];
  const folded = fold(stemKazakh(lower));
  if (folded.length >= 4) keys.push(`f:${folded}`);
  return keys;
}

const CONSONANT_ENDINGS = ["а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];

/** Participles keep their -вш-: пострадавшая is a person, пострадали a verb. */
function russianStem(word: string): string {
  return (
    /^(.+вш)(?:ий|ая|ее|ие|его|ей|ему|их|им|ими|ую|ем|ею)$/u.exec(word)?.[1] ?? stemRussian(word)
  );
}

/** Case forms of a noun, as far as its last letter tells: the stemmer cuts some of them differently. */
function russianForms(word: string): string[] {
  const stem = word.slice(0, -1);
  if (/[бвгджзклмнпрстфхцчшщ]$/u.test(word))
    return [word, ...CONSONANT_ENDINGS.map((end) => word + end)];
  if (/[ая]$/u.test(word))
    return [
      word,
      ...["ы", "и", "е", "у", "ю", "ой", "ей", "ию", "ам", "ами", "ах"].map((end) => stem + end),
    ];
  if (word.endsWith("й") && !/[иыо]й$/u.test(word))
    return [word, ...["я", "ю", "ем", "е"].map((end) => stem + end)];
  if (word.endsWith("ь"))
    return [word, ...["я", "ю", "ем", "е", "и", "ью"].map((end) => stem + end)];
  return [word];
}
