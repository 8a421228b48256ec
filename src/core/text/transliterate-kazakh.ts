/**
 * Kazakh written in Latin letters → Cyrillic, so that one set of rules reads both. Four spellings are
 * told apart by their letters: the alphabet of 2021 (ä ğ ñ ö ş ū ü; ı = і, i = и/й), that of 2018 (á ǵ ń ó
 * ú, ý = у; i = і, ı = и/й), that of 2017 (a' g' n'; i' = и/й) and the informal one of keyboards without
 * any of these, where vowel harmony has to guess.
 */

export interface Transliteration {
  text: string;
  /**
   * `offsets[i]` is where in the source the i-th UTF-16 code unit of `text` comes from; the last entry, at
   * `text.length`, is the source's length. So `source.slice(offsets[a], offsets[b])` is what became `text.slice(a, b)`.
   */
  offsets: Uint32Array;
}

type Spelling = "2021" | "2018" | "2017" | "informal";

const APOSTROPHES = "'’ʼʻ‘`´";
const WORD = /[\p{Script=Latin}][\p{Script=Latin}\p{M}'’ʼʻ‘`´]*/gu;
/** Addresses and handles stay as they are. */
const UNTOUCHED = /(?:https?:\/\/|www\.|[@#])\S+|\S+@\S+|\b[a-z0-9-]+\.(?:kz|com|org|net)\b/giu;

const COMMON: Record<string, string> = {
  a: "а",
  b: "б",
  c: "к",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  j: "ж",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  q: "қ",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  v: "в",
  w: "у",
  x: "х",
  y: "ы",
  z: "з",
  ä: "ә",
  á: "ә",
  ğ: "ғ",
  ǵ: "ғ",
  ñ: "ң",
  ń: "ң",
  ŋ: "ң",
  ö: "ө",
  ó: "ө",
  ū: "ұ",
  û: "ұ",
  ü: "ү",
  ú: "ү",
  ý: "у",
  ş: "ш",
  ç: "ч",
  ı: "і",
  i: "и",
};
const DIGRAPHS: Record<string, string> = {
  sh: "ш",
  ch: "ч",
  zh: "ж",
  gh: "ғ",
  kh: "х",
  ts: "ц",
  yo: "ё",
};
const WITH_APOSTROPHE: Record<string, string> = {
  a: "ә",
  g: "ғ",
  i: "и",
  n: "ң",
  o: "ө",
  s: "ш",
  c: "ч",
  u: "ү",
  y: "у",
};
/** Loans that no rule of Kazakh spelling gets right. Beginnings of words. */
const LOANS: [RegExp, string][] = [
  [/^pol[iı]'?(?:ts|s|c|t)[iı]'?y?a/, "полиция"],
  [/^pol[iı]'?(?:ts|s|c)e[iı]'?/, "полицей"],
  [/^m[iı]n[iı]str/, "министр"],
  [/^prez[iı]dent/, "президент"],
  [/^f[eé]m[iı]n[iı]st/, "феминист"],
  [/^aktiv[iı]st/, "активист"],
  [/^depart?ament/, "департамент"],
  [/^kom[iı](?:ss|s)[iı]y?a/, "комиссия"],
  [/^organ[iı]zator/, "организатор"],
  [/^organ[iı]za(?:ts|s)[iı]y?a/, "организация"],
  [/^prokuratura/, "прокуратура"],
  [/^prokuror/, "прокурор"],
  [/^akim(?=d|$|i|[bnm]|ge)/, "әкім"],
  [/^respubl[iı]ka/, "республика"],
];

const VOWELS = "aeiouyıäöüūûáóúý";
const FRONT = "eiäöüáóú";
const BACK = "aouyūû";

/** Text outside Latin words (Cyrillic, digits, punctuation, addresses) passes through unchanged. Pure. */
export function transliterateKazakh(source: string): Transliteration {
  const spelling = spellingOf(source);
  const untouched = [...source.matchAll(UNTOUCHED)].map(
    (m) => [m.index, m.index + m[0].length] as const,
  );
  let text = "";
  const offsets: number[] = [];
  const copy = (from: number, to: number): void => {
    for (let i = from; i < to; i++) offsets.push(i);
    text += source.slice(from, to);
  };
  let end = 0;
  for (const match of source.matchAll(WORD)) {
    if (untouched.some(([from, to]) => match.index >= from && match.index < to)) continue;
    copy(end, match.index);
    end = match.index + match[0].length;
    for (const [letter, at] of readWord(match[0], spelling)) {
      for (let i = 0; i < letter.length; i++) offsets.push(match.index + at);
      text += letter;
    }
  }
  copy(end, source.length);
  offsets.push(source.length);
  return { text, offsets: Uint32Array.from(offsets) };
}

function spellingOf(source: string): Spelling {
  const text = source.toLowerCase();
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const counts: [Spelling, number][] = [
    ["2021", count(/[äğñöşūü]/gu)],
    ["2018", count(/[áǵńóúý]/gu)],
    ["2017", count(/[agnousciy]['’ʼʻ‘`´](?=\p{L}|\P{L}|$)/gu)],
  ];
  const [best] = counts.toSorted((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : "informal";
}

/** Output letters, each with the index in the word it comes from. */
function readWord(cased: string, spelling: Spelling): [string, number][] {
  const word = cased.toLowerCase().length === cased.length ? cased.toLowerCase() : cased;
  const letters: [string, number][] = [];
  const plain = word.replace(/[’ʼʻ‘`´]/g, "'");
  let at = 0;
  for (const [pattern, cyrillic] of LOANS) {
    const found = pattern.exec(plain)?.[0];
    if (found === undefined) continue;
    const step = found.length / cyrillic.length;
    for (const [i, letter] of [...cyrillic].entries()) letters.push([letter, Math.floor(i * step)]);
    at = found.length;
    break;
  }
  while (at < word.length) {
    const [letter, length] = readLetter(word, at, spelling);
    letters.push([letter, at]);
    at += length;
  }
  return letters.map(([letter, index]) => [
    isCapital(cased, index) ? capital(letter) : letter,
    index,
  ]);
}

function isCapital(word: string, index: number): boolean {
  const letter = word[index] as string;
  return letter !== letter.toLowerCase();
}

function capital(letter: string): string {
  return letter.slice(0, 1).toUpperCase() + letter.slice(1);
}

function readLetter(word: string, at: number, spelling: Spelling): [string, number] {
  const letter = word[at] as string;
  const next = word[at + 1] ?? "";
  if (next !== "" && APOSTROPHES.includes(next)) {
    const marked = WITH_APOSTROPHE[letter];
    if (marked) return [marked === "и" ? glide(word, at) : marked, 2];
  }
  if (APOSTROPHES.includes(letter)) return ["", 1];
  const digraph = DIGRAPHS[letter + next];
  // с and һ meet in the alphabets that have ş: only there is sh two letters.
  if (digraph && !(spelling === "2021" && "sc".includes(letter) && /[şç]/.test(word)))
    return [digraph, 2];
  if (spelling === "informal") return readInformal(word, at);
  if (letter === "i" || letter === "ı") return [readI(word, at, spelling), 1];
  if (letter === "u" && spelling !== "2021") return ["ұ", 1];
  return [COMMON[letter] ?? letter, 1];
}

/** Which of i and ı is і and which и/й differs between the alphabets of 2021 and 2018. */
function readI(word: string, at: number, spelling: Spelling): string {
  const dotted = word[at] === "i";
  if (spelling === "2021") return dotted ? glide(word, at) : "і";
  return dotted ? "і" : glide(word, at);
}

/** й beside a vowel before it, else и. */
function glide(word: string, at: number): string {
  return at > 0 && VOWELS.includes(word[at - 1] as string) ? "й" : "и";
}

function readInformal(word: string, at: number): [string, number] {
  const letter = word[at] as string;
  const next = word[at + 1] ?? "";
  const before = word[at - 1] ?? "";
  const besideVowel =
    (before !== "" && VOWELS.includes(before)) || (next !== "" && VOWELS.includes(next));
  if (letter === "y" && next === "a") return ["я", 2];
  if (letter === "y" && next === "u") return ["ю", 2];
  if (letter === "y" && next === "e" && at > 0) return ["йе", 2];
  if (letter === "y") return [before !== "" && "aeou".includes(before) ? "й" : "ы", 1];
  if (letter === "i" || letter === "ı") {
    if (before !== "" && "aeou".includes(before)) return ["й", 1];
    return [isFront(word, at) && !besideVowel ? "і" : "и", 1];
  }
  if (letter === "u" && !besideVowel && at < word.length - 1)
    return [isFront(word, at) ? "ү" : "ұ", 1];
  if (letter === "o" && isFront(word, at)) return ["ө", 1];
  // The genitive, -nyn for -nyñ.
  if (letter === "n" && at === word.length - 1 && /..[ndt][yiı]n$/.test(word)) return ["ң", 1];
  if (letter === "g" && word.includes("q") && !isFront(word, at)) return ["ғ", 1];
  return [COMMON[letter] ?? letter, 1];
}

/** Harmony at a place: the vowel before it decides, at the start of the word the one after it. */
function isFront(word: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    if (word[i] === "e" || word[i] === "i") return hasFrontVowel(word, i);
    if (BACK.includes(word[i] as string) && word[i] !== "u" && word[i] !== "o") return false;
  }
  for (let i = at + 1; i < word.length; i++) {
    if (FRONT.includes(word[i] as string)) return true;
    if (BACK.includes(word[i] as string)) return false;
  }
  return word[at] === "i";
}

function hasFrontVowel(word: string, at: number): boolean {
  if (word[at] === "e") return true;
  for (let i = at - 1; i >= 0; i--) {
    if (word[i] === "e") return true;
    if (word[i] === "a" || word[i] === "y") return false;
  }
  return true;
}
