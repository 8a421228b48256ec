import { isObjectClause, isSecondThat, startOfPhrase } from "./attribute-english.ts";
import { wordsOfVerb } from "./attribute-loosely.ts";
import {
  contentStart,
  gapAfter,
  gapBefore,
  hasQuoteAfter,
  startOfContentBefore,
  thatAfter,
  tokenEnd,
  tokenStart,
  wordAt,
} from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { chooseSpeaker } from "./choose-speaker.ts";
import { cueAt } from "./document.ts";
import type { CueHit } from "./document.ts";
import type { Speaker } from "../types.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { tellsOfBefore } from "./reach-back.ts";
import { isAsReported, verbOf } from "./read-verb.ts";

/** “заявил, что …”, “…, said the police”, “назвал их …”, “не усмотрела …”. */
export function attributeVerb(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, document } = work;
  const words = cue.kind === "may-say" ? wordsOfVerb(work, at, to) : -1;
  const told = words === null && (tellsOfBefore(document, segment) || soOpens(work, at) >= 0);
  if (words === null && !told) return;
  if (isOnlyWished(work, at) || NOT_QUOTED.test(wordAt(work, to + 1))) return;
  const choice = chooseSpeaker(work, cue, at, to);
  if (choice === null) return;
  const { speaker, phrase, carried } = choice;
  if (words !== null && words > 0) {
    closePrevious(work, at, phrase, carried);
    const base = { speaker, cue, at, denies: false, phrase, carried, end: segment.end };
    const start = words < segment.tokens.length ? contentStart(work, words) : segment.end;
    work.out.push({ ...base, start });
    return;
  }
  // «В КНБ это опровергли: …»: behind a colon stands what they say, not what they deny
  const spelledOut = cue.kind === "deny" && gapAfter(work, to).startsWith(":");
  const fromVerb =
    !spelledOut && (cue.kind === "deny" || cue.kind === "call" || cue.kind === "verdict");
  const denies = cue.kind === "deny" && !spelledOut;
  const so = soOpens(work, at);
  const covered = so < 0 ? undefined : segment.quotes.find((q) => q.at === so);
  const covers = covered && [covered.quote];
  const base = { speaker, cue, at, denies, phrase, carried, ...(covers && { covers }) };
  const phraseAfter = phrase !== null && phrase.from > to;
  const rest = phraseAfter ? phrase.to + 1 : to + 1;
  if (fromVerb && cue.kind === "call" && isNamedInWhat(work, to)) return;
  if (fromVerb) {
    const last = work.out.at(-1);
    // «сообщили, что проверка завершена: нарушений не нашли»: the verdict is part of what they said
    const told = last && last.start < tokenStart(work, at) && last.end > tokenStart(work, at);
    if (cue.kind === "verdict" && told && isSameSpeaker(last.speaker, speaker)) return;
    // “отрицает факт избиения и называет публикации выдумкой”: the same subject goes on
    if (told && isSameSpeaker(last.speaker, speaker)) last.end = tokenEnd(work, at - 1);
    // a verdict's object may stand before its verb: “прокуратура нарушений не усматривает”
    // «нарушений в действиях конвоя не усмотрели»: not the convoy
    const object = phrase?.oblique === true && !phrase.locative && /[а-я]/u.test(wordAt(work, at));
    if (cue.kind === "verdict" && (speaker.role !== "official" || object)) return;
    const from = cue.kind === "verdict" ? startOfVerdict(work, phrase, at, told === true) : at;
    work.out.push({ ...base, start: tokenStart(work, from), end: endOfName(work, at) });
    return;
  }
  if (isObjectClause(work, to)) return;
  const thus = soBefore(work, at, phrase);
  if (thus !== null) {
    const end = tokenEnd(work, thus - 1);
    work.out.push({ ...base, start: startOfContentBefore(work, at), end });
    return;
  }
  const asReported = isAsReported(document, segment, at, phrase);
  // “As the prosecutor explained, nobody was beaten that night”: what was said begins behind the comma
  const asSaid =
    asReported && gapAfter(work, to).startsWith(",") && /^[a-z]/u.test(wordAt(work, to));
  const nextThat = asSaid ? null : thatAfter(work, to);
  const that = nextThat !== null && isSecondThat(work, to, nextThat) ? null : nextThat;
  const left = segment.tokens.length - rest;
  const colon = /:/u.test(gapAfter(work, rest - 1)) || /:/u.test(gapAfter(work, to));
  // “The police chief, Colonel X, insisted no …”: between two commas stands who speaks, not what was said
  const apposed =
    phrase !== null &&
    phrase.to === at - 1 &&
    left > 0 &&
    /,/u.test(gapBefore(work, at)) &&
    [0, 1, 2, 3].some(
      (back) =>
        phrase.from - back > 0 &&
        /,/u.test(gapBefore(work, phrase.from - back)) &&
        phrase.from - back <= 8,
    );
  const contentBefore =
    at > 0 &&
    !apposed &&
    // “…, saying the school was closed”
    !/^(saying|adding|stating|claiming|arguing|insisting|noting|stressing|explaining|writing)$/u.test(
      verbOf(document, cue),
    ) &&
    !(phrase && phrase.to < at && phrase.from <= 1) &&
    /[,—–]/u.test(gapBefore(work, at));
  // «Секта, говорит, и есть секта»
  if (
    phrase === null &&
    at > 0 &&
    /^,\s*$/u.test(gapBefore(work, at)) &&
    (/^,\s*$/u.test(gapAfter(work, to)) || closesAside(work, to)) &&
    left > 0
  ) {
    work.out.push({ ...base, start: startOfContentBefore(work, at), end: segment.end });
    return;
  }
  if (that === null && !colon && !asReported && phrase && isParenthetical(work, phrase, at, to)) {
    // “No violations, he declared.” and “Nobody, she said, had detained the girls.”
    const from = startOfPhrase(work, phrase);
    const ends = /[,;]/u.test(gapAfter(work, to)) ? segment.end : tokenEnd(work, from - 1);
    work.out.push({ ...base, start: startOfContentBefore(work, from), end: ends });
    return;
  }
  if (that === null && phrase && colon && goesOnBehindColon(work, phrase, at, to)) {
    work.out.push({ ...base, start: startOfContentBefore(work, phrase.from), end: segment.end });
    return;
  }
  // «Жалобу, уверяют чиновники, подстроили, чтобы очернить клинику»
  if (
    phraseAfter &&
    at > 0 &&
    phrase.to - to <= 4 &&
    left > 0 &&
    /^[а-я]/u.test(wordAt(work, at)) &&
    /,\s*$/u.test(gapBefore(work, at)) &&
    gapAfter(work, phrase.to).startsWith(",") &&
    (nextThat === null || nextThat - 1 > phrase.to + 1)
  ) {
    work.out.push({ ...base, start: startOfContentBefore(work, at), end: segment.end });
    return;
  }
  if (asReported && that === null && !colon && isParentheticAs(work, at, phrase)) {
    work.out.push({ ...base, start: startOfContentBefore(work, at), end: segment.end });
    return;
  }
  if (that !== null || colon || asReported || !contentBefore) {
    const start = that !== null && !isOwnRemark(work, rest, that) ? that : rest;
    closePrevious(work, at, phrase, carried);
    if (start < segment.tokens.length || hasQuoteAfter(segment, start)) {
      const from = start < segment.tokens.length ? contentStart(work, start) : segment.end;
      work.out.push({ ...base, start: from, end: segment.end });
    } else work.out.push({ ...base, start: segment.end, end: segment.end });
    return;
  }
  // the words stand before the cue; with more of them after “, сообщили в полиции, ” around it
  const goesOn =
    phraseAfter &&
    left > 1 &&
    segment.quotes.length === 0 &&
    /,\s*$/u.test(gapAfter(work, phrase.to));
  work.out.push({
    ...base,
    start: startOfContentBefore(work, at),
    end: goesOn ? segment.end : tokenEnd(work, at - 1),
  });
}

/** “What the media describe as a beating was a class”: the sentence is not theirs who named it. */
function isNamedInWhat(work: Work, to: number): boolean {
  if (!/^what$/u.test(wordAt(work, 0))) return false;
  return [2, 3, 4, 5, 6, 7, 8, 9].some((i) => /^(?:is|are|was|were)$/u.test(wordAt(work, to + i)));
}

/** «Хотят, чтобы акимат признал ошибку», «Пока полиция не сообщит …»: what is wished or awaited nobody has said. */
function isOnlyWished(work: Work, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (/[,;:—–.!?]/u.test(gapBefore(work, i + 1))) return false;
    const word = wordAt(work, i);
    if (/^(?:чтобы|чтоб|пока)$/u.test(word)) return true;
    if (word === "что")
      return WISHES.test(wordAt(work, i - 1)) || (i === at - 1 && ALL.test(wordAt(work, i - 1)));
  }
  return false;
}

/** «Прокуратура нарушений | не усматривает», «Нарушений кодекса инспекция | не выявила»: what was not found belongs to it. */
function startOfVerdict(
  work: Work,
  phrase: SpeakerPhrase | null,
  at: number,
  told: boolean,
): number {
  if (!phrase || phrase.to >= at) return at;
  if (told || phrase.to < at - 1) return phrase.to + 1;
  let from = phrase.from;
  while (from > 0 && !/[,;:—–.]/u.test(gapBefore(work, from)) && phrase.from - from < 8) {
    if (cueAt(work.document, work.segment.tokens[from - 1] as number, "that")) break;
    from--;
  }
  return from === phrase.from ? at : from;
}

/** «Нарушений, как уверяет полиция, не было»: words of theirs stand on both sides. */
function isParentheticAs(work: Work, at: number, phrase: SpeakerPhrase | null): boolean {
  const first = phrase && phrase.to < at ? Math.min(phrase.from, at) : at;
  const as = [first - 1, first - 2, first - 3].find((i) => i > 0 && wordAt(work, i) === "как");
  return (
    as !== undefined &&
    /,\s*$/u.test(gapBefore(work, as)) &&
    !/^(?:и|а|но)$/u.test(wordAt(work, as - 1))
  );
}

/** «Участницы, говорится в нём, были доставлены …» */
function closesAside(work: Work, to: number): boolean {
  return /^(?:там|тут)$/u.test(wordAt(work, to + 1))
    ? gapAfter(work, to + 1).startsWith(",")
    : /^(?:в|во)$/u.test(wordAt(work, to + 1)) &&
        /^(?:нем|ней|них|документе|ответе|письме|сообщении|релизе|заявлении)$/u.test(
          wordAt(work, to + 2),
        ) &&
        gapAfter(work, to + 2).startsWith(",");
}

function isSameSpeaker(a: Speaker, b: Speaker): boolean {
  return a.role === b.role && a.name === b.name;
}

/** «Нарушений нет – так считает аким», «Дорога закрыта, так она объяснила отказ»: where “так” stands; null where it does not. */
function soBefore(work: Work, at: number, phrase: SpeakerPhrase | null): number | null {
  const first = phrase && phrase.to < at && at - phrase.to <= 2 ? phrase.from : at;
  for (const so of [first - 1, first - 2])
    if (so > 0 && SO.test(wordAt(work, so)) && /[,—–]/u.test(gapBefore(work, so))) return so;
  return null;
}

/** Words between “так” and its verb at most: “– вот как о нас с трибуны отозвался …”. */
const SO_REACH = 9;

/** Where “так”, “вот как” and the like opens the clause of the verb, after a comma or a dash; -1 where none does. */
function soOpens(work: Work, at: number): number {
  for (let i = at - 1; i >= Math.max(0, at - SO_REACH); i--) {
    if (!/[,—–]/u.test(gapBefore(work, i))) continue;
    return SO.test(wordAt(work, i)) ? i : -1;
  }
  return -1;
}

const WISHES =
  /^(?:ждем|жду|ждут|ждет|надеемся|надеюсь|надеются|рассчитываем|хотим|верим|мечтаем)$/u;
/** «Всё, что пишут правозащитники, ложь» */
const ALL = /^(?:все|то|всего|всему|тому|того|тем|многое|половина)$/u;

/** «Журналисты пишут неправду», «говорят всякое»: of what kind it is, not what was said. */
const NOT_QUOTED =
  /^(?:неправд[ыу]|ложь|чушь|бред|сказки|глупости|ерунду|кляузы|жалобы|небылицы|гадости|вздор|доносы|всякое|разное|лишнее|предупреждение|выговор|замечание|взыскание)$/u;

const SO = /^(?:так|вот|именно)$/u;

/** “…, police told reporters on Friday.”, “…, the ministry said in a statement.”: to whom, when and where, and no more. */
function isTail(work: Work, to: number, left: number): boolean {
  if (left > 10) return false;
  const wordAt = (position: number): string =>
    work.document.tokens.words[work.segment.tokens[position] as number]?.text ?? "";
  return TOLD.has(wordAt(to)) || TAIL_STARTS.has(wordAt(to + 1));
}

const TOLD = new Set(["told", "tells", "informed", "assured"]);
const TAIL_STARTS = new Set(
  "on in at during to after later earlier today yesterday monday tuesday wednesday thursday friday saturday sunday through via by when".split(
    " ",
  ),
);

/** Subject and verb between commas, or after one at the sentence's end. */
function isParenthetical(work: Work, phrase: SpeakerPhrase, at: number, to: number): boolean {
  const from = startOfPhrase(work, phrase);
  if (from === 0 || phrase.to >= at || at - phrase.to > 2 || !/,\s*$/u.test(gapBefore(work, from)))
    return false;
  if (
    at - phrase.to === 2 &&
    !/(?:ly|also|later|then|too|однако|тоже)$/u.test(wordAt(work, at - 1))
  )
    return false;
  const left = work.segment.tokens.length - (to + 1);
  return left === 0 || /^[,;]/u.test(gapAfter(work, to)) || isTail(work, to, left);
}

const CIRCUMSTANCE =
  /^(?:when|while|after|before|asked|speaking|commenting|answering|according|as|if|since|earlier|later|meanwhile|however|then|now|today|yesterday)$/u;

/** “They had only themselves to blame, the akim suggested: had they obeyed, …”: words before the verb and behind its colon. */
function goesOnBehindColon(work: Work, phrase: SpeakerPhrase, at: number, to: number): boolean {
  const { segment, document } = work;
  const from = startOfPhrase(work, phrase);
  const first = segment.tokens[0] as number;
  if (!/^[a-z]/u.test(wordAt(work, at)) || segment.quotes.length > 0 || from < 5) return false;
  if (phrase.to !== at - 1 || !/,\s*$/u.test(gapBefore(work, from))) return false;
  if (!gapAfter(work, to).startsWith(":")) return false;
  return !cueAt(document, first, "preposition") && !CIRCUMSTANCE.test(wordAt(work, 0));
}

/** “считает позорным ответ министерства, будто …”: what stands between verb and clause judges, so it is the speaker's. */
function isOwnRemark(work: Work, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = work.segment.tokens[i] as number;
    if (cueAt(work.document, token, "condemn") || cueAt(work.document, token, "endorse"))
      return true;
  }
  return false;
}

/** “call us ‘…’, which is shameful”: with a quoted name the naming ends at the quotation mark. */
function endOfName(work: Work, at: number): number {
  const quote = work.segment.quotes.find((q) => q.at > at && q.at - at <= 14);
  return (quote && work.document.quotes[quote.quote]?.outerEnd) ?? work.segment.end;
}

/** The words of an earlier cue end where a new subject takes over after “но”, “однако”, or the same one goes on. */
function closePrevious(
  work: Work,
  at: number,
  phrase: SpeakerPhrase | null,
  carried: boolean,
): void {
  const previous = work.out.at(-1);
  if (!previous || previous.end <= tokenStart(work, at) || previous.start >= tokenStart(work, at))
    return;
  if (carried && phrase === null) {
    let cut = at;
    while (cut > previous.at + 1 && !/,/u.test(gapBefore(work, cut)) && at - cut < 4) cut--;
    previous.end = tokenEnd(work, cut - 1);
    return;
  }
  const from = phrase && phrase.to < at ? phrase.from : at;
  for (let i = from; i > previous.at + 1 && from - i <= 6; i--) {
    if (
      cueAt(work.document, work.segment.tokens[i] as number, "adversative") &&
      /[,;—–]/u.test(gapBefore(work, i))
    ) {
      previous.end = tokenEnd(work, i - 1);
      return;
    }
  }
}
