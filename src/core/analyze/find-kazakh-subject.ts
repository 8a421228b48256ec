import { gapAfter, gapBefore, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import {
  actor,
  documentOwner,
  ownerAsked,
  ownerOfWords,
  placeOfDocument,
  startOfClause,
} from "./find-kazakh-owner.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isNameQuote } from "./is-name-quote.ts";
import {
  closesClause,
  isContentBefore,
  isContentVerb,
  isFirstPerson,
  isParticiple,
  isSubordinate,
  PARTITIVE,
  TOPIC,
} from "./kazakh-grammar.ts";

/** Words that a subject stands at most behind its verb: «деді кеше брифингте облыстық полиция басшысы». */
const BEHIND = 8;

/** «Ақтөбе облысының полициясы»: the name is the place's. */
const PLACE = /^(?:облыс|қала|аудан|ауыл|көше|өңір|республика|ел[іи]|мемлекет)\p{L}*$/u;

/** Who speaks in a place or from it: «департаментте», «әкімдіктен»; never «әкімнен». */
const BODY =
  /(?:полиция|әкімдік|департамент|министрлік|прокуратура|басқарма|қор|ұйым|сот|комитет|мекеме|редакция|ведомство|қызмет|бөлім|орган|орталық|билік|парламент|мәжіліс|сенат|ІІМ|ІІД|ІІБ|изолятор|колония)\p{L}*$/iu;

/** «деп жазылған»: what is written is a document's. */
const PASSIVE =
  /(?:ылған|ілген|ылды|ілді|ылған-ды|ылыпты|іліпті|ылады|іледі|лінген|лінеді|лінді)$/u;

/** The quotation that stands right before a cue, perhaps with a word or two between: «…», – X деді. */
export function governedQuote(work: Work, at: number): { at: number } | undefined {
  const quote = work.segment.quotes.findLast((q) => q.at <= at);
  const previous = work.out.at(-1);
  if (!quote || at - quote.at > 5 || (previous && previous.at >= quote.at)) return undefined;
  for (let i = quote.at + 1; i <= at; i++) if (/[;:]/u.test(gapBefore(work, i))) return undefined;
  return quote;
}

/** The phrase that governs a Kazakh verb of speech; null when none in the sentence does. */
export function findKazakhSubject(
  work: Work,
  cue: CueHit,
  at: number,
  to: number,
): SpeakerPhrase | null {
  const quote = governedQuote(work, at);
  // «„…“ деп атағанда залда отырғандар күлді»: behind a subordinate verb another clause begins
  const after = isSubordinate(wordAt(work, to), wordAt(work, to + 1))
    ? null
    : phraseBehind(work, at, to);
  const described = describedBy(work, at, to);
  if (described) return described;
  const inside = work.phrases.find((p) => p.from > at && p.to < to && isSubject(work, p));
  const between =
    quote && work.phrases.findLast((p) => p.from >= quote.at && p.to < at && isSubject(work, p));
  if (inside ?? between) return (inside ?? between) as SpeakerPhrase;
  const direct = quote !== undefined || /[,—–]/u.test(gapBefore(work, at)) || at === 0;
  if (after && direct && !(quote && isLed(work, quote.at))) return after;
  if (cue.kind === "delingen" || PASSIVE.test(wordAt(work, to))) {
    const owner = documentOwner(work, at);
    if (owner) return owner;
    // a passive has no subject that speaks
    const paper = quote ? -1 : placeOfDocument(work, at);
    if (paper >= 0)
      return after ?? work.phrases.findLast((p) => p.to < paper && isSubject(work, p)) ?? null;
  }
  if (wordAt(work, at).startsWith("дег")) {
    const owner = ownerOfWords(work, quote?.at ?? at) ?? ownerAsked(work, quote?.at ?? at, to);
    if (owner) return owner;
  }
  const start = startOfClause(work, at);
  const limit = quote?.at ?? at;
  // «адвокат тергеушінің „…“ деп айтқанын жеткізді»: a clause made into an object has a genitive subject
  if (
    isContentVerb(wordAt(work, to)) ||
    /(?:ған|ген|қан|кен)[ыі](?:на|не|нан|нен|нда|нде)?$/u.test(wordAt(work, to))
  ) {
    const genitive = actor(work, start, limit, to);
    if (genitive) return genitive;
  }
  const nominatives = work.phrases.filter(
    (p) =>
      p.to < limit && p.from >= start && isSubject(work, p) && !isFirstOfThird(work, p, at, to),
  );
  // «депутат …, олар …, деген»: what is said is about “them”
  const nouns = nominatives.filter((p) => p.role !== "pronoun");
  const before = nouns.length > 0 && nouns[0] === nominatives[0] ? nouns : nominatives;
  const own = before.filter(
    (p, i) => !isOfSubordinate(work, p, before[i + 1]?.from ?? limit, limit),
  );
  const pool = own.length > 0 ? own : before;
  const topic = pool.find((p) => TOPIC.test(wordAt(work, p.to + 1)));
  const chosen =
    topic ??
    (quote || (cue.kind === "call-post" && !closesClause(wordAt(work, at - 1)))
      ? pool.at(-1)
      : (nextToVerb(work, pool, at) ?? pool[0]));
  return chosen ?? after ?? actor(work, start, limit, to) ?? documentOwner(work, at);
}

/** «Прокурор: „…“, – деді зерттеу туралы»: a subject right before the colon has the words. */
function isLed(work: Work, at: number): boolean {
  const item = work.segment.quotes.find((q) => q.at === at);
  const start = item && work.document.quotes[item.quote]?.outerStart;
  if (
    start === undefined ||
    !/:\s*$/u.test(work.document.text.slice(Math.max(0, start - 3), start))
  )
    return false;
  return work.phrases.some((p) => p.to === at - 1 && isSubject(work, p));
}

/** «Министрлік … біз міндетті болдық деп мәлімдеді»: «біз» governs no verb of the third person. */
function isFirstOfThird(work: Work, phrase: SpeakerPhrase, at: number, to: number): boolean {
  if (phrase.role !== "self") return false;
  const verb = wordAt(work, to);
  return to > at - 1 && !isFirstPerson(verb) && /(?:[дт][ыі]|пт[ыі]|ған|ген|қан|кен)$/u.test(verb);
}

/** «Тергеу тоқтатылғанын департамент хабарлады»: after the content stands who said it. */
function nextToVerb(work: Work, pool: SpeakerPhrase[], at: number): SpeakerPhrase | undefined {
  const last = pool.at(-1);
  if (!last || at - last.to > 2 || last === pool[0]) return undefined;
  // «… тағайындалғанын хабарлады», «дәрігер керегін айтты»: it is the subject of what is said
  for (let i = last.to + 1; i < at; i++) if (isContentVerb(wordAt(work, i))) return undefined;
  for (let i = last.from - 1; i >= Math.max(0, last.from - 4); i--)
    if (isContentVerb(wordAt(work, i)) || isContentBefore(wordAt(work, i), wordAt(work, i + 1)))
      return last;
  return undefined;
}

/** Nominative, or a body in the locative («департаментте»), or a genitive with «бірі» after it. */
function isSubject(work: Work, phrase: SpeakerPhrase): boolean {
  if (phrase.genitive) return PARTITIVE.test(wordAt(work, phrase.to + 1));
  if (phrase.locative) return BODY.test(phrase.name ?? "") || phrase.role === "other";
  if (phrase.isNameOnly && PLACE.test(wordAt(work, phrase.to + 1))) return false;
  // «шеруге шыққан әйелдерді»: a participle belongs to the noun behind it
  // «Психикасы бұзылған балалар ғой, … деді»: said of them
  if (/^(?:ғой|қой|емес|екен|еді|болар|шығар)$/u.test(wordAt(work, phrase.to + 1))) return false;
  const last = work.document.tokens.words[work.segment.tokens[phrase.to] as number];
  const named = phrase.isNameOnly || last?.shape === "title";
  if (
    !named &&
    phrase.to > phrase.from &&
    isParticiple(last?.text ?? "") &&
    wordAt(work, phrase.to + 1)
  )
    return false;
  return !phrase.oblique;
}

/** «„…“ деп құтылған білім бөлімін»: the noun behind a participle of speech is who spoke, in any case. */
function describedBy(work: Work, at: number, to: number): SpeakerPhrase | null {
  if (/^де(?:ген|йтін)$/u.test(wordAt(work, at)) && to > at) {
    const teller = work.phrases.find((p) => p.from === at + 1 && p.to <= to);
    if (teller && teller.role !== "pronoun" && teller.role !== "self") return teller;
  }
  const last = wordAt(work, to) === "деп" ? to + 1 : to;
  for (let verb = at; verb <= last; verb++) {
    if (/[^\s]/u.test(gapAfter(work, verb))) return null;
    if (!isParticiple(wordAt(work, verb))) continue;
    const noun = work.phrases.find((p) => p.from === verb + 1);
    if (noun && noun.role !== "pronoun" && noun.role !== "self") return noun;
  }
  return null;
}

/** A subject behind its verb, nothing but adverbs and places between. */
function phraseBehind(work: Work, at: number, to: number): SpeakerPhrase | null {
  let first: SpeakerPhrase | null = null;
  for (let i = to; i < Math.min(work.segment.tokens.length, to + BEHIND); i++) {
    if (/[,;:—–(]/u.test(gapAfter(work, i))) return first;
    const quote = work.segment.quotes.find((q) => q.at === i + 1);
    if (quote && !isNameQuote(work.document, work.segment, quote)) return first;
    const phrase = work.phrases.find((p) => p.from === i + 1);
    const place = phrase?.isNameOnly && PLACE.test(wordAt(work, phrase.to + 1));
    if (phrase && !phrase.genitive && !phrase.oblique && !place) {
      // «деді арызданушы қыздар туралы бөлім бастығы»: the subject closes the clause
      if (/[^\s]/u.test(gapAfter(work, phrase.to)) || phrase.to + 1 >= work.segment.tokens.length)
        return phrase;
      first ??= phrase;
    }
    if (phrase) i = phrase.to - 1;
  }
  return first;
}

/** «Полиция келгенде, ұйымдастырушы …»: the subject of a clause that another one follows. */
function isOfSubordinate(work: Work, phrase: SpeakerPhrase, next: number, limit: number): boolean {
  for (let i = phrase.to + 1; i < Math.min(next, limit); i++)
    if (isSubordinate(wordAt(work, i), wordAt(work, i + 1))) return true;
  return false;
}
