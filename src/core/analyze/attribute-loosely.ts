import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import { gapAfter, gapBefore, resolve, tokenEnd, tokenStart, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { misfitsRussianVerb } from "./russian-case.ts";
import type { Segment } from "./read-segments.ts";
import type { Speaker } from "../types.ts";

/** Between a verb that may speak and the colon of what it says stand at most so many words. */
const COLON_REACH = 9;

/** “Аким: …” at a paragraph's start, «Вот резюме прокурора: …», “Из сообщения на сайте прокуратуры: …”. */
export function colonLabel(work: Work): void {
  const { segment, memory, document } = work;
  let colon = -1;
  if (!document.text.slice(segment.start, segment.end + 2).includes(":")) return;
  for (let i = 0; i < Math.min(segment.tokens.length, 20) && colon < 0; i++)
    if (/:/u.test(gapAfter(work, i))) colon = i;
  if (colon < 0) return;
  // “Фонд «Мост»: …”: the name's marks stand before the colon
  const named = /«»\s*:/u.test(gapAfter(work, colon));
  const quoted = !named && segment.quotes.some((q) => q.at === colon + 1);
  // without quotation marks only a label speaks
  const announced = segment.tokens
    .slice(0, colon + 1)
    .some((token) => cueAt(document, token, "speech-noun"));
  const subjects = work.phrases.filter(
    (p) => p.to <= colon && p.role !== "self" && p.role !== "pronoun" && !misfits(work, p, colon),
  );
  const phrase =
    subjects.find((p) => !p.oblique) ??
    (quoted
      ? work.phrases.find((p) => p.role === "pronoun" && p.from === 0 && p.to === colon)
      : undefined) ??
    subjects.find((p) => p.locative) ??
    (quoted || announced ? subjects.at(-1) : undefined);
  const there =
    quoted && !phrase && /^(?:там|оттуда|тут)$/u.test(wordAt(work, 0)) ? memory.lastBody : null;
  if (there) return pushAfterColon(work, colon, quoted, there, null);
  if (!phrase) {
    // «Оттуда пришёл ответ: …», «Ответ: …»: of those who were written to; «„В приговоре суда, – читает она, – дословно: …»
    const readOut = quoted && segment.container >= 0;
    const answered = segment.tokens
      .slice(0, colon)
      .some((token) =>
        /^(?:answer|reply|response)$/u.test(document.tokens.words[token]?.text ?? ""),
      );
    const speaker = isEllipsis(work, colon)
      ? memory.carry(work.container)
      : announced || readOut || (quoted && CITES.test(wordAt(work, 0)))
        ? (memory.lastBody ?? (answered ? memory.correspondent : null))
        : null;
    if (speaker) pushAfterColon(work, colon, quoted, speaker, null);
    return;
  }
  // “Witness Ospanov, patrol officer: …”: a label may tell what the named one is
  const label =
    !quoted && phrase.from === 0 && phrase.to !== colon ? apposed(work, phrase, colon) : null;
  if (label) {
    const speaker = resolve(work, label.role === "official" ? label : phrase);
    if (speaker !== null) pushAfterColon(work, colon, quoted, speaker, label);
    return;
  }
  if (!quoted && phrase.to !== colon && !announced) return;
  if (!quoted && phrase.from > 1 && !announced) return;
  const speaker = resolve(work, phrase);
  if (speaker !== null) pushAfterColon(work, colon, quoted, speaker, phrase);
}

const ONE_WORD =
  /^(?:sentence|word|words|phrase|answer|reply|line|remark|explanation|comment|thing|argument)$/u;

/** “On the evicted families, only one sentence: it was a matter for the court.” */
function isEllipsis(work: Work, colon: number): boolean {
  return (
    /^(?:on|about|as|regarding|to)$/u.test(textAt(work, 0)) && ONE_WORD.test(textAt(work, colon))
  );
}

/** A second phrase behind the comma of a label of Latin letters, right before its colon. */
function apposed(work: Work, first: SpeakerPhrase, colon: number): SpeakerPhrase | null {
  const word = work.document.tokens.words[work.segment.tokens[0] as number]?.text ?? "";
  if (!/^[a-z]/u.test(word)) return null;
  const next = work.phrases.find((p) => p.from > first.to && p.to === colon);
  return next && next.from - first.to <= 3 && /^\s*,/u.test(gapAfter(work, first.to)) ? next : null;
}

/** “Матери позвонила правозащитница: «…»”: not the mother called. */
function misfits(work: Work, phrase: SpeakerPhrase, colon: number): boolean {
  const { segment, document } = work;
  const wordAt = (i: number): string =>
    document.tokens.words[segment.tokens[i] as number]?.text ?? "";
  for (let i = phrase.to + 1; i <= colon; i++)
    if (/^[а-я]{3,}(?:ла|ло|лась|лось|[аеиоуыя]л|лся)$/u.test(wordAt(i)))
      return !phrase.isNameOnly && misfitsRussianVerb(wordAt(phrase.from), wordAt(i));
  return false;
}

/** «Приводим его почти целиком: «…»» */
const CITES = /^(?:приводим|цитируем|публикуем|процитируем|приведем|дословно|вот|читаем|цитата)$/u;

function pushAfterColon(
  work: Work,
  colon: number,
  quoted: boolean,
  speaker: Speaker,
  phrase: SpeakerPhrase | null,
): void {
  const { segment } = work;
  const token = segment.tokens[phrase?.to ?? colon] as number;
  const cue: CueHit = { kind: "say", start: token, end: token };
  const start =
    quoted || colon + 1 >= segment.tokens.length ? segment.end : tokenStart(work, colon + 1);
  const base = { speaker, cue, at: colon, denies: false, phrase, carried: false };
  work.out.push({ ...base, start, end: segment.end });
}

const HEARSAY: ReadonlySet<string> = new Set(["мол", "дескать", "мыс", "мыс-мыс"]);

/** «Снос, мол, вынужденная мера»: the words of whoever spoke or was spoken of last. */
export function hearsay(work: Work): void {
  const { segment, document, memory } = work;
  const at = segment.tokens.findIndex(
    (token, i) =>
      HEARSAY.has(document.tokens.words[token]?.text ?? "") &&
      (i === 0 || /,/u.test(gapBefore(work, i))),
  );
  if (at < 0 || work.phrases.some((p) => p.to < at && !p.oblique && p.role !== "pronoun")) return;
  const speaker = memory.carry(work.container);
  if (speaker === null) return;
  const token = segment.tokens[at] as number;
  const cue: CueHit = { kind: "say", start: token, end: token };
  const { start, end } = segment;
  work.out.push({ speaker, cue, at, denies: false, phrase: null, carried: true, start, end });
}

/** «Он – о том, что …», «Аким – про то, как …»: the verb is left out, what is said is not. */
export function aboutThat(work: Work): void {
  const { segment, document } = work;
  const wordAt = (i: number): string =>
    document.tokens.words[segment.tokens[i] as number]?.text ?? "";
  const phrase = work.phrases.find((p) => !p.oblique && p.role !== "self");
  if (!phrase || phrase.from > 2 || phrase.to + 4 >= segment.tokens.length) return;
  const about = phrase.to + 1;
  if (!/[—–-]\s*$/u.test(gapAfter(work, phrase.to)) || !/^(о|об|про)$/u.test(wordAt(about))) return;
  if (!/^(том|то)$/u.test(wordAt(about + 1)) || !/^(что|как|будто)$/u.test(wordAt(about + 2)))
    return;
  const speaker = resolve(work, phrase);
  if (speaker === null) return;
  const token = segment.tokens[about] as number;
  const cue: CueHit = { kind: "say", start: token, end: token };
  const start = tokenStart(work, about + 3);
  const base = { speaker, cue, at: about, denies: false, phrase, carried: false };
  work.out.push({ ...base, start, end: segment.end });
}

/**
 * Verbs that speak only with words beside them: “аким отмахнулся: …”, “убеждал жителей, что …”, «…», – усмехнулся он.
 * @returns where the words after the verb begin; -1 when they stand before it, null when the verb does not speak.
 */
export function wordsOfVerb(work: Work, at: number, to: number): number | null {
  const { segment, document } = work;
  for (let i = to; i < Math.min(segment.tokens.length, to + COLON_REACH); i++) {
    const gap = gapAfter(work, i);
    if (gap.includes(":") || isQuoteAt(segment, i, to)) return i + 1;
    const next = segment.tokens[i + 1];
    const clause = next !== undefined && cueAt(document, next, "that") !== undefined;
    if (clause && gap.includes(",")) return i + 2;
    // “drew attention to the fact that …”: English needs no comma
    if (clause && i === to && document.tokens.words[next]?.text === "that") return i + 2;
    if (i > to && gap.includes(",") && !isAside(work, i)) break;
    if (/[;—–]/u.test(gap)) break;
  }
  return standsBeside(work, at, to) ? -1 : null;
}

/** “Посоветовал феминисткам «рожать»”: to whom stands between. */
function isQuoteAt(segment: Segment, i: number, to: number): boolean {
  return i - to <= 2 && segment.quotes.some((q) => q.at === i + 1);
}

/** «усмехнулся аким, разводя руками: …»: a participle's clause may stand before the colon. */
function isAside(work: Work, at: number): boolean {
  const next = work.segment.tokens[at + 1];
  const word = next === undefined ? "" : (work.document.tokens.words[next]?.text ?? "");
  return /(?:я|в|вши|ясь|вшись)$/u.test(word) && word.length > 4;
}

/** After a quotation, or between commas: «…, – усмехнулся он», “…, усмехнулся он, …”. */
function standsBeside(work: Work, at: number, to: number): boolean {
  const { segment } = work;
  if (followsWords(segment, work.document, at)) return true;
  const by = work.phrases.find((p) => p.from > to && p.from - to <= 2 && !p.oblique);
  const end = gapAfter(work, by?.to ?? to);
  const closed = /^[,.!?…]|^\s*$/u.test(end) || (by?.to ?? to) === segment.tokens.length - 1;
  // “The case had been closed, she read out, for lack of …”: English puts its subject before
  const subject = work.phrases.find((p) => p.to === at - 1 && !p.oblique);
  const english = /^[a-z]/u.test(textAt(work, at));
  if (subject && english && subject.from > 0 && closed)
    return /[,—–]\s*$/u.test(gapBefore(work, subject.from));
  return at > 0 && /[,—–]\s*$/u.test(gapBefore(work, at)) && closed;
}

const textAt = (work: Work, at: number): string =>
  work.document.tokens.words[work.segment.tokens[at] as number]?.text ?? "";

function followsWords(segment: Segment, document: Document, at: number): boolean {
  return segment.quotes.some((q) => {
    const quote = document.quotes[q.quote];
    const first = segment.tokens[q.at];
    if (!quote || q.at > at || at - q.at > 3 || first === undefined) return false;
    // English keeps its comma within the marks
    const inside = document.text[quote.end - 1] ?? "";
    const gap = document.text.slice(quote.outerEnd, document.tokens.starts[first]);
    return /[,—–-]/u.test(gap) || (inside === "," && gap === " ");
  });
}

const HELD = /^(плакат|транспарант|баннер|растяжк)/u;

/**
 * Words nobody signs: «надпись „…“», “в комментариях: …”, “с балконов: …”. They are `other`, unless somebody is
 * named as their owner.
 */
export function unsigned(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases } = work;
  if (work.out.some((a) => a.at < at && a.cue.kind !== "call" && a.end >= tokenEnd(work, to)))
    return;
  const colon = [to, to + 1, to + 2, to + 3, to + 4, to + 5, to + 6].find(
    (i) => i < segment.tokens.length && /:/u.test(gapAfter(work, i)),
  );
  const quote =
    segment.quotes.find((q) => q.at > at && q.at - to <= 7) ??
    segment.quotes.find((q) => q.at <= at && at - q.at <= 4);
  if (!quote && colon === undefined) return;
  // “под постом полиции активистка написала: …”: the post is theirs, the comment is not
  const under = /^(?:под|к)$/u.test(work.document.tokens.words[cue.start]?.text ?? "");
  const writer = under
    ? phrases.find((p) => p.from > to && !p.oblique && p.role !== "self")
    : undefined;
  const owner =
    writer ??
    phrases.find(
      (p) =>
        p.from > to && p.from - to <= 2 && p.oblique && !p.locative && !isPrepositional(work, p),
    );
  const held = HELD.test(work.document.tokens.words[cue.start]?.text ?? "");
  const bearer = phrases.find((p) => !p.oblique && p.role !== "self" && (p.to < at || held));
  const named = owner ?? (bearer?.role === "activist" || bearer?.role === "other" ? bearer : null);
  // whose banner hangs there, nobody knows
  const nobody: Speaker = { name: null, role: held ? "unknown" : "other" };
  const speaker = (named && resolve(work, named)) ?? nobody;
  const base = { speaker, cue, at, denies: false, phrase: named ?? null, carried: false };
  const unmarked = !quote && colon !== undefined && colon + 1 < segment.tokens.length;
  const start = unmarked ? tokenStart(work, colon + 1) : segment.end;
  work.out.push({ ...base, start, end: segment.end });
}

function isPrepositional(work: Work, phrase: SpeakerPhrase): boolean {
  const before = work.segment.tokens[phrase.from - 1];
  return before !== undefined && cueAt(work.document, before, "preposition") !== undefined;
}

const BACK = /^(там|тут|здесь|оттуда|нем|ней|них|ими|им|ею|том|нему)$/u;

/** “Там ответили”, “говорится в нём”, “ими подчёркнуто”, “в ответе сказано”: a word beside the verb means a body named before. */
export function pointsBack(work: Work, at: number, to: number): boolean {
  for (let i = Math.max(0, at - 3); i <= Math.min(work.segment.tokens.length - 1, to + 3); i++) {
    const token = work.segment.tokens[i] as number;
    if (BACK.test(work.document.tokens.words[token]?.text ?? "")) return true;
    if (cueAt(work.document, token, "speech-noun")) return true;
  }
  return false;
}

/** “По его словам”, “по её мнению”, “in their view”: whoever the pronoun agrees with. */
export function whose(work: Work, possessive: string): Speaker | null {
  if (!/^(его|ее|his|her|him)$/u.test(possessive)) return work.memory.carry(work.container);
  const role = "pronoun";
  const place = { from: 0, to: 0, oblique: true, locative: false, isNameOnly: false };
  const phrase = { ...place, role, name: possessive, authorityId: null } as const;
  return work.memory.resolve(phrase, { gender: null, number: null, body: false });
}
