import { askOnce } from "./ask-once.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** Who can be meant by “она сказала” or “добавили”: what grammar shows of a speaker, `null` where it shows nothing. */
export interface Agreement {
  gender: "f" | "m" | null;
  number: "one" | "many" | null;
}

const NOTHING: Agreement = { gender: null, number: null };

const WOMAN_NOUN =
  /^(\p{L}*(активистк|феминистк|журналистк|участниц|организаторк|соосновательниц|основательниц|начальниц|помощниц|сотрудниц|представительниц|защитниц|юристк|адвокатк|адвокатесс|депутатк|редакторк|авторк|блогерк|учительниц|преподавательниц|волонтерк|пенсионерк|продавщиц|жительниц|соседк|художниц|студентк|координаторк|спикерк|докторк|психологин|поэтесс|лекторк)\p{L}*|женщин[аы]|девушк[аи]|мать|мама|бабушка|сестра|дочь|жена|хозяйка|лесбиянк\p{L}*|spokeswom[ae]n|policewom[ae]n|ombudswom[ae]n|chairwom[ae]n|businesswom[ae]n|wom[ae]n|mother|girl|sister|wife|daughter|grandmother|lady|mrs|ms|miss|actress|landlady|lesbian|анасы|әйел\p{L}*|әжесі|апасы|қыз|қызы|төрайым\p{L}*)$/u;
const MAN_NOUN =
  /^(мужчин[аы]|парень|парни|юноша|старик|дедушка|отец|муж|брат|сын|полицейский|участковый|подполковник|полковник|spokesman|spokesmen|policem[ae]n|chairm[ae]n|businessm[ae]n|man|men|father|boy|brother|husband|son|grandfather|mr|sir|imam|имам)$/u;
const WOMAN_NAME =
  /(?:\p{L}{2}(?:ова|ева|ёва|ина|ына|ская|цкая|овой|евой|иной|ской|қызы|кызы|гүл|гуль|gul|kyzy|qyzy|ova|eva|yeva|skaya|aya)|^(?:анна|мария|ольга|елена|наталья|татьяна|ирина|светлана|екатерина|юлия|жанар|айгерим|айгерім|айжан|әсел|асель|асем|әсем|динара|дана|гаухар|гульнара|гулзада|гүлзада|мадина|алия|әлия|сауле|сәуле|жанна|лаура|камила|камилла|аружан|томирис|аяулым|назерке|балжан|маржан|меруерт|молдир|мөлдір|перизат|сания|салтанат|сания|шолпан|карлыгаш|қарлығаш|бота|ботагоз|ботагөз|акмарал|ақмарал|зарина|диана|анара|индира|зульфия|роза|раушан|кулян|куляш|ляззат|ләззат|anna|maria|mariya|olga|elena|yelena|natalia|natalya|tatiana|irina|svetlana|zhanar|aigerim|aizhan|asel|assel|dinara|dana|gulnara|gulzada|madina|aliya|saule|zhanna|laura|kamila|aruzhan|tomiris|salima|zarina|diana|indira|lyazzat|mary|sarah|anastasia|bota|botagoz))$/u;
const MAN_NAME =
  /(?:\p{L}{2}(?:ов|ев|ёв|ский|цкий|овым|евым|ұлы|улы|бек|бай|ov|ev|yev|sky|skiy|uly|bek|bay)|^(?:нурлан|нұрлан|ержан|асхат|асқат|болат|ерлан|марат|руслан|тимур|темір|канат|қанат|кайрат|қайрат|бауыржан|бауржан|данияр|дамир|азамат|арман|аскар|асқар|талгат|талғат|серик|серік|берик|берік|жомарт|дархан|айдос|санжар|олжас|рустам|александр|андрей|сергей|дмитрий|алексей|иван|павел|виктор|игорь|юрий|nurlan|yerzhan|erzhan|askhat|bolat|erlan|yerlan|marat|ruslan|timur|kanat|kairat|daniyar|azamat|arman|askar|talgat|serik|berik|darkhan|sanzhar|olzhas|alexander|andrey|sergey|dmitry|john|peter))$/u;
const MANY =
  /^(?:\p{L}+(?:исты|истки|овцы|евцы|ители|ане|янки|еры|оры|уты|нты|ницы|ники|щики|чики|ющи[ехм]|ащи[ехм]|вши[ехм]|имые|нные|ские|каты|логи)|полицейские|полицейских|власти|силовики|жители|соседи|родители|люди|мужчины|женщины|девушки|парни|юристы|адвокаты|депутаты|врачи|учителя|\p{L}+(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?|officials|authorities|police|activists|women|men|people|lawyers|residents|deputies|mps|parents|witnesses|protesters|organisers|organizers|participants|neighbours|neighbors|journalists|officers|prosecutors|they)$/u;
const KAZAKH_MANY =
  /(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ымыз|іміз)?(?:ның|нің|дың|дің|тың|тің|на|не|ға|ге|қа|ке|ды|ді|ты|ті|н)?$/u;
/** Whole bodies: nobody calls them “он” or “she”. */
const BODY =
  /^(полици\p{L}*|мвд|дп|уп|акимат\p{L}*|горакимат\p{L}*|прокуратур\p{L}*|горпрокуратур\p{L}*|министерств\p{L}*|ведомств\p{L}*|департамент\p{L}*|управлени\p{L}*|пресс-служб\p{L}*|комитет\p{L}*|отдел\p{L}*|рувд|ровд|увд|гувд|овд|департаменты|суд\p{L}?|горсуд|облсуд|сизо|колони\p{L}*|мажилис\p{L}*|маслихат\p{L}*|минздрав\p{L}*|минобр\p{L}*|мчс|мид|кнб|парламент\p{L}*|правительств\p{L}*|таможн\p{L}*|комисси\p{L}*|инспекци\p{L}*|администраци\p{L}*|мэри\p{L}|военкомат\p{L}*|изолятор\p{L}*|тюрьм\p{L}*|больниц\p{L}*|школ[аеуы]|интернат\p{L}*|командовани\p{L}|следстви\p{L}|погранслужб\p{L}*|нацгварди\p{L}*|нпо|фонд\p{L}*|инициатив\p{L}*|организаци\p{L}*|police|ministry|akimat|department|office|prosecution|government|parliament|committee|ngo|foundation|bureau|service|hospital|school|university|court|commission|agency|board|council|centre|center|inspectorate|directorate|union|initiative|association|coalition|embassy|colony|senate|mazhilis|maslikhat|полиция\p{L}*|әкімдік\p{L}*|министрлі\p{L}*|департамент\p{L}*|прокуратура\p{L}*|қор|қоры|ұйым\p{L}*)$/u;

/** What one word shows by itself. */
interface Signs {
  noun: Agreement["gender"];
  name: Agreement["gender"];
  many: boolean;
  body: boolean;
}

const signsOf = askOnce((text): Signs => ({
  noun: WOMAN_NOUN.test(text) ? "f" : MAN_NOUN.test(text) ? "m" : null,
  name: WOMAN_NAME.test(text) ? "f" : MAN_NAME.test(text) ? "m" : null,
  many: MANY.test(text),
  body: BODY.test(text),
}));

/** What the words of a phrase show: “пресс-секретарь Айгуль Каримова” is a woman, “в акимате” many or nobody. */
export function agreementOf(
  document: Document,
  segment: Segment,
  phrase: SpeakerPhrase,
  oblique = phrase.oblique,
): Agreement & { body: boolean } {
  let gender: Agreement["gender"] = null;
  let number: Agreement["number"] = null;
  let named = false;
  let body = false;
  const kazakh =
    document.languages[document.tokens.sentences[segment.tokens[phrase.from] as number] ?? 0] ===
    "kk";
  for (let i = phrase.from; i <= phrase.to; i++) {
    const word = document.tokens.words[segment.tokens[i] as number];
    if (!word) continue;
    const { text } = word;
    const last = i === phrase.to;
    const shown = signsOf(text);
    gender ??= shown.noun;
    if (word.shape === "title" && (i > 0 || phrase.isNameOnly)) {
      // “по словам Мурата Каримова”: outside the nominative -ова is a man's genitive as well
      if (oblique && /[а-яё](ова|ева|ёва|ина)$/u.test(text)) continue;
      if (isOfPlace(document, segment, i, text)) continue;
      if (shown.name === "f") [gender, named] = ["f", true];
      else if (shown.name === "m") {
        gender ??= "m";
        named = true;
      }
    }
    // «директоры» are many in Russian and one in Kazakh, where the last noun is what the phrase names
    if (kazakh ? last && KAZAKH_MANY.test(text) : shown.many) number ??= "many";
    // “his assistant at the Mazhilis”: in English what follows “of” and “at” tells of whom, not who
    if (shown.body && (!kazakh || last) && !behindPerson(document, segment, phrase, i)) body = true;
  }
  if (body && isRussianOffice(document, segment, phrase)) body = false;
  const last = document.tokens.words[segment.tokens[phrase.to] as number];
  // «министрлігінің өкілі Дәулет Қоңырбай»: in Kazakh a name closes the phrase
  if (
    phrase.to > phrase.from &&
    last?.shape === "title" &&
    /[әғқңөұүһі]/u.test(phrase.name ?? "") &&
    !document.mentions.has(segment.tokens[phrase.to] as number)
  )
    named = true;
  if (named || (phrase.isNameOnly && phrase.to > phrase.from)) [number, body] = ["one", false];
  else if (number === null && gender !== null && !body) number = "one";
  return { gender, number, body: body && gender === null && number !== "one" };
}

/** «Мангистауской области», “Бурабайского района”: a place, and nobody's name. */
function isOfPlace(document: Document, segment: Segment, at: number, text: string): boolean {
  if (!/[сц](?:кой|кого|кая|кий|ком|кому)$/u.test(text)) return false;
  const next = document.tokens.words[segment.tokens[at + 1] ?? -1];
  return next?.shape === "lower";
}

function behindPerson(
  document: Document,
  segment: Segment,
  phrase: SpeakerPhrase,
  at: number,
): boolean {
  for (let i = phrase.from; i < at; i++)
    if (
      /^(of|at|from|in)$/u.test(document.tokens.words[segment.tokens[i] as number]?.text ?? "") &&
      /(?:er|or|ant|man|ist|ief|ead|ary|son|ee|ty|ent|ial|ate)$/u.test(
        document.tokens.words[segment.tokens[i - 1] ?? -1]?.text ?? "",
      ) &&
      i > phrase.from &&
      !signsOf(document.tokens.words[segment.tokens[i - 1] as number]?.text ?? "").body
    )
      return true;
  return false;
}

/** “Спикер ведомства” is a person: in Russian the first noun is what the phrase names. */
function isRussianOffice(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  const token = segment.tokens[phrase.from] as number;
  const sentence = document.tokens.sentences[token] ?? 0;
  return (
    document.languages[sentence] === "ru" && !BODY.test(document.tokens.words[token]?.text ?? "")
  );
}

/** What a pronoun asks for. Kazakh «ол» knows no gender. */
export function agreementOfPronoun(word: string): Agreement {
  if (/^(он|его|ему|he|his|him)$/u.test(word)) return { gender: "m", number: "one" };
  if (/^(она|ее|ей|she|her)$/u.test(word)) return { gender: "f", number: "one" };
  if (/^(они|их|оба|обе|те|олар|олардың|both)$/u.test(word))
    return { gender: null, number: "many" };
  if (/^(ол|оның|тот)$/u.test(word)) return { gender: null, number: "one" };
  return NOTHING;
}

/** What a verb without a subject asks for: Russian past tense shows gender, “добавили” many. */
export function agreementOfVerb(word: string): Agreement {
  if (/\p{Script=Cyrillic}(ли|лись)$/u.test(word)) return { gender: null, number: "many" };
  if (/\p{Script=Cyrillic}(ла|лась)$/u.test(word)) return { gender: "f", number: "one" };
  if (/\p{Script=Cyrillic}[аеиоуыя](л|лся)$/u.test(word)) return { gender: "m", number: "one" };
  return NOTHING;
}

/** Does what is known of a speaker speak against what a pronoun or verb asks for? */
export function disagrees(known: Agreement & { body?: boolean }, asked: Agreement): boolean {
  if (asked.gender && known.gender && asked.gender !== known.gender) return true;
  if (asked.number === "one" && known.number === "many") return true;
  if (asked.number === "many" && known.number === "one") return true;
  return known.body === true && asked.gender !== null;
}
