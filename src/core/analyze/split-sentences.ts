import type { RawTokens } from "./tokenise.ts";

/** What lies between two words, as far as sentences and clauses care. */
export interface Boundary {
  sentence: boolean;
  paragraph: boolean;
}

const ABBREVIATIONS = new Set(
  (
    "ст ул им д п обл тыс млн млрд руб тг др см стр кв пр мкр проф акад ген полк подп пгт с сот тел ред корп каб оф бул " +
    "р зам нач деп т тн лт адм уг н пп ч " +
    "mr mrs ms dr col gen lt sgt maj capt st prof no art vs dept gov sen rep hon inc jr sr " +
    "ж б обл ауд қ көш"
  ).split(" "),
);
/** These end a sentence only when a new one plainly begins and a number stands before: “в 2021 г. Полиция …”. */
const YEAR = new Set(["г", "гг", "ж", "в", "вв"]);

/** Text without full stops is cut, so that work stays linear. */
const MAX_SENTENCE_WORDS = 300;

/**
 * @returns for each token whether a sentence or a paragraph begins with it. Knows abbreviations
 * (г., ст., им., Col.), initials, decimals and wrapped lines. Linear. Pure.
 */
export function findBoundaries(text: string, tokens: RawTokens): Uint8Array {
  const boundaries = new Uint8Array(tokens.length);
  let length = 0;
  for (let i = 0; i < tokens.length; i++) {
    const boundary = i === 0 ? 2 : boundaryBefore(text, tokens, i);
    length = boundary > 0 ? 1 : length + 1;
    if (length > MAX_SENTENCE_WORDS) length = boundaries[i] = 1;
    else boundaries[i] = boundary;
  }
  return boundaries;
}

/** 0 none, 1 sentence, 2 paragraph. */
function boundaryBefore(text: string, tokens: RawTokens, i: number): number {
  const from = tokens.ends[i - 1] as number;
  const to = tokens.starts[i] as number;
  if (to - from === 1 && text.charCodeAt(from) === 32) return 0;
  const gap = text.slice(from, Math.min(to, from + 200));
  const newline = gap.search(/[\n\u2028\u2029]|\r(?!\n)/u);
  if (newline >= 0 && isParagraph(text, gap, newline, to)) return 2;
  return endsSentence(text, tokens, i, gap) ? 1 : 0;
}

function isParagraph(text: string, gap: string, newline: number, to: number): boolean {
  if (/\n[ \t\r]*\n/u.test(gap)) return true;
  if (/[.!?…:;»”"]/u.test(gap.slice(0, newline))) return true;
  if (/[—–«"“„•*-]/u.test(gap.slice(newline))) return true;
  // a wrapped line goes on in lower case
  return !/\p{Ll}/u.test(text[to] ?? "");
}

function endsSentence(text: string, tokens: RawTokens, i: number, gap: string): boolean {
  const mark = gap.search(/[.!?…]/u);
  if (mark < 0) return false;
  const rest = gap.slice(mark);
  const next = text[tokens.starts[i] as number] ?? "";
  const lower = /\p{Ll}/u.test(next);
  // «…!» — сказал; “…?” she asked; ellipsis inside a sentence
  if (lower) return /^[.!?…]+[»”"’)]*\s+[«“"„]/u.test(rest) && !/[,—–-]/u.test(rest);
  if (/^[.!?…]*[»”"’)]+\s*,/u.test(rest) || /^\.?,/u.test(rest)) return false;
  if (gap[mark] !== ".") return true;
  if (rest === "." || /^\.$/u.test(gap)) {
    // no space: a number, an address, or a missing space before a capital
    return (
      /\p{Lu}/u.test(next) &&
      /\p{Ll}/u.test(text[(tokens.ends[i - 1] as number) - 1] ?? "") &&
      isCyrillic(next)
    );
  }
  if (mark > 0 || rest.startsWith("..")) return true;
  return !isAbbreviated(text, tokens, i, next);
}

function isAbbreviated(text: string, tokens: RawTokens, i: number, next: string): boolean {
  const start = tokens.starts[i - 1] as number;
  const word = text.slice(start, tokens.ends[i - 1] as number);
  if (word.length === 1 && /\p{Lu}/u.test(word)) return true;
  if (word.length > 5) return false;
  // «…», – деп. Содан кейін …: a verb of speech, no deputy
  if (word === "деп" && /[»”"]\s*,?\s*[—–-]\s*$/u.test(text.slice(Math.max(0, start - 6), start)))
    return false;
  const lower = word.toLowerCase();
  const numberBefore =
    i >= 2 && /^\d/u.test(text.slice(tokens.starts[i - 2] as number, tokens.ends[i - 2] as number));
  if (YEAR.has(lower)) return !(numberBefore && /\p{Lu}/u.test(next));
  if (numberBefore && (lower === "р" || lower === "тг" || lower === "руб"))
    return !/\p{Lu}/u.test(next);
  return (
    (ABBREVIATIONS.has(lower) && word === lower) ||
    /^(Mr|Mrs|Ms|Dr|Col|Gen|Lt|Sgt|Maj|Capt|St|Prof|Art|Dept|Sen|Rep)$/u.test(word) ||
    (/^\d/u.test(next) && /^(No|Nos)$/u.test(word))
  );
}

function isCyrillic(char: string): boolean {
  return /[\u0400-\u052f]/u.test(char);
}
