import type { Mention } from "./document.ts";
import { joinsEnglish } from "./join-english.ts";
import type { Document } from "./document.ts";
import { between, cueAt } from "./document.ts";
import { isNominativeRussian, isObliqueRussian, isPlaceForm } from "./russian-case.ts";
import type { Role } from "../types.ts";
import { isNameQuote } from "./is-name-quote.ts";
import { joinsKazakh, kazakhStanding, roleOfNamedBody } from "./join-kazakh.ts";
import type { Segment } from "./read-segments.ts";

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

const LINKS = new Set([
  "стороны",
  "адрес",
  "участием",
  "of",
  "for",
  "the",
  "по",
  "и",
  "города",
  "области",
  "района",
  "and",
  "'s",
  "'s",
  "a",
  "an",
]);
/** What an authority is for: “министр труда”, “управления по делам религий”. */
const COMPETENCE =
  /^(внутренних|дел|делам|труда|образования|просвещения|здравоохранения|культуры|информации|юстиции|экологии|обороны|финансов|полиции|религий|религии|политики|внутренней|социальной|молодежи|молодежной|спорта|экономики|хозяйства|сельского|транспорта|энергетики|связи|доходов|государственных|исполнения|наказаний|системы|уголовно-исполнительной|защиты|населения|безопасности|национальной|строительства|архитектуры|миграционной|службы|собственной|общественного|развития|занятости|программ)$/u;
const VERB_FORM = /(л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится|ть|ться)$/u;
/** “Аким принял активисток” is no phrase. */
const RUSSIAN_PAST = /^[а-я]{3,}(?:ла|ло|ли|лся|лась|лись|[аеиоуыя]л)$/u;
const LOCATIVE = new Set(["в", "во", "на", "at", "in"]);

/** All phrases of a segment that could name a speaker, in order. */
export function findPhrases(document: Document, segment: Segment): SpeakerPhrase[] {
  const phrases: SpeakerPhrase[] = [];
  const { tokens } = segment;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as number;
    const mention = document.mentions.get(token);
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
    } else if (isName(document, segment, i)) {
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

/** «он адам» is ten people in Kazakh, «те» a particle: pronouns count in their own language only. */
function isForeignPronoun(document: Document, segment: Segment, mention: Mention): boolean {
  if (mention.role !== "pronoun" && mention.role !== "self") return false;
  return /^(?:он|те|та|я|мы|их|i|we|he)$/iu.test(mention.name ?? "") && isKazakh(document, segment);
}

function isTitle(document: Document, token: number): boolean {
  const word = document.tokens.words[token];
  return (
    word?.shape === "title" ||
    (word?.shape === "upper" && word.text.length > 1 && word.text.length < 8)
  );
}

/** «Ерлік Досов ЛГБТ туралы»: an acronym is no part of a name. */
function isAcronym(document: Document, token: number): boolean {
  const { starts, ends } = document.tokens;
  return /^\p{Lu}{3,5}(?:-\p{Ll}+)?$/u.test(document.text.slice(starts[token], ends[token]));
}

/** Capitalised inside a sentence, or two capitalised in a row at its start; no cue, no preposition. */
function isName(document: Document, segment: Segment, i: number): boolean {
  const token = segment.tokens[i] as number;
  if (!isTitle(document, token)) return false;
  const cues = document.cues.get(token);
  if (
    cues &&
    !(
      i > 0 &&
      isKazakh(document, segment) &&
      cues.every((hit) => hit.kind === "crowd" || hit.kind === "say")
    )
  )
    return false;
  const word = document.tokens.words[token]?.text ?? "";
  if (CALENDAR.test(word) || LOCATIVE.has(word) || isDemonym(document, segment, i)) return false;
  if (i > 0 || segment.quotes.some((quote) => quote.at === 0)) return true;
  const next = segment.tokens[1];
  const end = document.tokens.ends[token] as number;
  if (next === undefined)
    return /^[a-z]{3}/u.test(word) && !NO_NAME.test(word) && document.text[end] === ":";
  if (isTitle(document, next) && between(document, token, next) === " ") return true;
  // “Osken told reporters …”, “Osken: …”
  const speaks = document.cues.get(next)?.some((hit) => hit.kind === "say" || hit.kind === "deny");
  const label = between(document, token, next).startsWith(":");
  return /^[a-z]{3}/u.test(word) && !NO_NAME.test(word) && (speaks === true || label);
}

function isFrom(document: Document, segment: Segment, at: number): boolean {
  const word = document.tokens.words[segment.tokens[at] as number]?.text ?? "";
  return /^(из|of|from)$/u.test(word);
}

const DEMONYM =
  /^(uzbek|kazakh|russian|kyrgyz|tajik|uyghur|dungan|turkish|chinese|american|german|korean|chechen|ukrainian|polish|british|english|french|indian|iranian|afghan|turkmen|tatar|european|western|asian|african|muslim|christian|orthodox|jewish|catholic|baptist|soviet|arab)$/u;

/** “three Uzbek shepherds”: whence, not who. */
function isDemonym(document: Document, segment: Segment, i: number): boolean {
  const next = segment.tokens[i + 1];
  const token = segment.tokens[i] as number;
  return (
    next !== undefined &&
    DEMONYM.test(document.tokens.words[token]?.text ?? "") &&
    document.tokens.words[next]?.shape === "lower" &&
    between(document, token, next) === " "
  );
}

const CALENDAR =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)$/u;
/** Words that open a sentence before a verb of speech and name nobody. */
const NO_NAME =
  /^(the|a|an|no|any|our|my|your|his|her|its|their|such|more|other|both|first|last|next|new|official|public|it|that|this|these|those|there|here|what|who|which|some|many|most|others|another|everyone|everybody|all|few|several|one|two|three|then|now|later|earlier|also|still|yet|just|only|once|when|as|and|but|so|if|not|never|nobody|reports|rumours|sources|yesterday|today|neither|nor|each|both|you|your|people|asked|answer|question)$/u;

function toPhrase(
  document: Document,
  segment: Segment,
  mention: Mention,
  from: number,
  to: number,
): SpeakerPhrase {
  const { oblique, locative, genitive = false } = caseOf(document, segment, from, to, false);
  const end = mention.role === "official" ? endOfCompetence(document, segment, to) : to;
  const starts = document.tokens.starts[mention.start] as number;
  const ends = document.tokens.ends[segment.tokens[end] as number] as number;
  return {
    from,
    to: end,
    role: mention.role,
    name: end === to ? mention.name : document.text.slice(starts, ends),
    authorityId: mention.authorityId,
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

function namePhrase(document: Document, segment: Segment, from: number, to: number): SpeakerPhrase {
  const start = document.tokens.starts[segment.tokens[from] as number] as number;
  const end = document.tokens.ends[segment.tokens[to] as number] as number;
  const name = document.text.slice(start, end);
  return {
    from,
    to,
    role: "unknown",
    name,
    authorityId: null,
    ...caseOf(document, segment, from, to, true),
    isNameOnly: true,
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

function isPerson(phrase: SpeakerPhrase): boolean {
  return !phrase.isNameOnly && phrase.role !== "head" && phrase.role !== "office-head";
}

function isKazakh(document: Document, segment: Segment): boolean {
  const sentence = document.tokens.sentences[segment.tokens[0] ?? 0] ?? 0;
  return document.languages[sentence] === "kk";
}

function isRussian(document: Document, segment: Segment): boolean {
  return document.languages[document.tokens.sentences[segment.tokens[0] ?? 0] ?? 0] === "ru";
}

function joins(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  if (
    left.role === "pronoun" ||
    right.role === "pronoun" ||
    left.role === "self" ||
    right.role === "self"
  )
    return false;
  if (isKazakh(document, segment)) {
    const kazakh = joinsKazakh(document, segment, left, right);
    if (kazakh !== null) return kazakh;
  }
  const gap = right.from - left.to - 1;
  const english = joinsEnglish(document, segment, left, right);
  if (english !== null) return english;
  if (gap > 3) return false;
  let comma = false;
  for (let i = left.to; i < right.from; i++) {
    const text = between(document, segment.tokens[i] as number, segment.tokens[i + 1] as number);
    if (/[;:()—–]/u.test(text)) return false;
    if (text.includes(",")) comma = true;
  }
  if (comma)
    return (
      gap <= 1 &&
      !(left.isNameOnly && left.oblique) &&
      left.isNameOnly !== right.isNameOnly &&
      isApposition(document, segment, left, right)
    );
  // «Әкім белсенділердің шағымын …»: two people side by side are one phrase only where the first is a genitive
  if (isPerson(left) && isPerson(right) && (left.role === "media") !== (right.role === "media"))
    return false;
  const bothNamed = isPerson(left) && isPerson(right) && left.role !== right.role;
  // “ответила матери прокуратура”: two nouns side by side are one phrase where the second is a genitive
  if (isRussian(document, segment)) {
    if (bothNamed && !right.oblique) return false;
    const word = document.tokens.words[segment.tokens[right.from] as number]?.text ?? "";
    // “на встрече с активистками заместитель акима …”: a new subject begins
    if (left.oblique && !right.isNameOnly && isNominativeRussian(word)) return false;
  }
  if (
    bothNamed &&
    isKazakh(document, segment) &&
    !/(ның|нің|дың|дің|тың|тің)$/u.test(lastWord(document, segment, left))
  )
    return false;
  // “рассказала журналистам Секербаева”: told to one, by another
  if (
    gap === 0 &&
    right.isNameOnly &&
    /[а-яё](ам|ям|ами|ями)$/u.test(lastWord(document, segment, left))
  )
    return false;
  // “Жанар Секербаева из «Феминиты»”
  if (gap === 1 && left.isNameOnly && isPerson(right) && isFrom(document, segment, left.to + 1))
    return true;
  if (gap === 0)
    return !(
      right.oblique &&
      !left.oblique &&
      /(ам|ям|ами|ями|ке|ге|ға|қа)$/u.test(lastWord(document, segment, right))
    );
  for (let i = left.to + 1; i < right.from; i++) {
    const token = segment.tokens[i] as number;
    const word = document.tokens.words[token];
    if (!word) return false;
    if (word.text === "and" || word.text === "и") return gap === 1 && right.role === left.role;
    if (word.shape === "lower" && RUSSIAN_PAST.test(word.text) && !isKazakh(document, segment))
      return false;
    if (LINKS.has(word.text)) continue;
    if (cueAt(document, token, "preposition")) return false;
    if (
      document.cues
        .get(token)
        ?.some((hit) => SPEECH.has(hit.kind) || hit.kind === "that" || hit.kind === "relative")
    )
      return false;
    if (word.shape === "title" || word.shape === "upper" || isModifier(word.text)) continue;
    // “министр труда Олжас Ракышев”: between an office and a name stands what the office is for
    if (
      left.role === "official" &&
      right.isNameOnly &&
      !document.cues.get(token) &&
      /[а-я]$/u.test(word.text) &&
      !VERB_FORM.test(word.text)
    )
      continue;
    // “начальник отдела полиции”: genitives follow an office
    if (
      (left.role === "head" || left.role === "office-head") &&
      gap <= 2 &&
      !document.cues.get(token)
    )
      continue;
    return false;
  }
  return true;
}

/**
 * «депутат, Айгүл Сапарова, …» is one person; «депутаттың айтуынша, Алматыда …» and «по словам акима, ЛГБТ …» are a speaker
 * and what is said: no verb of speech between, and a name of two words or one that a comma closes.
 */
function isApposition(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  for (let i = left.to + 1; i < right.from; i++) {
    const hits = document.cues.get(segment.tokens[i] as number) ?? [];
    if (hits.some((hit) => SPEECH.has(hit.kind) || hit.kind === "according-post")) return false;
  }
  const name = left.isNameOnly ? left : right;
  if (name.to > name.from || left.isNameOnly) return true;
  const word = document.tokens.words[segment.tokens[name.to] as number];
  const next = segment.tokens[name.to + 1];
  if (word?.shape === "upper" || next === undefined) return false;
  return /[,—–]/u.test(between(document, segment.tokens[name.to] as number, next));
}

const SPEECH = new Set<string>([
  "say",
  "impersonal",
  "according",
  "deny",
  "call",
  "verdict",
  "may-say",
  "unsigned",
  "dep",
  "call-post",
  "delingen",
  "crowd",
]);

/** Adjectives and genitives that stand inside such phrases: городского, внутренней, облыстық, regional. */
function isModifier(word: string): boolean {
  return /(ого|его|ой|ей|ом|ым|им|ых|их|ую|ский|ных|ного|ния|ии|ия|ный|ская|ский|ские|ского|ской|тік|дік|лық|лік|ның|нің|дың|дің|тың|тің|ал|al|ic|ty|ional|local|city)$/u.test(
    word,
  );
}

function mergePhrases(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
  kazakh: boolean,
): SpeakerPhrase {
  const roled = [left, right].filter(
    (p) => p.role !== "head" && p.role !== "office-head" && !p.isNameOnly,
  );
  const chosen =
    (kazakh ? roled.at(-1) : roled[0]) ??
    (left.isNameOnly || right.role === "office-head" ? right : left);
  const start = document.tokens.starts[segment.tokens[left.from] as number] as number;
  const end = document.tokens.ends[segment.tokens[right.to] as number] as number;
  const outer = kazakh ? right : left;
  return {
    from: left.from,
    to: right.to,
    role: chosen.role,
    name: document.text.slice(start, Math.min(end, start + 160)),
    authorityId: left.authorityId ?? right.authorityId,
    oblique: outer.oblique,
    locative: outer.locative,
    genitive: outer.genitive,
    isNameOnly: left.isNameOnly && right.isNameOnly,
  };
}

function lastWord(document: Document, segment: Segment, phrase: SpeakerPhrase): string {
  return document.tokens.words[segment.tokens[phrase.to] as number]?.text ?? "";
}

/** “… as the minister put it”: what follows “as” is the subject of a verb. */
function speaksAfter(document: Document, segment: Segment, to: number): boolean {
  const next = segment.tokens[to + 1];
  if (next === undefined) return false;
  const hits = document.cues.get(next);
  return hits?.some((hit) => hit.kind === "say" || hit.kind === "call") === true;
}

/** “Один из руководителей”, “одна из задержанных”: the number is the subject. */
function isOneOf(document: Document, segment: Segment, at: number): boolean {
  const [one, of] = [at - 1, at].map(
    (i) => document.tokens.words[segment.tokens[i] ?? -1]?.text ?? "",
  );
  return of === "из" && ONE.test(one ?? "");
}

const ONE =
  /^(один|одна|одно|двое|трое|четверо|некоторые|многие|несколько|кто-то|часть|большинство)$/u;

function isNounAt(document: Document, segment: Segment, at: number): boolean {
  const role = document.mentions.get(segment.tokens[at] as number)?.role;
  return role !== undefined && role !== "pronoun" && role !== "self";
}

/** Russian and English by the preposition before and the ending; Kazakh by the ending of the last word. */
function caseOf(
  document: Document,
  segment: Segment,
  from: number,
  to: number,
  isName: boolean,
): { oblique: boolean; locative: boolean; genitive?: boolean } {
  if (isKazakh(document, segment)) {
    const { kase, bound } = kazakhStanding(document, segment, from, to, isName);
    const locative = kase === "locative" || (kase === "ablative" && !isName);
    const oblique = kase !== "nominative" && kase !== "genitive";
    return {
      oblique: oblique || bound,
      locative: locative && !bound && !isName,
      genitive: kase === "genitive",
    };
  }
  const first = document.tokens.words[segment.tokens[from] as number]?.text ?? "";
  const last = document.tokens.words[segment.tokens[to] as number]?.text ?? "";
  for (let back = 1; back <= 3 && from - back >= 0; back++) {
    const token = segment.tokens[from - back] as number;
    const gap = between(document, token, segment.tokens[from - back + 1] as number);
    if (/[,;:—–()]/u.test(gap)) break;
    const word = document.tokens.words[token]?.text ?? "";
    // “As the ministry put it”: what follows is a subject
    if (word === "as" && (from - back === 0 || speaksAfter(document, segment, to))) break;
    if (word === "из" && isOneOf(document, segment, from - back)) break;
    if (word === "из") return { oblique: true, locative: isNounAt(document, segment, from) };
    if (LOCATIVE.has(word)) return { oblique: true, locative: isPlaceForm(first) };
    if (cueAt(document, token, "preposition")) return { oblique: true, locative: false };
    if (document.cues.get(token) || document.mentions.has(token)) break;
    if (!isModifier(word) && !LINKS.has(word)) break;
  }
  if (/(ам|ям|ами|ями|ому|ему)$/u.test(first) && first.length > 4)
    return { oblique: true, locative: false };
  if (isOneOf(document, segment, from - 1)) return { oblique: false, locative: false };
  if (isNounAt(document, segment, from) && isObliqueRussian(first) && !isKazakh(document, segment))
    return { oblique: true, locative: false };
  if (/[әғқңөұүһі]/u.test(last) || isKazakh(document, segment)) {
    if (/(нда|нде|да|де|та|те)$/u.test(last)) return { oblique: true, locative: true };
    // The accusative is -ты only after a voiceless consonant («депутатты») and -ды only after a voiced one:
    // «депутаты», «департаменті» end in the possessive.
    if (/(?:[^кқпсшщфхцчт]т[ыі]|[^бвгғджзйлмнңр]д[ыі])$/u.test(last))
      return { oblique: false, locative: false };
    if (
      /(ға|ге|қа|ке|на|не|ды|ді|ты|ті|ны|ні|дан|ден|тан|тен|нан|нен|(?<!с)мен|пен|бен)$/u.test(
        last,
      ) &&
      last.length > 4
    ) {
      return { oblique: true, locative: false };
    }
  }
  return { oblique: false, locative: false };
}
