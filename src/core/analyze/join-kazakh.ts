import { between } from "./document.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isPossessed, isPossessedOblique, kazakhCase, POSTPOSITION } from "./kazakh-grammar.ts";
import type { KazakhCase } from "./kazakh-grammar.ts";
import type { Segment } from "./read-segments.ts";

/** Words of a title between an owner and an office: «прокурордың аға көмекшісі», «министрліктің ресми өкілі». */
const TITLE_WORD =
  /^(?:\p{L}|ресми|аға|бас|бұрынғы|бірінші|екінші|үшінші|жаңа|арнайы|кезекші|жергілікті|жауапты|уақытша|құрметті|мемлекеттік|қоғамдық|ішкі|сыртқы|жөніндегі|баспасөз|сол|дәл|тағы|бір|атқарушы|кіші|жас|әділет|полиция|көші-қон|қаржы|байланыс|істері|міндетін|атқарушысы|құқықтары|адам|саясат|мәселелері|\p{L}+(?:лық|лік|тық|тік|дық|дік|дағы|дегі|тағы|тегі|ғы|гі))$/u;

/** «Асқар Нұрланов, облыс полициясының бастығы»: a place may open what stands beside a name. */
const PLACE_WORD =
  /^(?:облыс|қала|аудан|ауыл|республика|өңір|аймақ|мекеме|колония|түрме|мектеп|бөлімше)\p{L}*$/u;

const AREA = /^(?:облысы|қаласы|ауданы|ауылы|өңірі)(?:ның|нің)?$/u;

function wordAt(document: Document, segment: Segment, position: number): string {
  const token = segment.tokens[position];
  return token === undefined ? "" : (document.tokens.words[token]?.text ?? "");
}

function hasName(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  for (let i = phrase.from; i <= phrase.to; i++) {
    const token = segment.tokens[i] as number;
    const inMention = document.mentions.get(token);
    if (inMention) i += inMention.end - inMention.start;
    else if (i > 0 && document.tokens.words[token]?.shape === "title") return true;
  }
  return false;
}

/**
 * Do two Kazakh phrases name one person or body? «облыс прокурорының | аға көмекшісі | Ж. Мырзағали» do, by the genitive and the
 * possessive ending that answers it; what a case has closed («департаментке | белсенді») does not. Null: ask the general rules.
 */
export function joinsKazakh(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean | null {
  const gap = right.from - left.to - 1;
  if (gap > 4) return false;
  let comma = false;
  for (let i = left.to; i < right.from; i++) {
    const text = between(document, segment.tokens[i] as number, segment.tokens[i + 1] as number);
    if (/[;:()—–«»“”"]/u.test(text)) return false;
    if (text.includes(",")) comma = true;
  }
  // «режиссер әрі белсенді»: one person who is both
  if (gap === 1 && !comma && wordAt(document, segment, left.to + 1) === "әрі") return true;
  // «Алматы қаласы Полиция департаменті»
  if (left.isNameOnly && gap === 1 && !comma && right.role === "official")
    if (AREA.test(wordAt(document, segment, left.to + 1))) return true;
  const kase = kazakhCase(wordAt(document, segment, left.to), left.isNameOnly);
  if (kase !== "nominative" && kase !== "genitive") return false;
  for (let i = left.to + 1; i < right.from; i++) {
    const word = wordAt(document, segment, i);
    if (!TITLE_WORD.test(word) && !(comma && left.isNameOnly && PLACE_WORD.test(word)))
      return false;
  }
  if (comma)
    return kase === "nominative" &&
      sameOffice(left, right) &&
      !hasName(document, segment, left) &&
      hasName(document, segment, right) &&
      !right.isNameOnly
      ? true
      : null;
  if (kase === "genitive") return !right.isNameOnly && answers(document, segment, right);
  if (right.isNameOnly) return isAcronym(document, segment, right) || right.oblique ? false : null;
  // «Ерлан Сәрсен министрліктің …»: behind a person's name begins the next phrase; «Шымкент полициясы» is one
  if (hasName(document, segment, left) || (left.isNameOnly && left.to > left.from)) return false;
  const plain = !right.oblique && !right.genitive && sameOffice(left, right);
  return answers(document, segment, right) ? (gap === 0 ? null : true) : plain ? null : false;
}

/** «Ерлік Досов ЛГБТ туралы»: an acronym goes on no name. */
function isAcronym(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  return document.tokens.words[segment.tokens[phrase.from] as number]?.shape === "upper";
}

/** Has the phrase, or what follows it at once, the possessive ending that belongs to an owner before it? */
function answers(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  for (let i = phrase.from; i <= phrase.to + 2; i++) {
    const word = wordAt(document, segment, i);
    // «әкімнің ереуілшілерді „…“ дегені»: the object of what the owner says
    const object = kazakhCase(word, false) === "accusative" && !/[ыі]н$/u.test(word);
    if (isPossessed(word) && !object) return true;
    if (i >= phrase.to && !document.mentions.has(segment.tokens[i + 1] ?? -1)) return false;
  }
  return false;
}

const GROUP_NOUN =
  /^(?:қоғам|бірлестіг|одағ|топ|тоб|орталығ|клуб|желіс|альянс|коалиция|ұйым|платформа)(?:ы|і|сы)?(?:ның|нің|мен|нан|нен)?$/u;
const OUTLET_NOUN =
  /^(?:газет|телеарна|арна|портал|сайт|журнал|радио|агенттіг)(?:ы|і|сы)?(?:ның|нің|на|не)?$/u;

/** «„Нұрлы ана“ қоғамы»: what the noun behind a name in quotation marks says of its bearer. */
export function roleOfNamedBody(word: string): "activist" | "media" | null {
  return GROUP_NOUN.test(word) ? "activist" : OUTLET_NOUN.test(word) ? "media" : null;
}

function sameOffice(left: SpeakerPhrase, right: SpeakerPhrase): boolean {
  const vague = (phrase: SpeakerPhrase): boolean =>
    phrase.role === "head" || phrase.role === "office-head";
  return left.role === right.role || vague(left) || vague(right);
}

/** «форумында» is a noun of names, «сөзіне» one of speech. */
function speaks(document: Document, token: number): boolean {
  return document.cues.get(token)?.some(({ kind }) => kind !== "name-noun") === true;
}

/** «прокуратура мәлімдемесі туралы», «журналистік зерттеу туралы»: what is spoken of. */
function isTopic(document: Document, segment: Segment, to: number): boolean {
  if (ADJECTIVE.test(wordAt(document, segment, to))) return true;
  const owned = segment.tokens[to + 1];
  return (
    owned !== undefined &&
    !document.mentions.has(owned) &&
    /\p{L}{3}[ыі]$/u.test(wordAt(document, segment, to + 1)) &&
    /^(?:туралы|жайлы|жөнінде|хақында|жайында)$/u.test(wordAt(document, segment, to + 2))
  );
}

const ADJECTIVE =
  /^(?:журналистік|депутаттық|прокурорлық|полициялық|адвокаттық|тергеушілік|парламенттік|соттық)$/u;

/** Case of a whole phrase; a phrase before «туралы» or before a possessed noun in a case is no subject either. */
export function kazakhStanding(
  document: Document,
  segment: Segment,
  from: number,
  to: number,
  isName: boolean,
): { kase: KazakhCase; bound: boolean } {
  const last = wordAt(document, segment, to);
  const title = document.tokens.words[segment.tokens[to] as number]?.shape === "title";
  const named = isName || (title && to > 0);
  const kase = kazakhCase(last, named);
  const next = segment.tokens[to + 1];
  if (next === undefined) return { kase, bound: false };
  if (/[^\s]/u.test(between(document, segment.tokens[to] as number, next)))
    return { kase, bound: false };
  const word = document.tokens.words[next]?.text ?? "";
  const noun = !document.mentions.has(next) && document.tokens.words[next]?.shape !== "title";
  // «әкім сөзіне»: the mayor's; «әкім пікірін айтты», «өкілі сөзіне …»: the one who does it
  const bare = !named && !isPossessed(last) && !/[ыі]н$/u.test(word);
  // «ЛГБТ қауымын „…“ деп сипаттады»: an acronym that nobody is known by says whose what follows is
  const place = isName && /^(?:облыс|қала|аудан|ауыл|өңір)(?:ы|сы)(?:\p{L}*)$/u.test(word);
  const acronym =
    isName &&
    from === to &&
    document.tokens.words[segment.tokens[to] as number]?.shape === "upper" &&
    document.tokens.words[next]?.shape === "lower" &&
    !document.cues.get(next);
  const bound =
    acronym ||
    place ||
    POSTPOSITION.test(word) ||
    (bare && noun && !speaks(document, next) && isPossessedOblique(word)) ||
    isTopic(document, segment, to);
  return { kase, bound };
}
