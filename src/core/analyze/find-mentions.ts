import type { Document, Mention } from "./document.ts";
import { between } from "./document.ts";
import { isForeignRussian } from "./is-foreign.ts";
import { isAcronym, isName, isTitle } from "./is-name.ts";
import { isNameQuote } from "./is-name-quote.ts";
import { roleOfNamedBody } from "./join-kazakh.ts";
import { joins, mergePhrases } from "./join-phrases.ts";
import { isKazakh } from "./phrase-words.ts";
import { caseOf } from "./read-case.ts";
import type { Segment } from "./read-segments.ts";
import type { Role } from "../types.ts";

/** Mentions that stand together as one phrase: “начальник отдела полиции Темиртау Бауыржан Искаков”. */
export interface SpeakerPhrase {
  /** Positions in the segment's token list, both included. */
  from: number;
  to: number;
  role: Role | "pronoun" | "self" | "head" | "office-head";
  name: string | null;
  authorityId: string | null;
  /** Stands in a case or after a preposition that no subject has. */
  oblique: boolean;
  /** After «в», «во»: “сообщили в полиции”. */
  locative: boolean;
  /** Kazakh genitive: owns or acts in what follows, and speaks only through «айтуынша», «жауабы» or «бірі». */
  genitive?: boolean;
  isNameOnly: boolean;
}

/** What an authority is for: “министр труда”, “управления по делам религий”. */
const COMPETENCE =
  /^(внутренних|дел|делам|труда|образования|просвещения|здравоохранения|культуры|информации|юстиции|экологии|обороны|финансов|полиции|религий|религии|политики|внутренней|социальной|молодежи|молодежной|спорта|экономики|хозяйства|сельского|транспорта|энергетики|связи|доходов|государственных|исполнения|наказаний|системы|уголовно-исполнительной|защиты|населения|безопасности|национальной|строительства|архитектуры|миграционной|службы|собственной|общественного|развития|занятости|программ)$/u;

/** All phrases of a segment that could name a speaker, in order. */
export function findPhrases(document: Document, segment: Segment): SpeakerPhrase[] {
  const phrases: SpeakerPhrase[] = [];
  const { tokens } = segment;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as number;
    const found = document.mentions.get(token);
    const firstName = found !== undefined && isFirstName(document, segment, found, i);
    const mention = firstName ? undefined : found;
    if (mention && isForeignPronoun(document, segment, mention)) continue;
    const body = mention ? null : namedBody(document, segment, i);
    if (body) {
      add(document, segment, phrases, toPhrase(document, segment, body, i, i));
      continue;
    }
    if (mention) {
      const width = mention.end - mention.start;
      const phrase = toPhrase(document, segment, mention, i, i + width);
      add(document, segment, phrases, phrase);
      i = phrase.to;
    } else if (firstName || isName(document, segment, i)) {
      let to = i;
      while (
        to + 1 < tokens.length &&
        isTitle(document, tokens[to + 1] as number) &&
        !document.mentions.has(tokens[to + 1] as number)
      ) {
        if (/[,;:—–(«"“]/u.test(between(document, tokens[to] as number, tokens[to + 1] as number)))
          break;
        if (isAcronym(document, tokens[to + 1] as number)) break;
        to++;
      }
      add(document, segment, phrases, namePhrase(document, segment, i, to));
      i = to;
    }
  }
  return phrases;
}

/** «„Нұрлы ана“ қоғамы»: a group that only its noun and the marks before it tell. */
function namedBody(document: Document, segment: Segment, i: number): Mention | null {
  const item = segment.quotes.find((quote) => quote.at === i);
  if (!item || !isKazakh(document, segment) || !isNameQuote(document, segment, item)) return null;
  const token = segment.tokens[i] as number;
  const role = roleOfNamedBody(document.tokens.words[token]?.text ?? "");
  if (!role) return null;
  const start = document.quotes[item.quote]?.outerStart ?? 0;
  const name = document.text.slice(start, document.tokens.ends[token]);
  return { start: token, end: token, role, name, authorityId: null };
}

/** «Ғалым Оразов», «Әділ Қазыбеков»: a capital inside a Kazakh sentence, a surname behind it, make a designation a name. */
function isFirstName(document: Document, segment: Segment, mention: Mention, i: number): boolean {
  if (mention.role !== "other" || mention.start !== mention.end || i === 0) return false;
  const next = segment.tokens[i + 1];
  return (
    next !== undefined &&
    document.tokens.words[mention.start]?.shape === "title" &&
    document.tokens.words[next]?.shape === "title" &&
    between(document, mention.start, next) === " " &&
    isKazakh(document, segment)
  );
}

/** «он адам» is ten people in Kazakh, «те» a particle: pronouns count in their own language only. */
function isForeignPronoun(document: Document, segment: Segment, mention: Mention): boolean {
  if (mention.role !== "pronoun" && mention.role !== "self") return false;
  return /^(?:он|те|та|я|мы|их|i|we|he)$/iu.test(mention.name ?? "") && isKazakh(document, segment);
}

function toPhrase(
  document: Document,
  segment: Segment,
  mention: Mention,
  from: number,
  to: number,
): SpeakerPhrase {
  const { oblique, locative, genitive = false } = caseOf(document, segment, from, to, false);
  const end = mention.role === "official" ? endOfCompetence(document, segment, to) : to;
  const foreign = mention.role === "official" && isForeignRussian(document, segment, from, end);
  const starts = document.tokens.starts[mention.start] as number;
  const ends = document.tokens.ends[segment.tokens[end] as number] as number;
  return {
    from,
    to: end,
    role: foreign ? "other" : mention.role,
    name: end === to ? mention.name : document.text.slice(starts, ends),
    authorityId: foreign ? null : mention.authorityId,
    oblique,
    locative,
    genitive,
    isNameOnly: false,
  };
}

/** “Министерства | внутренних дел”: the words that say what for belong to the authority. */
function endOfCompetence(document: Document, segment: Segment, to: number): number {
  let end = to;
  for (let i = to + 1; i < segment.tokens.length && i - to <= 6; i++) {
    const left = segment.tokens[i - 1] as number;
    const token = segment.tokens[i] as number;
    if (/[^\s]/u.test(between(document, left, token))) break;
    const text = document.tokens.words[token]?.text ?? "";
    if (COMPETENCE.test(text)) end = i;
    else if (text !== "по" && text !== "и") break;
  }
  return end;
}

/** “Steppe Herald”, “Human Dignity Watch”: names of outlets and of groups end as such. */
function roleByName(name: string): Role | null {
  if (!/^[A-Z][\p{L}'’-]+ /u.test(name)) return null;
  if (OUTLET.test(name)) return "media";
  return GROUP.test(name) ? "activist" : null;
}

/** “the group Kanat”, “the foundation Erkin Söz” */
const GROUP_NOUN =
  /^(?:group|initiative|foundation|movement|collective|ngo|coalition|non-profit|charity)$/u;
const OUTLET =
  / (?:Herald|Times|News|Gazette|Tribune|Telegraph|Chronicle|Courier|TV|FM|Radio|Media|Journal|Magazine|Newsline|Weekly|Today)$/u;
const GROUP =
  / (?:Watch|Rights|Defenders|Foundation|Collective|Coalition|Initiative|Rights Monitoring|Without Borders|Solidarity)$/u;

function namePhrase(document: Document, segment: Segment, from: number, to: number): SpeakerPhrase {
  const start = document.tokens.starts[segment.tokens[from] as number] as number;
  const end = document.tokens.ends[segment.tokens[to] as number] as number;
  const name = document.text.slice(start, end);
  const before = document.tokens.words[segment.tokens[from - 1] ?? -1]?.text ?? "";
  const known = GROUP_NOUN.test(before) ? "activist" : roleByName(name);
  return {
    from,
    to,
    role: known ?? "unknown",
    name,
    authorityId: null,
    ...caseOf(document, segment, from, to, true),
    isNameOnly: known === null,
  };
}

/** Joins a phrase to the one before it when they stand together. */
function add(
  document: Document,
  segment: Segment,
  phrases: SpeakerPhrase[],
  next: SpeakerPhrase,
): void {
  const last = phrases.at(-1);
  if (last && joins(document, segment, last, next)) {
    const kazakh = isKazakh(document, segment);
    phrases[phrases.length - 1] = mergePhrases(document, segment, last, next, kazakh);
    return;
  }
  phrases.push(next);
}
