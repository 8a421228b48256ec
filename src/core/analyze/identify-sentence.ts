import { identifyLanguage } from "../text/identify-language.ts";
import { transliterateKazakh } from "../text/transliterate-kazakh.ts";
import type { Language } from "../types.ts";

const RUSSIAN_IN_LATIN = new Set(
  "ne chto v na po eto kak net bylo byl byli bil uzhe dlya iz ot za nas nam ego ih ikh policiya politsiya policii politsii vse oni ona soobshaet soobshchaet zayavil zayavili fakty faktov narusheniy narusheniya proverka sluzhba vyyavleno vyyavleny dela delo".split(
    " ",
  ),
);
const CYRILLIC = /[\u0400-\u052f]/u;
const KAZAKH_LETTER = /[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/u;
/** A Cyrillic sentence with Russian function words and no Kazakh letter needs no closer look. */
const PLAIN_RUSSIAN =
  /(^|[^а-яё])(и|в|на|не|что|с|по|из|для|от|к|о|за|это|как|был|была|были|их|его|при|до|у)(?=[^а-яё])/iu;

/** Language of one sentence, and whether its letters are Latin. Russian typed in Latin letters is Russian. */
export function identifySentence(sentence: string): { language: Language; latin: boolean } {
  const sample = sentence.length > 300 ? sentence.slice(0, 300) : sentence;
  const latin = !CYRILLIC.test(sample);
  if (!latin) {
    if (!KAZAKH_LETTER.test(sample) && PLAIN_RUSSIAN.test(sample) && !/[ўҳѓєїґјћђ]/iu.test(sample))
      return { language: "ru", latin };
    return { language: identifyLanguage(sample), latin };
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = words.filter((word) => RUSSIAN_IN_LATIN.has(word)).length;
  if (
    hits >= 1 &&
    hits / words.length > 0.12 &&
    !words.some((word) => /^(the|of|and|is|was|were|that)$/u.test(word))
  ) {
    const identified = identifyLanguage(sample);
    if (identified !== "kk" && identified !== "en") return { language: "ru", latin };
  }
  return { language: identifyLanguage(sample), latin };
}

/** One Latin Kazakh word in Cyrillic. */
export function toKazakhCyrillic(word: string): string {
  return transliterateKazakh(word).text;
}
