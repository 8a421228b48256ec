import type { Speaker } from "../types.ts";
import { agreementOf, agreementOfVerb } from "./agreement.ts";
import { endsClause, speakingIt } from "./attribute-english.ts";
import { pointsBack } from "./attribute-loosely.ts";
import {
  breaksBefore,
  followsQuote,
  gapAfter,
  gapBefore,
  leftBound,
  resolve,
  wordAt,
} from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import { authorOfPaper, citesBefore } from "./author-of-paper.ts";
import { cueAt } from "./document.ts";
import type { CueHit } from "./document.ts";
import { findAntecedent } from "./find-antecedent.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isAsReported, verbOf } from "./read-verb.ts";
import { misfitsRussianVerb } from "./russian-case.ts";

const AFTER_ONLY = 9;
/** Whoever stands behind these spoke: “the initiative quotes the prosecutor: …”. */
const QUOTES_SOMEBODY =
  /^(quotes|quoted|cites|cited|цитирует|цитируют|процитировал|процитировала|процитировали)$/u;
/** Papers and screens “say”: whose they are stands in any case before or after the verb. */
const OF_PAPER =
  /^(?:гласит|гласил[аио]?|гласят|явствует|вытекает|следует|выходит|слышно|выведено|нацарапано|начертано|стоит|отпечатано|набрано|значится|читается|приведен[оы]|значилось)$/u;
/** What stands behind these is told, and does not tell. */
const TELLS_SOMEBODY = /^(told|tells|tell|informed|informs|assured|assures)$/u;

/** A speaker and the phrase that names him, if one does; `carried` is one taken over from before. */
export interface Choice {
  speaker: Speaker;
  phrase: SpeakerPhrase | null;
  carried: boolean;
}

/** Who governs the verb; null when it is the container's own voice (“мы заявили”) or nobody's. */
export function chooseSpeaker(work: Work, cue: CueHit, at: number, to: number): Choice | null {
  const { phrases, memory, document, segment } = work;
  const it = speakingIt(work, at);
  if (it) {
    const speaker = memory.lastBody;
    return speaker && { speaker, phrase: it, carried: true };
  }
  const verbText = verbOf(document, cue);
  const quoted =
    QUOTES_SOMEBODY.test(verbText) &&
    phrases.find(
      (p) => p.from > to && p.from - to <= 4 && p.role !== "media" && p.role !== "pronoun",
    );
  if (quoted) {
    const speaker = resolve(work, quoted, "", true);
    return speaker && { speaker, phrase: quoted, carried: false };
  }
  const plural = /(ли|лись|[юяуа]т|[юяуа]тся|[ен]ы|say|are|were)$/u.test(verbText);
  const impersonal =
    cue.kind === "impersonal" || (cue.kind === "may-say" && OF_PAPER.test(verbText));
  const behind = phrases.filter(
    (p) =>
      p.from > to &&
      p.from - to <= AFTER_ONLY &&
      (!p.oblique || p.locative || (impersonal && p.role !== "pronoun")) &&
      (p.locative || impersonal || agrees(work, p, verbText)) &&
      !(TELLS_SOMEBODY.test(verbText) && p.role === "media") &&
      !breaksBefore(work, to, p.from),
  );
  // “рассказал в парламенте министр”: one who speaks stands before a place
  const after = (!plural && !impersonal && behind.find((p) => !p.oblique)) || behind[0];
  const directlyAfter =
    after &&
    (after.from - to <= 3 || followsQuote(segment, at)) &&
    (after.locative ? plural || impersonal : impersonal || !after.oblique);
  const bound = leftBound(work, at);
  // «Участницы, говорится в нём, были доставлены»: whom the words are about does not say them
  const ends = /^(?:в|во)$/u.test(wordAt(work, to + 1)) ? to + 2 : to;
  const aside =
    impersonal &&
    /^[а-я]/u.test(verbText) &&
    /,\s*$/u.test(gapBefore(work, at)) &&
    gapAfter(work, ends).startsWith(",") &&
    !/^(?:что|будто)$/u.test(wordAt(work, ends + 1));
  const before = phrases.filter(
    (p) => p.to < at && p.from >= bound && !aside && !inRelative(work, p, at),
  );
  const subject =
    findAntecedent(work, at) ??
    before.filter((p) => !p.oblique && agrees(work, p, verbText)).at(-1);
  const english = /[a-z]/u.test(verbText);
  // “издание со ссылкой на акимат сообщает”: the words are the akimat's
  const source = work.out.findLast((a) => a.cue.kind === "according" && a.at < at);
  if (source && subject?.role === "media" && source.phrase && citesBefore(work, source.at, at))
    return { speaker: source.speaker, phrase: source.phrase, carried: false };
  const afterComma =
    /[,—–»”"’]/u.test(gapBefore(work, at)) || at === 0 || followsQuote(segment, at);
  const named = (phrase: SpeakerPhrase): Choice | null => {
    const again = english ? null : namedAgain(work, phrase, to);
    const named = again ?? resolve(work, phrase, verbText);
    const found = (named?.role === "unknown" && answers(work, phrase, verbText)) || named;
    const asked = english && found?.role === "unknown" ? askedHere(work, phrase) : null;
    const speaker = asked ?? (found && !english ? alsoActive(work, phrase, found) : found);
    return speaker === null ? null : { speaker, phrase, carried: phrase.role === "pronoun" };
  };
  if (
    directlyAfter &&
    after &&
    (afterComma || after.locative || !subject || isAsReported(document, segment, at, null)) &&
    !(
      english &&
      subject &&
      (!afterComma || !endsClause(work, after) || isApposed(work, subject, at))
    )
  ) {
    return named(after);
  }
  if (subject && subject.role !== "head" && subject.role !== "office-head") return named(subject);
  if (impersonal || plural) {
    const place =
      before.filter((p) => (impersonal ? true : p.locative)).at(-1) ??
      (after && (after.locative || impersonal) ? after : undefined) ??
      (impersonal
        ? phrases.findLast((p) => p.to < at && !p.oblique && p.from >= bound)
        : undefined);
    if (place && place.role !== "pronoun") return named(place);
  }
  if (impersonal && !subject) {
    const author = authorOfPaper(work, at, to);
    if (author) return { speaker: author, phrase: null, carried: true };
    if (cue.kind === "may-say") return null;
  }
  const readOut = impersonal && segment.container >= 0;
  const there =
    (plural || impersonal) && (readOut || pointsBack(work, at, to)) ? memory.lastBody : null;
  if (there && !subject) return { speaker: there, phrase: null, carried: true };
  if (subject) return named(subject);
  if (after && !after.oblique && (afterComma || !english)) return named(after);
  if (!impersonal && work.out.length > 0 && !plural) {
    const asked = agreementOfVerb(verbText);
    const previous =
      (english ? undefined : work.out.findLast((a) => isMeant(work, a, asked.gender))) ??
      (work.out.at(-1) as Attribution);
    return { speaker: previous.speaker, phrase: null, carried: true };
  }
  const slip = impersonal || english ? undefined : onlyBeside(work, at, to);
  if (slip) return named(slip);
  const answering =
    plural && !english && cue.kind !== "call"
      ? memory.answering(isToldUs(work, at), WRITES.test(verbText))
      : null;
  if (answering) return { speaker: answering, phrase: null, carried: true };
  const carriedSpeaker =
    cue.kind === "call" && plural
      ? memory.unnamed(work.container)
      : memory.carry(work.container, agreementOfVerb(verbText));
  return carriedSpeaker === null ? null : { speaker: carriedSpeaker, phrase: null, carried: true };
}

/** “Признала, что в палате отказали, но добавила: …”: the one of those who spoke whose gender the verb has. */
function isMeant(work: Work, said: Attribution, gender: "f" | "m" | null): boolean {
  if (said.speaker.role === "unknown" || !said.phrase) return false;
  const known = agreementOf(work.document, work.segment, said.phrase);
  return gender !== null && (known.gender === gender || known.gender === null) && !known.body;
}

/** “Айнур, мать двоих детей и участница акции”: of all that an apposition says, that she was there counts. */
function alsoActive(work: Work, phrase: SpeakerPhrase, speaker: Speaker): Speaker {
  if (speaker.role !== "other" || phrase.isNameOnly) return speaker;
  const too = work.phrases.find(
    (p) =>
      p.role === "activist" &&
      !p.oblique &&
      p.from > phrase.to &&
      p.from - phrase.to <= 6 &&
      /^(?:и|а также|также|она|он)$/u.test(wordAt(work, p.from - 1)) &&
      !breaksBefore(work, phrase.to, p.from),
  );
  return too ? { ...speaker, role: "activist" } : speaker;
}

/** «– ответила Гульнар Сарсембина» after a deputy was asked: she is the deputy. */
function answers(work: Work, phrase: SpeakerPhrase, verb: string): Speaker | null {
  if (
    !phrase.isNameOnly ||
    !/^(?:ответ|отвеча|парир|возраз|отреза|отреаг|отмахн|поясн)/u.test(verb)
  )
    return null;
  const asked = work.memory.askedLately(agreementOf(work.document, work.segment, phrase));
  return asked && { ...asked, name: phrase.name };
}

const WRITES = /^(?:пиш|отвеча|ответ|заяв|сообща|уверя|утвержда|объясн|отпис)/u;

/** «Нам пишут», «Мне ответили», «Редакции сообщили»: those who were written to answer. */
function isToldUs(work: Work, at: number): boolean {
  return [at - 1, at - 2, at - 3, at - 4, at + 1, at + 2].some((i) =>
    /^(?:нам|мне|ему|ей|им|родителям|матери|семье|редакции|адвокату|заявителю|заявительнице)$/u.test(
      wordAt(work, i),
    ),
  );
}

/** “the akim of Oskemen, Zhaksylyk Omar, assured the residents”: the name between commas speaks, not whoever stands behind. */
function isApposed(work: Work, subject: SpeakerPhrase, at: number): boolean {
  return (
    subject.to === at - 1 && /^,\s*$/u.test(gapBefore(work, at)) && !followsQuote(work.segment, at)
  );
}

const TURNED_TO =
  /^(?:asked|called|approached|phoned|telephoned|met|begged|stopped|addressed|reached|contacted|visited)$/u;

/** “I asked the officer why, and he told me …”: whom somebody turned to in the clause before. */
function askedHere(work: Work, pronoun: SpeakerPhrase): Speaker | null {
  if (pronoun.role !== "pronoun") return null;
  const textAt = (at: number): string =>
    work.document.tokens.words[work.segment.tokens[at] as number]?.text ?? "";
  const asked = work.phrases.findLast(
    (p) =>
      p.to < pronoun.from &&
      p.role !== "pronoun" &&
      p.role !== "self" &&
      (TURNED_TO.test(textAt(p.from - 1)) || TURNED_TO.test(textAt(p.from - 2))),
  );
  return asked ? resolve(work, asked, "", true) : null;
}

const SOMEBODY = /^(?:женщина|девушка|мужчина|парень|юноша|старик|чиновник|чиновница)$/iu;

/** “Мать задержанного ждала до ночи. … «…», – говорит женщина.”: the one who was brought in before and can be meant. */
function namedAgain(work: Work, phrase: SpeakerPhrase, to: number): Speaker | null {
  if (phrase.from !== to + 1 || phrase.to !== phrase.from || !SOMEBODY.test(phrase.name ?? ""))
    return null;
  if (!/^[.,!?…]|^\s*$/u.test(gapAfter(work, phrase.to))) return null;
  const { gender } = agreementOf(work.document, work.segment, phrase);
  return gender && work.memory.meantBy(gender);
}

/** “Ряд жителей сообщили”, “Соседи говорит”: nobody else stands there who could govern the verb, whatever its form. */
function onlyBeside(work: Work, at: number, to: number): SpeakerPhrase | undefined {
  const near = work.phrases.filter((p) => p.from >= leftBound(work, at) && p.from - to <= 3);
  const beside = near.filter(
    (p) =>
      !p.oblique &&
      ((p.to === at - 1 && !/[,;:—–]/u.test(gapBefore(work, at))) ||
        (p.from > to && p.from - to <= 2 && !breaksBefore(work, to, p.from))),
  );
  return near.length === 1 && beside[0]?.role !== "head" ? beside[0] : undefined;
}

/**
 * “Организаторка вспоминает, как ей сказали”: a plural verb has no singular subject, a masculine one no feminine.
 * Russian only.
 */
function agrees(work: Work, phrase: SpeakerPhrase, verb: string): boolean {
  if (phrase.role === "pronoun" || phrase.role === "self") return true;
  const first = work.document.tokens.words[work.segment.tokens[phrase.from] as number];
  const noun = first?.text ?? "";
  const { name } = phrase;
  const together = / и | and |, /u.test(name ?? "");
  // “замакима сказал”, “пресс-секретарь сказала”: the form shows nothing
  if (/^(зам(?!ы)|врио|и\.?о)/u.test(noun)) return true;
  if (verb.endsWith("ли"))
    return (
      (/(ы|и|е|а|ители|ане)$/u.test(noun) && !/(ка|ца|ия)$/u.test(noun)) ||
      together ||
      !/[а-я]$/u.test(noun)
    );
  if (together || !/^[а-я]+(?:л|ла|ло|лся|лась|лось|ет|ит|ется|ится)$/u.test(verb)) return true;
  if (!phrase.isNameOnly && first?.shape !== "upper" && misfitsRussianVerb(noun, verb))
    return false;
  const known = agreementOf(work.document, work.segment, phrase);
  const asked = agreementOfVerb(verb);
  return !known.gender || !asked.gender || known.gender === asked.gender;
}

/** “активистки, которых задержала полиция, заявили”: what stands in the relative clause governs nothing outside. */
function inRelative(work: Work, phrase: SpeakerPhrase, at: number): boolean {
  for (let i = phrase.from - 1; i >= Math.max(0, phrase.from - 8); i--) {
    if (cueAt(work.document, work.segment.tokens[i] as number, "relative")) {
      for (let j = phrase.to; j < at; j++) if (gapAfter(work, j).includes(",")) return true;
      return false;
    }
    if (/,/u.test(gapAfter(work, i))) return false;
  }
  return false;
}
