import type { Language } from "../types.ts";
import { CYRILLIC_WORDS, LATIN_WORDS, scoreEnding } from "./language-cues.ts";

const WORD = /\p{L}[\p{L}\p{M}'’ʼʻ‘`´]*/gu;
/** Enough to decide; a sentence that runs on for pages is not read to its end. */
const MAX_WORDS = 60;

/**
 * The language of one sentence or short text. Letters that only one language has are weighed first, then
 * function words and endings. Kazakh is
 * recognised in Cyrillic, in Latin letters and in Cyrillic typed without the special letters.
 * A title or a clause quoted in another language does not decide: the weightier language wins.
 * `und` for a text without words and for languages other than ru, kk, en, ky, uz. Pure.
 */
export function identifyLanguage(sentence: string): Language {
  const words: string[] = [];
  let cyrillic = 0;
  let latin = 0;
  let foreign = 0;
  for (const match of sentence.matchAll(WORD)) {
    const word = match[0];
    const script = scriptOf(word);
    if (script === "cyrillic") cyrillic += word.length;
    else if (script === "latin") latin += word.length;
    else foreign += word.length;
    words.push(word);
    if (words.length >= MAX_WORDS) break;
  }
  if (words.length === 0 || foreign > cyrillic + latin) return "und";
  const latinWords = words.filter((word) => scriptOf(word) === "latin");
  // Foreign names do not make a Russian sentence English; English function words do.
  const english = latinWords.filter((word) => LATIN_WORDS.get(word.toLowerCase()) === "en").length;
  const startsLatin = scriptOf(words[0] as string) === "latin";
  const weightOfLatin = english === 0 ? 0.3 : startsLatin ? 1.5 : english > 1 ? 1 : 0.3;
  return cyrillic >= latin * weightOfLatin
    ? identifyCyrillic(words.filter((word) => scriptOf(word) === "cyrillic"))
    : identifyLatin(latinWords.map((word) => word.toLowerCase()));
}

function scriptOf(word: string): "cyrillic" | "latin" | "other" {
  const code = word.charCodeAt(0);
  if (code >= 0x400 && code <= 0x52f) return "cyrillic";
  return code < 0x250 || (code >= 0x1e00 && code <= 0x1eff) ? "latin" : "other";
}

type Scores = Record<"ru" | "kk" | "ky" | "uz" | "other", number>;

function identifyCyrillic(words: string[]): Language {
  const scores: Scores = { ru: 0, kk: 0, ky: 0, uz: 0, other: 0 };
  for (const word of words) scoreCyrillicWord(word, scores);
  const ranked = (Object.entries(scores) as [keyof Scores, number][]).toSorted(
    (a, b) => b[1] - a[1],
  );
  const [best, second] = ranked as [[keyof Scores, number], [keyof Scores, number]];
  // Names alone say nothing: Russian, the language most pages are in, unless Kazakh leads at all.
  if (best[1] - second[1] < 0.3)
    return scores.kk > scores.ru && scores.kk >= scores.ky ? "kk" : "ru";
  return best[0] === "other" ? "und" : best[0];
}

function scoreCyrillicWord(cased: string, scores: Scores): void {
  const word = cased.toLowerCase();
  const known = CYRILLIC_WORDS.get(word);
  if (known) {
    scores[known] += 2;
    return;
  }
  if (/[ӣӯҷїєґђћљњџ]|і.*(?:ів|ння|ого|ень)$|(?:ція|ції|ість)$/.test(word)) scores.other += 3;
  // A capital may be a name that keeps its Kazakh spelling in a Russian sentence.
  const weight = cased === word ? 1 : 0.5;
  // Қ, ғ: Kazakh or Uzbek (ў, ҳ settle it); ә, ұ, һ, і: Kazakh; ң, ө, ү: Kazakh or Kyrgyz.
  if (/[ўҳ]/.test(word)) scores.uz += 3;
  if (/[әұі]/.test(word)) scores.kk += 1.5 * weight;
  if (/[қғһ]/.test(word)) {
    scores.kk += 1.5 * weight;
    scores.uz += weight;
  }
  if (/[ңөү]/.test(word)) {
    scores.kk += 0.8 * weight;
    scores.ky += 0.8 * weight;
  }
  if (/оо|ээ|өө|үү|[^с]уу|аа(?!к)/.test(word)) scores.ky += 1;
  scoreEnding(word, scores);
}

function identifyLatin(words: string[]): Language {
  const scores = { en: 0, kk: 0, uz: 0, other: 0 };
  for (const word of words) {
    const plain = word.replace(/[’ʼʻ‘`´]/g, "'");
    const known = LATIN_WORDS.get(plain);
    if (known) {
      scores[known] += 2;
      continue;
    }
    if (/[ūŋǵńıäñşğ]/.test(plain)) scores.kk += 1;
    if (/[ūŋǵń]|[áóúń].*[ıǵ]/.test(plain)) scores.kk += 1;
    if (/q[aıioöuúóáeyū]/.test(plain)) {
      scores.kk += 0.6;
      scores.uz += 0.5;
    }
    // The apostrophe alphabet of 2017 (qarag'andy, a'iel) against Uzbek o', g'.
    if (/[acegiknousy]'[a-z]/.test(plain) && !/'(?:s|t|re|ve|ll|d|m)$/.test(plain)) {
      scores.kk += /[acneisuy]'/.test(plain) ? 1.2 : 0.6;
      scores.uz += /[og]'/.test(plain) ? 0.9 : 0;
    }
    if (/[çþßøåæœłřěżęąãõßčšž]/.test(plain)) scores.other += 1.5;
    scoreLatinEnding(plain, scores);
  }
  const best = Math.max(scores.en, scores.kk, scores.uz, scores.other);
  if (best < 0.5) return words.length > 3 ? "und" : "en";
  if (best === scores.other) return "und";
  if (best === scores.en) return "en";
  return best === scores.kk ? "kk" : "uz";
}

function scoreLatinEnding(word: string, scores: { en: number; kk: number; uz: number }): void {
  if (word.length < 5) return;
  // “-ting”, “-ning” are Kazakh cases too, but in English words far more often.
  if (word.endsWith("ing")) scores.en += 0.7;
  if (/(?:tion|ed|ly|ness|ment|ous|ity|ers|ists?)$/.test(word)) scores.en += 0.5;
  if (/(?:ning|lari?(?:ni|da|ga)?|lik|lish|moqda|ydi|dagi|ladi|iya)$/.test(word)) scores.uz += 0.6;
  if (
    /(?:n[yıi][nñń]g?|d[yıi][nñń]g?|t[yıi][nñń]g?|lyq|lıq|dyq|dağy|dagy|daǵy|lar[yı]|ler[ií]?|t[ae]r[yıi]n?|gan|ğan|ǵan|gen|yp|ıp|ady|edi|ydy|idi|aıdy)$/.test(
      word,
    )
  ) {
    scores.kk += 0.6;
  }
}
