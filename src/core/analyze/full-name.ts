import type { Document, Mention } from "./document.ts";
import { between } from "./document.ts";

/** Words after an authority that still belong to its name, at most. */
const REACH = 9;
/** “области”, “по делам религий”, “внутренних дел”, “Республики”, “полиции”: what of and what for. */
const OF =
  /^(?:по|и|области|района|города|края|округа|столицы|региона|республики|республика|страны|дел|делам|внутренних|труда|образования|здравоохранения|культуры|информации|юстиции|обороны|финансов|экологии|спорта|религий|полиции|прокуратуры|акимата|суда|службы|безопасности|политики|защиты|населения|ситуациям|чрезвычайным|правам|развития|строительства|архитектуры|миграционной|социальной|общественного|внутренней|национальной|государственных|доходов|уголовно-исполнительной|системы|просвещения|науки|молодежи|молодежной|туризма|транспорта|энергетики|сельского|хозяйства|of|for|the|and)$/u;
/** An adjective of a place in the genitive: “Карагандинской”, “Бурабайского”. */
const ADJECTIVE = /(?:ской|ского|цкой|цкого|ной|ного|шней|жней)$/u;
/** Words that end no name. */
const DANGLING = /^(?:по|и|of|for|the|and)$/u;

/** The full name of an authority as the text gives it: «департамент полиции Павлодарской области». Pure. */
export function fullNameOf(document: Document, mention: Mention): string {
  const { tokens, text } = document;
  let end = mention.end;
  let last = mention.end;
  for (let i = mention.end + 1; i < tokens.length && i - mention.end <= REACH; i++) {
    if (between(document, i - 1, i) !== " ") break;
    const word = tokens.words[i];
    if (!word) break;
    const inner = document.mentions.get(i);
    const named = word.shape === "title" || (word.shape === "upper" && word.text.length < 8);
    const belongs = OF.test(word.text) || ADJECTIVE.test(word.text) || named;
    if (!belongs && inner?.role !== "official") break;
    // “акимат и полиция” are two
    if (document.cues.get(i)?.some(({ kind }) => kind === "say" || kind === "that")) break;
    last = inner ? Math.max(i, inner.end) : i;
    if (!DANGLING.test(word.text)) end = last;
    i = last;
  }
  return text.slice(tokens.starts[mention.start] as number, tokens.ends[end] as number);
}
