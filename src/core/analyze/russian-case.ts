import { askOnce } from "./ask-once.ts";

/**
 * What the ending of a Russian noun shows. Only common nouns that can name a speaker come here, so that a few
 * suffixes decide: names and abbreviations are not judged.
 */

/** Endings that no nominative of these nouns has. */
const NEVER_NOMINATIVE =
  /(?:[ую]|[ое]в|[ая]ми|[ая]м|[ая]х|[ео]го|[ео]му|[ыи]м|[ыи]х|[ое]м|[ое]й|ою|ии)$/u;
/** … but for these. */
const NOMINATIVE =
  /(?:аким|имам|ком|дом|рядовой|часовой|постовой|иерей|казначей|партии|организации|ассоциации|компании)$|^мин(?:просвещения|информации|обороны|культуры|науки|экологии|образования|индустрии|экономики|нацэкономики|спорта|туризма|торговли|энерго|финансов|воды)$/u;
/** -е is a plural or neuter here and an oblique case elsewhere: “горожане”, “пострадавшие”, “управление”. */
const NOMINATIVE_E = /(?:ане|яне|[иыоеь]е)$/u;
/** One body each, so that the form is a genitive and no plural. */
const OF_ONE_BODY =
  /^(?:милиции|росгвардии|нацгвардии|юстиции|толпы|\p{L}*(?:прокуратуры|пресс-службы|полиции|администрации))$/u;
/** “акима”, “депутата”, “министра”, “следователя”: a masculine noun that ends in -а or -я. */
const MASCULINE_GENITIVE =
  /(?:[ео]р|ист|ат|[еа]нт|ник|чик|щик|ик|им|ам|истр|ог|тц|вц|рц|дц|ьц|мен|вед|век|эр|суд|мажилис|фонд|комитет|ерт|тан|рал|раф|муж|брат|сын)а$|(?:тел|ар|овател)я$/u;
const FEMININE_AFTER_ALL =
  /^(?:палата|контора|учителя|критика|мама|замакима|замглава|замминистра|замначальника)$/u;
/** Genitive plurals without an ending. */
const BARE_GENITIVE =
  /(?:исток|торок|[тн]ниц|ериц|щиц|чиц|[ая]нок|нток|ерок|женщин|мужчин|девушек|граждан|горожан|сельчан|дочек)$/u;
/** Masculine nouns that look feminine. */
const MAN_WITH_A =
  /^(?:мужчина|судья|глава|старшина|коллега|дядя|дедушка|мулла|староста|юноша|папа|тамада|замглава|воевода|глашатай|врио|замакима)$/u;
const MASCULINE_BODY =
  /^(?:акимат|горакимат|облакимат|райакимат|суд|горсуд|облсуд|мажилис|сенат|парламент|комитет|департамент|отдел|маслихат|фонд|союз|омон|спецназ|штаб|комиссариат|военкомат|минздрав|минобр|аппарат|орган|фракция)$/u;
const PLURAL =
  /(?:исты|истки|ители|атели|ане|яне|ники|чики|щики|цы|ницы|торы|оры|еры|ентки|аты|енты|анты|логи|ющие|ящие|ащие|ущие|вшие|мые|нные|тые|ские|йские|ковые|люди|дети|власти|силовики|жители|соседи|родители|мужчины|женщины|девушки|парни|ребята|юристы|врачи|мужики|матери|отцы|старики|братья|друзья|органы|ведомства|службы|структуры)$/u;

/** Can `word` (normalised) not be the subject of a sentence? */
export const isObliqueRussian = askOnce((word: string): boolean => {
  if (!/^[а-я-]{4,}$/u.test(word) || NOMINATIVE.test(word) || MAN_WITH_A.test(word)) return false;
  if (word.endsWith("е")) return !NOMINATIVE_E.test(word);
  if (NEVER_NOMINATIVE.test(word) || OF_ONE_BODY.test(word) || BARE_GENITIVE.test(word))
    return true;
  return MASCULINE_GENITIVE.test(word) && !FEMININE_AFTER_ALL.test(word);
});

/** Is `word` surely a subject's form: “прокурор”, “заместитель”, “замминистра”? Many nouns do not show it. */
export function isNominativeRussian(word: string): boolean {
  if (!/^[а-я-]{4,}$/u.test(word) || isObliqueRussian(word)) return false;
  return /[бвгджзклмнпрстфхцчшщйь]$/u.test(word) || MAN_WITH_A.test(word) || word.startsWith("зам");
}

/** Can `word` stand after «в» or «на» for a place (“в полиции”), and not for a direction (“в полицию”)? */
export function isPlaceForm(word: string): boolean {
  return !/^[а-я-]{4,}$/u.test(word) || /(?:[еи]|ах|ях|ых|их|ом|ем|ой|ей)$/u.test(word);
}

/** Does a past or present tense of Russian speak against this noun as its subject? */
export function misfitsRussianVerb(noun: string, verb: string): boolean {
  if (!/^[а-я-]{3,}$/u.test(noun) || !/^[а-я]{4,}$/u.test(verb)) return false;
  const plural = PLURAL.test(noun);
  const feminine = /(?:а|я)$/u.test(noun) && !MAN_WITH_A.test(noun);
  const neuter = /(?:ство|ние|тие|во)$/u.test(noun);
  if (/(?:ли|лись)$/u.test(verb)) return false;
  if (/(?:ла|лась)$/u.test(verb)) return plural || neuter || MASCULINE_BODY.test(noun);
  if (/(?:ло|лось)$/u.test(verb))
    return plural || feminine || /(?:ник|тель|ист|[ео]р|ант|ент|имам?)$/u.test(noun);
  if (/[аеиоуыюя](?:л|лся)$/u.test(verb)) return plural || feminine || neuter;
  if (/(?:[еи]т|[еи]тся)$/u.test(verb)) return plural;
  return false;
}
