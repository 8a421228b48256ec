import type { Language } from "../types.ts";

const RUSSIAN_IN_LATIN = new Set(
  "ne chto v na i po eto kak net bylo byl byli bil uzhe dlya iz ot za nas nam ego ih ikh policiya politsiya policii politsii vse tak no my oni ona".split(" "),
);

/** Language of one sentence, and whether its letters are Latin. */
export function identifySentence(sentence: string): { language: Language; latin: boolean } {
  const latin = !/[\u0400-\u052f]/u.test(sentence);
  if (!latin) return { language: /[әғқңөұүһі]/iu.test(sentence) ? "kk" : "ru", latin };
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = words.filter((word) => RUSSIAN_IN_LATIN.has(word)).length;
  return { language: hits >= 2 && hits / words.length > 0.12 ? "ru" : "en", latin };
}

identifySentence.toKazakh = (word: string): string => word;
