import { agreementOf, agreementOfVerb } from "./agreement.ts";
import {
  endsClause,
  isNounHere,
  isObjectClause,
  isPassiveHere,
  isSecondThat,
  ownerOfNoun,
  quotedBy,
  showsOwn,
  speakingIt,
  startOfPhrase,
  toldBefore,
  wordAt,
} from "./attribute-english.ts";
import {
  accordingPost,
  isKazakhReport,
  isKazakhSegment,
  kazakhSpeechNoun,
  kazakhVerb,
  takeUpPronoun,
  withinClause,
} from "./attribute-kazakh.ts";
import {
  aboutThat,
  colonLabel,
  hearsay,
  pointsBack,
  unsigned,
  whose,
  wordsOfVerb,
} from "./attribute-loosely.ts";
import {
  breaksBefore,
  contentStart,
  followsQuote,
  gapAfter,
  gapBefore,
  hasQuoteAfter,
  leftBound,
  nextComma,
  resolve,
  startOfContentBefore,
  thatAfter,
  tokenEnd,
  tokenStart,
  tokenText,
} from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import type { CueKind } from "./lexicon.ts";
import { findPhrases } from "./find-mentions.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { takeBackUnsaid } from "./unsaid-english.ts";
import { learnOffices } from "./learn-office.ts";
import { learnRussianOffices } from "./learn-russian-office.ts";
import { tellsOfBefore } from "./reach-back.ts";
import { misfitsRussianVerb } from "./russian-case.ts";
import { learnKazakhOffices } from "./learn-kazakh-office.ts";
import type { Segment } from "./read-segments.ts";
import type { SpeakerMemory } from "./speaker-memory.ts";
import type { Speaker } from "../types.ts";

const CUES: CueKind[] = [
  "say", "impersonal", "according", "according-post", "dep", "nominal-say", "delingen", "deny", "call", "call-post", "verdict", "speech-noun", "crowd", "may-say", "unsigned",
]; // prettier-ignore
/** Attributions read in one sentence at most, so that a hostile one costs no more than a long one. */
const MAX_CUES = 24;
const RUSSIAN_VERB = /^\p{Ll}{2,}(л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится)$/u;
const ENGLISH_VERB = /^\p{Ll}{3,}(ed|es|s)$|^(found|held)$/u;
const AFTER_ONLY = 9;
/** Whoever stands behind these spoke: “the initiative quotes the prosecutor: …”. */
const QUOTES_SOMEBODY =
  /^(quotes|quoted|cites|cited|цитирует|цитируют|процитировал|процитировала|процитировали)$/u;
/** What stands behind these is told, and does not tell. */
const TELLS_SOMEBODY = /^(told|tells|tell|informed|informs|assured|assures)$/u;
const PASSIVE = /^(was|were|been|being|be|is|are|politely|kindly|gently)$/u;
const ASKED = /^(asked|told|informed|pressed)$/u;
const TOLD_TO = /^(told|informed|assured|advised|warned|promised|notified)$/u;
const VERBS = new Set<CueKind>(["say", "call", "deny"]);
const POSSESSIVE = new Set(["его", "ее", "их", "his", "her", "their", "him", "them"]);

/** All attributions in one segment, in order of their cues. `container` is whose words the segment stands in. */
export function attributeSegment(
  document: Document,
  segment: Segment,
  memory: SpeakerMemory,
  container: Speaker,
): Attribution[] {
  const hits = cueHits(document, segment);
  const phrases = findPhrases(document, segment);
  memory.learn(document, segment, phrases);
  for (const learn of [learnOffices, learnRussianOffices, learnKazakhOffices])
    for (const { name, is } of learn(document, segment, phrases)) memory.introduce(name, is);
  const work: Work = { document, segment, phrases, memory, out: [], container };
  for (const { hit, at } of hits) attribute(work, hit, at);
  quotedBy(work);
  takeBackUnsaid(work);
  for (const loosely of [colonLabel, aboutThat, hearsay]) if (work.out.length === 0) loosely(work);
  const subject = phrases.find(
    (phrase) =>
      !phrase.oblique && !phrase.genitive && phrase.role !== "pronoun" && phrase.role !== "self",
  );
  if (work.out.length === 0) takeUpPronoun(work);
  if (work.out.length === 0 && subject)
    memory.mentioned(subject, agreementOf(document, segment, subject));
  for (const phrase of phrases) {
    const stands = work.out.length > 0 ? !spoke(work, phrase) : phrase !== subject;
    if (stands && isRole(phrase))
      memory.mentioned(phrase, agreementOf(document, segment, phrase), "object");
  }
  return work.out;
}

function spoke(work: Work, phrase: SpeakerPhrase): boolean {
  return work.out.some((attribution) => attribution.phrase === phrase);
}

function isRole(phrase: SpeakerPhrase): boolean {
  return !["pronoun", "self", "head", "office-head", "media"].includes(phrase.role);
}

/** «Орал Жұмағали», «Нұрай Б.»: a capital within the sentence makes a name of what would be a verb. */
function isNameLike(document: Document, token: number, at: number): boolean {
  if (at === 0 || document.tokens.words[token]?.shape !== "title") return false;
  const hits = document.cues.get(token) ?? [];
  const sentence = document.tokens.sentences[token] ?? 0;
  return (
    document.languages[sentence] === "kk" &&
    hits.every((hit) => VERBS.has(hit.kind) || hit.kind === "crowd")
  );
}

/** «…», – поддержал сенатор: a verb that judges can bring the words in as well. */
const JUDGES: ReadonlySet<string> = new Set(["endorse", "condemn", "falsehood", "demand"]);

function cueHits(document: Document, segment: Segment): { hit: CueHit; at: number }[] {
  const found: { hit: CueHit; at: number }[] = [];
  for (let at = 0; at < segment.tokens.length; at++) {
    const token = segment.tokens[at] as number;
    const hits = document.cues.get(token);
    const speech = isNameLike(document, token, at)
      ? []
      : (hits?.filter((hit) => CUES.includes(hit.kind)) ?? []);
    if (speech.length === 0) {
      if (
        (!hits || hits.every((hit) => JUDGES.has(hit.kind))) &&
        !insideMention(document, token) &&
        (isVerbAfterQuote(document, segment, at) ||
          (!hits &&
            isVerbBeforeClause(document, segment, at) &&
            !isNounHere(document, segment, at)))
      )
        found.push({
          hit: {
            kind: isKazakhReport(document, segment, at) ? "nominal-say" : "say",
            start: token,
            end: token,
          },
          at,
        });
      continue;
    }
    if (found.length >= MAX_CUES) break;
    if (insideMention(document, token)) continue;
    const noun = isNounHere(document, segment, at);
    const readings = noun
      ? speech.filter((hit) => !VERBS.has(hit.kind) || hit.end > hit.start)
      : speech;
    if (readings.length === 0) continue;
    const widest = readings.reduce((a, b) => (b.end > a.end ? b : a));
    const longest = isKazakhSegment(document, segment) ? withinClause(document, widest) : widest;
    found.push({ hit: longest, at });
    at += longest.end - longest.start;
  }
  return found;
}

/** “A group that calls itself …”: the verb belongs to the name. */
function insideMention(document: Document, token: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const mention = document.mentions.get(token - back);
    if (mention) return mention.end >= token;
  }
  return false;
}

/** «Лесбухи», — процедил депутат: any verb right after a quote and its dash or comma. */
function isVerbAfterQuote(document: Document, segment: Segment, at: number): boolean {
  const first = segment.quotes.findLast((q) => q.at <= at);
  const quote = first && at - first.at <= 8 ? document.quotes[first.quote] : undefined;
  if (!first || !quote) return false;
  const token = segment.tokens[at] as number;
  const next = document.tokens.starts[segment.tokens[first.at] as number];
  const gap = document.text.slice(quote.outerEnd, next);
  const inside = document.text.slice(quote.end - 1, quote.end);
  const word = document.tokens.words[token]?.text ?? "";
  if (first.at < at) {
    // «…», – не сдержался аким; «…», – так депутат отреагировал на …
    const opener = document.tokens.words[segment.tokens[first.at] as number]?.text ?? "";
    const opens = opener === "не" ? at - first.at === 1 : /^(так|этак|вот|именно)$/u.test(opener);
    return opens && /[—–-]/u.test(gap) && RUSSIAN_VERB.test(word);
  }
  // «…», – Асхат Бериков, аким: a name that ends like a verb
  const isName = document.tokens.words[token]?.shape === "title";
  if (/[—–]/u.test(gap)) return RUSSIAN_VERB.test(word) && !isName;
  return (
    /,/u.test(gap + inside) && ENGLISH_VERB.test(word) && !isPassiveHere(document, segment, at)
  );
}

/** Verbs with “что”, “that” after them that tell of knowing or turning out, not of saying. */
/** Whoever finds something says so, where it is an authority. */
const FINDS =
  /^(found|finds|ruled|rules|held|holds|concluded|concludes|established|установил|установила|установили|постановил|постановила|выяснил|выяснила|выяснили|пришел|пришла|пришли)$/u;

const NOT_SAYING =
  /^(выход|следу|получа|вытека|явству|узна|увиде|виде|поня|поним|выясн|оказ|получ|зна|забы|случ|след|знач|быва|каж|помн|надее|боит|боял|жде|ждут|хоте|хоти|хоч|дума|чувств|стал|был|было|показыва|показал|позволя|произош|означа|found|find|know|learn|mean|show|happen|see|saw|hope|fear|want|need|require|ensure|turn|seem|appear|prove|realis|realiz|expect|demand|ha|wa|i|doe|provide|suggest|include|allow|use|involv|base|vid|so|such)/u;

/** “посетовал, что …”, “Признал: …”, “lamented that …”: any verb that a clause or a colon follows. */
function isVerbBeforeClause(document: Document, segment: Segment, at: number): boolean {
  const token = segment.tokens[at] as number;
  const next = segment.tokens[at + 1];
  const word = document.tokens.words[token];
  if (!word || (NOT_SAYING.test(word.text) && !isFinding(document, segment, at))) return false;
  // «Сенатор Әскер Жұмаділ: …»: a name may end as a verb does
  if (word.shape === "title" && at > 0) return false;
  const gap = document.text.slice(
    document.tokens.ends[token],
    (document.tokens.ends[token] as number) + 3,
  );
  if (RUSSIAN_VERB.test(word.text) && word.text.length > 4) {
    if (gap.startsWith(":")) return true;
    const follows = next === undefined ? "" : (document.tokens.words[next]?.text ?? "");
    return /^,\s/u.test(gap) && /^(что|будто|мол|якобы)$/u.test(follows);
  }
  const follows = next === undefined ? "" : (document.tokens.words[next]?.text ?? "");
  // he shrugged: “…”
  if (
    gap.startsWith(":") &&
    ENGLISH_VERB.test(word.text) &&
    segment.quotes.some((q) => q.at === at + 1)
  )
    return true;
  if (follows === "that" && ENGLISH_VERB.test(word.text) && gap.startsWith(" ")) return true;
  return isKazakhReport(document, segment, at);
}

/** “The court found that …”: an authority stands right before the verb. */
function isFinding(document: Document, segment: Segment, at: number): boolean {
  const word = document.tokens.words[segment.tokens[at] as number]?.text ?? "";
  if (!FINDS.test(word)) return false;
  return [1, 2, 3].some(
    (back) => document.mentions.get(segment.tokens[at - back] ?? -1)?.role === "official",
  );
}

function attribute(work: Work, cue: CueHit, at: number): void {
  const to = at + cue.end - cue.start;
  // “Asked about the beatings, he …” opens with what was done to him
  if (at === 0 && ASKED.test(work.document.tokens.words[cue.start]?.text ?? "")) return;
  const before = (work.segment.tokens[at - 1] as number) ?? -1;
  const afterQuote = work.segment.quotes.some((q) => q.at === at - 1);
  if (cueAt(work.document, before, "negation") && cue.kind !== "verdict" && !afterQuote) return;
  // “the women were asked to leave”: a passive has no speaker before it
  if (VERBS.has(cue.kind) && isPassiveBefore(work, at)) return toldTo(work, cue, at, to);
  switch (cue.kind) {
    case "speech-noun":
      return isKazakhSegment(work.document, work.segment)
        ? kazakhSpeechNoun(work, cue, at, to)
        : speechNoun(work, cue, at, to);
    case "crowd":
      return isKazakhSegment(work.document, work.segment)
        ? kazakhVerb(work, cue, at, to)
        : crowd(work, cue, at, to);
    case "unsigned":
      return unsigned(work, cue, at, to);
    case "according":
      return accordingTo(work, cue, at, to);
    case "according-post":
      return accordingPost(work, cue, at, to);
    case "dep":
    case "nominal-say":
    case "call-post":
    case "delingen":
      return kazakhVerb(work, cue, at, to);
    default:
      return verb(work, cue, at, to);
  }
}

/** “were told”, “were repeatedly told” */
function isPassiveBefore(work: Work, at: number): boolean {
  const adverb = /^\p{L}{3,}ly$|^(also|never|once|twice|often|later|already|again)$/u.test(
    wordAt(work, at - 1),
  );
  return PASSIVE.test(wordAt(work, at - 1)) || (adverb && PASSIVE.test(wordAt(work, at - 2)));
}

/** “We were told at the station that …”, “she was informed by the police that …”: who told stands after, or is not known. */
function toldTo(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment } = work;
  if (!TOLD_TO.test(work.document.tokens.words[cue.end]?.text ?? "")) return;
  const that = thatAfter(work, to);
  const quote = segment.quotes.find((q) => q.at > to && q.at - to <= 8);
  const before = that === null && !quote ? toldBefore(work, at, to) : null;
  if (that === null && !quote && !before) return;
  const until = that ?? quote?.at ?? to;
  const phrase = work.phrases.find((p) => p.from > to && p.to < until && p.oblique) ?? null;
  const there = /^(there|here)$/u.test(
    work.document.tokens.words[segment.tokens[0] as number]?.text ?? "",
  );
  const speaker = phrase
    ? resolve(work, phrase)
    : ((there ? work.memory.lastBody : null) ?? work.memory.interlocutor(work.container));
  const base = { cue, at, denies: false, phrase, carried: false };
  const nobody: Speaker = { name: null, role: "unknown" };
  if (before) {
    work.out.push({ ...base, speaker: speaker ?? nobody, ...before });
    return;
  }
  const start =
    that !== null && that < segment.tokens.length ? contentStart(work, that) : segment.end;
  work.out.push({ ...base, speaker: speaker ?? nobody, start, end: segment.end });
}

/** “заявил, что …”, “…, said the police”, “назвал их …”, “не усмотрела …”. */
function verb(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, document } = work;
  const words = cue.kind === "may-say" ? wordsOfVerb(work, at, to) : -1;
  if (words === null && !tellsOfBefore(document, segment)) return;
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
  const base = { speaker, cue, at, denies, phrase, carried };
  const phraseAfter = phrase !== null && phrase.from > to;
  const rest = phraseAfter ? phrase.to + 1 : to + 1;
  if (fromVerb) {
    const last = work.out.at(-1);
    // “отрицает факт избиения и называет публикации выдумкой”: the same subject goes on
    if (
      last &&
      last.speaker.role === speaker.role &&
      last.speaker.name === speaker.name &&
      last.end > tokenStart(work, at) &&
      last.start < tokenStart(work, at)
    )
      last.end = tokenEnd(work, at - 1);
    // a verdict's object may stand before its verb: “прокуратура нарушений не усматривает”
    if (cue.kind === "verdict" && speaker.role !== "official") return;
    const from = cue.kind === "verdict" && phrase && phrase.to < at ? phrase.to + 1 : at;
    work.out.push({ ...base, start: tokenStart(work, from), end: endOfName(work, at) });
    return;
  }
  if (isObjectClause(work, to)) return;
  const asReported = isAsReported(document, segment, at, phrase);
  const nextThat = thatAfter(work, to);
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
    /^,\s*$/u.test(gapAfter(work, to)) &&
    left > 0
  ) {
    work.out.push({ ...base, start: startOfContentBefore(work, at), end: segment.end });
    return;
  }
  if (that === null && !colon && !asReported && phrase && isParenthetical(work, phrase, at, to)) {
    // “No violations, he declared.” and “Nobody, she said, had detained the girls.”
    const from = startOfPhrase(work, phrase);
    const ends = /,/u.test(gapAfter(work, to)) ? segment.end : tokenEnd(work, from - 1);
    work.out.push({ ...base, start: startOfContentBefore(work, from), end: ends });
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

/** «слова полиции о том, что …», «отказаться от слов „…“», “the ministry's reply that …”. */
function speechNoun(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases, document } = work;
  const quote =
    segment.quotes.find((q) => q.at > at && q.at - to <= nounReach(document, cue)) ??
    segment.quotes.find((q) => at - q.at <= 5 && q.at <= at);
  const that = thatAfter(work, to);
  if (!quote && that === null) return soTold(work, cue, at, to);
  if (
    work.out.some(
      (a) =>
        a.at < at &&
        a.end > tokenStart(work, at) &&
        a.cue.kind !== "call" &&
        a.cue.kind !== "say" &&
        a.cue.kind !== "deny",
    )
  )
    return;
  const after = phrases.find(
    (p) => p.from > to && p.from - to <= 3 && p.role !== "self" && !breaksBefore(work, to, p.from),
  );
  const kazakh = phrases.find(
    (p) =>
      p.to < at &&
      at - p.to <= 1 &&
      /(ның|нің|дың|дің|тың|тің)$/u.test(
        document.tokens.words[segment.tokens[p.to] as number]?.text ?? "",
      ),
  );
  const english = phrases.find(
    (p) => p.to < at && at - p.to <= 2 && /['’]s?$/u.test(tokenText(work, p.to)),
  );
  const official = phrases.find((p) => p.role === "official" && p.to < at);
  const phrase =
    after ?? kazakh ?? english ?? ownerOfNoun(work, to) ?? showsOwn(work, at) ?? official ?? null;
  if (!phrase) return;
  if (phrase === official && /^(призыв|лозунг)/u.test(document.tokens.words[cue.start]?.text ?? ""))
    return;
  const speaker = resolve(work, phrase);
  if (speaker === null) return;
  const base = { speaker, cue, at, denies: false, phrase, carried: false };
  if (that !== null && that < segment.tokens.length && !(quote && quote.at <= that)) {
    work.out.push({ ...base, start: contentStart(work, that), end: segment.end });
  } else work.out.push({ ...base, start: segment.end, end: segment.end });
}

/** English puts whose and when between the noun and the quotation: “the statement of the police of 9 February: …”. */
function nounReach(document: Document, cue: CueHit): number {
  return /^[a-z]/u.test(document.tokens.words[cue.start]?.text ?? "") ? 12 : 8;
}

const SO = /^(такой|такую|таков|такова|таково|такие|вот|это|this|such|that|осындай|мұндай)$/u;
const IN_VIEW = /^(in|by|on|under)$/u;

/** “In the ministry's view, …”, «Нарушений нет — такой ответ дали в акимате»: the noun alone gives the words to somebody. */
function soTold(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases } = work;
  const wordAt = (position: number): string =>
    work.document.tokens.words[segment.tokens[position] as number]?.text ?? "";
  const base = { cue, at, denies: false, carried: false };
  const owner = phrases.find(
    (p) => p.to < at && at - p.to <= 2 && /['’]s?$/u.test(tokenText(work, p.to)),
  );
  const before = owner ? owner.from - 1 : -1;
  if (owner && [before, before - 1].some((i) => i >= 0 && IN_VIEW.test(wordAt(i)))) {
    const speaker = resolve(work, owner);
    if (speaker === null) return;
    const comma = nextComma(work, to, 2);
    if (comma !== null && comma < segment.tokens.length)
      work.out.push({
        ...base,
        speaker,
        phrase: owner,
        start: tokenStart(work, comma),
        end: segment.end,
      });
    else if (comma !== null)
      work.out.push({
        ...base,
        speaker,
        phrase: owner,
        start: segment.start,
        end: tokenEnd(work, Math.max(before - 1, 0)),
      });
    return;
  }
  const so = [at - 1, at - 2, at - 3].find(
    (i) => i > 0 && SO.test(wordAt(i)) && /[,—–]/u.test(gapBefore(work, i)),
  );
  const teller = phrases.find((p) => p.from > to && p.from - to <= 6 && p.role !== "self");
  if (so === undefined || !teller) return;
  const speaker = resolve(work, teller);
  if (speaker === null) return;
  work.out.push({
    ...base,
    speaker,
    phrase: teller,
    start: segment.start,
    end: tokenEnd(work, so - 1),
  });
}

/** “с криками «…»”, “кричали: «…»”, “из толпы раздавалось”: a crowd nobody knows is still a speaker (`other`). */
function crowd(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases, memory } = work;
  const subject =
    antecedent(work, at) ??
    phrases
      .filter(
        (p) => p.to < at && (!p.oblique || p.role === "other") && p.from >= leftBound(work, at),
      )
      .at(-1);
  const after = phrases.find(
    (p) => p.from > to && p.from - to <= 4 && !p.oblique && !breaksBefore(work, to, p.from),
  );
  const phrase = (followsQuote(segment, at) ? (after ?? subject) : (subject ?? after)) ?? null;
  if (phrase?.role === "self") return;
  let speaker = phrase ? resolve(work, phrase) : null;
  if (
    !speaker ||
    speaker.role === "unknown" ||
    (phrase?.role === "pronoun" && speaker.role !== "other")
  ) {
    speaker = { name: phrase?.name ?? null, authorityId: null, role: "other" };
  }
  memory.said(speaker);
  const base = { speaker, cue, at, denies: false, phrase, carried: false };
  const that = thatAfter(work, to);
  if (that !== null && that < segment.tokens.length) {
    work.out.push({ ...base, start: contentStart(work, that), end: segment.end });
  } else work.out.push({ ...base, start: segment.end, end: segment.end });
}

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
  return left === 0 || gapAfter(work, to).startsWith(",") || isTail(work, to, left);
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

/** «По словам X, …», “according to X”. */
function accordingTo(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, memory } = work;
  const phrase =
    work.phrases.find(
      (p) => p.to > to && p.from > at && p.from - to <= 6 && !breaksBefore(work, to, p.from),
    ) ?? null;
  const his = work.segment.tokens
    .slice(at, to + 1)
    .map((token) => work.document.tokens.words[token]?.text ?? "")
    .find((word) => POSSESSIVE.has(word));
  const speaker =
    phrase && !his
      ? resolve(work, phrase, "", true)
      : his
        ? whose(work, his)
        : memory.unnamed(work.container);
  if (speaker === null) return;
  const end = phrase && !his ? phrase.to : to;
  const base = { speaker, cue, at, denies: false, phrase, carried: phrase?.role === "pronoun" };
  const comma = nextComma(work, end, 12);
  const start = comma ?? end + 1;
  if (at <= 2 || isAfterConjunction(work, at)) {
    if (start < segment.tokens.length || segment.quotes.some((q) => q.at >= start)) {
      work.out.push({
        ...base,
        start: start < segment.tokens.length ? contentStart(work, start) : segment.end,
        end: segment.end,
      });
      return;
    }
  }
  const last = comma === null || comma >= segment.tokens.length;
  work.out.push({
    ...base,
    start: startOfContentBefore(work, at),
    end: last ? tokenEnd(work, at - 1) : segment.end,
  });
}

/** The verb of a cue that may be several words: “стоят на своём”, “не сомневаются”. */
function verbOf(document: Document, cue: CueHit): string {
  const textOf = (token: number): string => document.tokens.words[token]?.text ?? "";
  for (let i = cue.start; i < cue.end; i++)
    if (RUSSIAN_VERB.test(textOf(i)) && cue.kind !== "crowd") return textOf(i);
  return textOf(cue.end);
}

interface Choice {
  speaker: Speaker;
  phrase: SpeakerPhrase | null;
  carried: boolean;
}

/** Who governs the verb; null when it is the container's own voice (“мы заявили”) or nobody's. */
function chooseSpeaker(work: Work, cue: CueHit, at: number, to: number): Choice | null {
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
  const impersonal = cue.kind === "impersonal";
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
  const before = phrases.filter((p) => p.to < at && p.from >= bound && !inRelative(work, p, at));
  const subject =
    antecedent(work, at) ?? before.filter((p) => !p.oblique && agrees(work, p, verbText)).at(-1);
  const english = /[a-z]/u.test(verbText);
  const afterComma =
    /[,—–»”"’]/u.test(gapBefore(work, at)) || at === 0 || followsQuote(segment, at);
  const named = (phrase: SpeakerPhrase): Choice | null => {
    const speaker = resolve(work, phrase, verbText);
    return speaker === null ? null : { speaker, phrase, carried: phrase.role === "pronoun" };
  };
  if (
    directlyAfter &&
    after &&
    (afterComma || after.locative || !subject || isAsReported(document, segment, at, null)) &&
    !(english && subject && (!afterComma || !endsClause(work, after)))
  ) {
    return named(after);
  }
  if (subject && subject.role !== "head" && subject.role !== "office-head") return named(subject);
  if (impersonal || plural) {
    const place =
      before.filter((p) => (impersonal ? true : p.locative)).at(-1) ??
      (after && (after.locative || impersonal) ? after : undefined);
    if (place && place.role !== "pronoun") return named(place);
  }
  const readOut = impersonal && segment.container >= 0;
  const there =
    (plural || impersonal) && (readOut || pointsBack(work, at, to)) ? memory.lastBody : null;
  if (there && !subject) return { speaker: there, phrase: null, carried: true };
  if (subject) return named(subject);
  if (after && !after.oblique && afterComma) return named(after);
  if (!impersonal && work.out.length > 0 && !plural) {
    const previous = work.out.at(-1) as Attribution;
    return { speaker: previous.speaker, phrase: null, carried: true };
  }
  const carriedSpeaker =
    cue.kind === "call" && plural
      ? memory.unnamed(work.container)
      : memory.carry(work.container, agreementOfVerb(verbText));
  return carriedSpeaker === null ? null : { speaker: carriedSpeaker, phrase: null, carried: true };
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

/** “депутата Каримбаева, который назвал …”: the verb of a relative clause has the noun before it as its subject. */
function antecedent(work: Work, at: number): SpeakerPhrase | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    if (cueAt(work.document, work.segment.tokens[i] as number, "relative")) {
      const word = work.document.tokens.words[work.segment.tokens[i] as number]?.text ?? "";
      if (!/^(который|которая|которые|who|which)$/u.test(word)) return undefined;
      return work.phrases.find((p) => p.to === i - 1);
    }
    if (/[,;:]/u.test(gapBefore(work, i + 1))) return undefined;
  }
  return undefined;
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

function isAsReported(
  document: Document,
  segment: Segment,
  at: number,
  phrase: SpeakerPhrase | null,
): boolean {
  const earliest = phrase && phrase.to < at ? phrase.from : at;
  for (let i = Math.max(0, earliest - 3); i < at; i++) {
    const word = document.tokens.words[segment.tokens[i] as number]?.text;
    if (word === "как" || word === "as") return true;
  }
  return false;
}

function isAfterConjunction(work: Work, at: number): boolean {
  const previous = work.segment.tokens[at - 1];
  if (previous === undefined) return true;
  return (
    cueAt(work.document, previous, "adversative") !== undefined ||
    cueAt(work.document, previous, "that") !== undefined
  );
}
