import { gapAfter, gapBefore, resolve } from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isNameQuote } from "./is-name-quote.ts";
import {
  isContentBefore,
  isContentVerb,
  isFirstPerson,
  isParticiple,
  isPossessedOblique,
  isSubordinate,
  PARTITIVE,
  POSTPOSITION,
  TOPIC,
} from "./kazakh-grammar.ts";
import type { Speaker } from "../types.ts";

/** Words that a subject stands at most behind its verb: «деді кеше брифингте облыстық полиция басшысы». */
const BEHIND = 8;
/** «Ақтөбе облысының полициясы»: the name is the place's. */
const PLACE = /^(?:облыс|қала|аудан|ауыл|көше|өңір|республика|ел[іи]|мемлекет)\p{L}*$/u;
/** Who speaks in a place or from it: «департаментте», «әкімдіктен»; never «әкімнен». */
const BODY =
  /(?:полиция|әкімдік|департамент|министрлік|прокуратура|басқарма|қор|ұйым|сот|комитет|мекеме|редакция|ведомство|қызмет|бөлім|орган|орталық|билік|парламент|мәжіліс|сенат|ІІМ|ІІД|ІІБ|изолятор|колония)\p{L}*$/iu;

/** Nouns of documents: who owns one speaks in it. */
const DOCUMENT =
  /^(?:хабарлама|мәлімдеме|жауа[пб]|хат|парақша|сайт|арна|есе[пб]|пост|жазба|акт|қаулы|шешім|анықтама|баяндама|үндеу|түсіндірме|сөз|ақпарат|мәлімет|релиз|пресс-релиз|құжат|бұйры[қғ]|нұсқаулы[қғ]|қорытынды|телеграм|telegram|facebook|сұхбат|комментарий|пікір|тұжырым|ұстаным)\p{L}*$/u;

/** «деп жазылған»: what is written is a document's. */
const PASSIVE =
  /(?:ылған|ілген|ылды|ілді|ылған-ды|ылыпты|іліпті|ылады|іледі|лінген|лінеді|лінді)$/u;

interface Choice {
  speaker: Speaker;
  /** Null when the speaker goes on from before. */
  phrase: SpeakerPhrase | null;
  /** The words are a genitive's, «министрліктің „…“ деген сөзі»: what is done with them is somebody else's doing. */
  owner?: boolean;
}

/** Who governs a Kazakh verb of speech: by case, clause and place. Null when it is the container's own voice. */
export function chooseKazakhSpeaker(
  work: Work,
  cue: CueHit,
  at: number,
  to: number,
): Choice | null {
  if (isOwnVoice(work, to)) return null;
  const phrase = findSubject(work, cue, at, to);
  if (phrase) {
    const speaker = speakerOf(work, phrase);
    const choice = crowdOr(cue, phrase, speaker);
    return choice && { ...choice, owner: phrase.genitive === true && phrase.to < at };
  }
  if (isNaming(work, cue, at, to) || isListing(work, cue, to)) return null;
  const previous = work.out.findLast((a) => a.at < at && !isEmbedded(work, a));
  if (previous) return { speaker: previous.speaker, phrase: null };
  const letter = comesFromElsewhere(work, at, to) ? work.memory.correspondent : null;
  if (letter) return { speaker: letter, phrase: null };
  const carried = work.memory.carry(work.container);
  if (carried === null && cue.kind === "crowd")
    return { speaker: { name: null, role: "other" }, phrase: null };
  return carried === null ? null : crowdOr(cue, null, carried);
}

/** «Гомосексуализм деген сөз»: without a speaker, a quotation or a word for speech behind it «деген» only names. */
function isNaming(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (cue.kind !== "call-post" || !/^де(?:ген|й?тін|у)/u.test(wordAt(work, to))) return false;
  return !governedQuote(work, at) && !DOCUMENT.test(wordAt(work, to + 1));
}

/** «Жиналысқа екі адам келді: …»: a colon behind a verb that is no cue introduces words only where somebody speaks. */
function isListing(work: Work, cue: CueHit, to: number): boolean {
  const token = work.segment.tokens[to] as number;
  return cue.start === cue.end && !work.document.cues.get(token) && /:/u.test(gapAfter(work, to));
}

/** «деп санаймыз», «деп те қараймыз»: the first person is the container's own voice. */
function isOwnVoice(work: Work, to: number): boolean {
  const next = /[^\s]/u.test(gapAfter(work, to)) ? "" : wordAt(work, to + 1);
  return (
    isFirstPerson(wordAt(work, to)) ||
    (/^(?:те|де|та|да|деп)$/u.test(wordAt(work, to)) && isFirstPerson(next))
  );
}

/** «… деген жауап келді», «… деген хат алдық»: a letter that reached the voice itself. */
function comesFromElsewhere(work: Work, at: number, to: number): boolean {
  if (!/^дег/u.test(wordAt(work, at))) return false;
  for (let i = to; i <= to + 3; i++)
    if (
      /^(?:кел(?:ді|іпті|ген|іп)|ал(?:дық|дым|ыппыз|ғанбыз)|бер(?:ілді|ді|іпті)|жібер(?:ді|ілді)|жолда(?:ды|нды)|түсті|қайтар(?:ды|ылды))$/u.test(
        wordAt(work, i),
      )
    )
      return true;
  return false;
}

/** Words before an office that own nothing: «кейін басшысы», «ал өкілі», «оның орынбасары». */
const NO_OWNER =
  /^(?:ал|бірақ|кейін|кейінірек|сосын|содан|кеше|бүгін|ертең|сондай-ақ|осы|аталған|сол|бұл|енді|тағы|дәл|өзінің|оның|олардың|ресми|аға|бас|бұрынғы|бірінші|екінші|өз|және|мен|пен|бен|да|де|та|те|ең|\p{L}+(?:ды|ді|ты|ті|ған|ген|қан|кен|ып|іп|да|де|та|те|ға|ге|қа|ке|нан|нен|дан|ден|тан|тен|лық|лік|дық|дік|тық|тік))$/u;

/** «Компания басшысы» is no office of the authority named before: an unknown owner makes an unknown speaker. */
export function speakerOf(work: Work, phrase: SpeakerPhrase): Speaker | null {
  const vague = phrase.role === "head" || phrase.role === "office-head";
  if (phrase.role === "office-head" && work.container.role === "official") {
    const meant = resolve(work, phrase);
    return meant?.role === "unknown" ? null : meant;
  }
  if (vague && phrase.from > 0 && !/[^\s]/u.test(gapBefore(work, phrase.from))) {
    const token = work.segment.tokens[phrase.from - 1] as number;
    const known = work.document.cues.has(token) || NO_OWNER.test(wordAt(work, phrase.from - 1));
    if (!known) return { name: phrase.name, role: "unknown" };
  }
  return resolve(work, phrase);
}

/** Shouting makes a speaker of anybody: a crowd nobody knows is `other`. */
function crowdOr(
  cue: CueHit,
  phrase: SpeakerPhrase | null,
  speaker: Speaker | null,
): Choice | null {
  if (speaker === null) return null;
  const nobody =
    speaker.role === "unknown" ||
    phrase === null ||
    (phrase.role === "pronoun" && speaker.role !== "other");
  if (cue.kind !== "crowd" || !nobody) return { speaker, phrase };
  return { speaker: { name: phrase?.name ?? null, authorityId: null, role: "other" }, phrase };
}

/** The quotation that stands right before a cue, perhaps with a word or two between: «…», – X деді. */
export function governedQuote(work: Work, at: number): { at: number } | undefined {
  const quote = work.segment.quotes.findLast((q) => q.at <= at);
  const previous = work.out.at(-1);
  if (!quote || at - quote.at > 5 || (previous && previous.at >= quote.at)) return undefined;
  for (let i = quote.at + 1; i <= at; i++) if (/[;:]/u.test(gapBefore(work, i))) return undefined;
  return quote;
}

function findSubject(work: Work, cue: CueHit, at: number, to: number): SpeakerPhrase | null {
  const quote = governedQuote(work, at);
  const after = phraseBehind(work, at, to);
  const described = describedBy(work, at, to);
  if (described) return described;
  const inside = work.phrases.find((p) => p.from > at && p.to < to && isSubject(work, p));
  const between =
    quote && work.phrases.findLast((p) => p.from >= quote.at && p.to < at && isSubject(work, p));
  if (inside ?? between) return (inside ?? between) as SpeakerPhrase;
  const direct = quote !== undefined || /[,—–]/u.test(gapBefore(work, at)) || at === 0;
  if (after && direct) return after;
  if (cue.kind === "delingen" || PASSIVE.test(wordAt(work, to))) {
    const owner = documentOwner(work, at);
    if (owner) return owner;
  }
  if (/^дег/u.test(wordAt(work, at))) {
    const owner = ownerOfWords(work, quote?.at ?? at) ?? ownerAsked(work, quote?.at ?? at, to);
    if (owner) return owner;
  }
  const start = startOfClause(work, at);
  const limit = quote?.at ?? at;
  // «адвокат тергеушінің „…“ деп айтқанын жеткізді»: a clause made into an object has a genitive subject
  if (isContentVerb(wordAt(work, to))) {
    const genitive = actor(work, start, limit, to);
    if (genitive) return genitive;
  }
  const nominatives = work.phrases.filter(
    (p) => p.to < limit && p.from >= start && isSubject(work, p),
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
    (quote || cue.kind === "call-post" ? pool.at(-1) : (nextToVerb(work, pool, at) ?? pool[0]));
  return chosen ?? after ?? actor(work, start, limit, to) ?? documentOwner(work, at);
}

/** «Тергеу тоқтатылғанын департамент хабарлады»: after the content stands who said it. */
function nextToVerb(work: Work, pool: SpeakerPhrase[], at: number): SpeakerPhrase | undefined {
  const last = pool.at(-1);
  if (!last || at - last.to > 2 || last === pool[0]) return undefined;
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

/** «ведомствоның жазбаша жауабында … делінген»: the nearest phrase that owns a document. */
function documentOwner(work: Work, at: number): SpeakerPhrase | null {
  for (let i = at + 7; i >= 0; i--) {
    if (!DOCUMENT.test(wordAt(work, i)) || !/(?:да|де|та|те|нан|нен)$/u.test(wordAt(work, i)))
      continue;
    const near = work.phrases.filter((p) => p.to < i && i - p.to <= 6);
    const owner =
      near.findLast((p) => p.genitive) ??
      near.findLast((p) => i - p.to === 1) ??
      near.findLast(
        (p) => i - p.to <= 3 && p.oblique && !POSTPOSITION.test(wordAt(work, p.to + 1)),
      );
    if (owner) return owner;
  }
  return null;
}

/** «Министрліктің „…“ деген түсіндірмесі»: the genitive right before the words owns them. */
function ownerOfWords(work: Work, limit: number): SpeakerPhrase | null {
  const start = startOfClause(work, limit);
  return (
    work.phrases.findLast(
      (p) =>
        p.genitive &&
        p.to < limit &&
        p.from >= start &&
        limit - p.to <= 5 &&
        !isPossessedOblique(wordAt(work, p.to + 1)),
    ) ?? null
  );
}

/** «Қор депутаттан „…“ деген сөзінен бас тартуды талап етеді»: of whom it is demanded said it. */
function ownerAsked(work: Work, limit: number, to: number): SpeakerPhrase | null {
  const asked = work.phrases.findLast((p) => p.oblique && p.to < limit && limit - p.to <= 2);
  const ablative = asked && /(?:нан|нен|дан|ден|тан|тен)$/u.test(wordAt(work, asked.to));
  if (!ablative || !/[ыі](?:н|нан|нен|на|не)$/u.test(wordAt(work, to))) return null;
  for (let i = to; i <= to + 5; i++)
    if (/^(?:талап|сұра|өтін)/u.test(wordAt(work, i))) return asked;
  return null;
}

/** «Полицияның бізді „…“ деп атағаны ұят»: where the saying itself is a noun its subject is a genitive. */
function actor(work: Work, start: number, limit: number, to: number): SpeakerPhrase | null {
  if (
    !/(?:ғаны|гені|қаны|кені|уы|уі)(?:н|на|не|нда|нде|нан|нен|ның|нің)?$|^дес/u.test(
      wordAt(work, to),
    )
  )
    return null;
  return (
    work.phrases.findLast(
      (p) =>
        p.genitive &&
        p.from >= start &&
        p.to < limit &&
        !isPossessedOblique(wordAt(work, p.to + 1)),
    ) ?? null
  );
}

/** «… деген жауабы», «… деп айтқаны»: a report that is part of another's clause. */
export function isEmbedded(work: Work, attribution: Attribution): boolean {
  const { start, end } = attribution.cue;
  const last = work.document.tokens.words[end]?.text ?? "";
  const first = work.document.tokens.words[start]?.text ?? "";
  return first.startsWith("дег") || isContentVerb(last);
}

/** Behind the verb of the attribution before this one, or a semicolon. «X … деген жауабын … деп бағалады» goes around «деген». */
function startOfClause(work: Work, at: number): number {
  const previous = work.out.findLast((a) => a.at < at && !isEmbedded(work, a));
  let start = previous ? previous.at + 1 + previous.cue.end - previous.cue.start : 0;
  for (let i = start + 1; i <= at; i++) if (/;/u.test(gapBefore(work, i))) start = i;
  return Math.min(start, at);
}

/** «Полиция келгенде, ұйымдастырушы …»: the subject of a clause that another one follows. */
function isOfSubordinate(work: Work, phrase: SpeakerPhrase, next: number, limit: number): boolean {
  for (let i = phrase.to + 1; i < Math.min(next, limit); i++)
    if (isSubordinate(wordAt(work, i), wordAt(work, i + 1))) return true;
  return false;
}

function wordAt(work: Work, position: number): string {
  const token = work.segment.tokens[position];
  return token === undefined ? "" : (work.document.tokens.words[token]?.text ?? "");
}
