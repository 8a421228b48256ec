import {
  contentStart,
  gapAfter,
  gapBefore,
  resolve,
  tokenEnd,
  tokenStart,
  wordAt,
} from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { chooseKazakhSpeaker, speakerOf } from "./choose-kazakh-speaker.ts";
import { DOCUMENT, isEmbedded } from "./find-kazakh-owner.ts";
import { governedQuote } from "./find-kazakh-subject.ts";
import { between, cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import { deniesDenial, isSupposed, takeBackNeighbour, takesBack } from "./take-back-kazakh.ts";
import {
  isContentBefore,
  isContentVerb,
  isFinite,
  isFirstPerson,
  isNegative,
} from "./kazakh-grammar.ts";
import type { Segment } from "./read-segments.ts";

/** Verbs after a content clause that tell of knowing or seeing, not of saying. */
const NOT_SAYING = /^(көр|біл|анықта|ұмыт|түсін|сез|аңға|күт|тос|тап|ұна|қала|жасыр|тоқтат)/u;

/** «өтірік айту», «рахмет айту», «ән айту» report nothing. */
const NO_SPEECH =
  /^(?:өтірік|жалған|рақмет|рахмет|алғыс|ән|өлең|жыр|тост|құттықтау|бата|сәлем|дұға|кеңес|қоштасу)$/u;

/** «… болмағанын алға тартты», «толықтырды: …»: a verb after a participle in the accusative or before a colon. */
export function isKazakhReport(document: Document, segment: Segment, at: number): boolean {
  const token = segment.tokens[at] as number;
  const word = document.tokens.words[token]?.text ?? "";
  if (document.languages[document.tokens.sentences[token] ?? 0] !== "kk") return false;
  if (NOT_SAYING.test(word)) return false;
  const end = document.tokens.ends[token] as number;
  if (isFinite(word) && document.text.slice(end, end + 1) === ":") return true;
  const before = segment.tokens[at - 1];
  if (before === undefined) return false;
  const left = document.tokens.words[before]?.text ?? "";
  return (
    isContentVerb(left) && /(ды|ді|ты|ті|йды|йді|ған|ген|қан|кен|пты|пті|ып|іп|п)$/u.test(word)
  );
}

/** A cue of several words ends with its clause: «деп санамайды: оның сөзінше», «деп айтқанын жеткізді» are two. */
export function withinClause(document: Document, cue: CueHit): CueHit {
  for (let token = cue.start; token < cue.end; token++) {
    const word = document.tokens.words[token]?.text ?? "";
    if (/[,:;—–«»“”"]/u.test(between(document, token, token + 1)) || isContentVerb(word))
      return { ...cue, end: token };
  }
  return cue;
}

export function isKazakhSegment(document: Document, segment: Segment): boolean {
  const sentence = document.tokens.sentences[segment.tokens[0] ?? 0] ?? 0;
  return document.languages[sentence] === "kk";
}

/** «X айтуынша, …», «X мәліметіне сүйенсек, …»: the speaker before, the words after. */
export function accordingPost(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, memory } = work;
  const phrase = work.phrases.filter((p) => p.to < at && at - p.to <= 4).at(-1) ?? null;
  const speaker = phrase ? speakerOf(work, phrase) : memory.carry(work.container);
  if (speaker === null) return;
  const base = { speaker, cue, at, denies: false, phrase, carried: !phrase };
  if (to + 1 < segment.tokens.length)
    work.out.push({ ...base, start: contentStart(work, to + 1), end: segment.end });
  else if (segment.quotes.length === 0)
    work.out.push({ ...base, start: segment.start, end: tokenEnd(work, (phrase?.from ?? at) - 1) });
  else work.out.push({ ...base, start: segment.end, end: segment.end });
}

/** «X … деп мәлімдеді», «… екенін айтты», «X бізді … деп атады», «X хабарламасында … делінген», «… деп айқайлады». */
export function kazakhVerb(work: Work, hit: CueHit, at: number, to: number): void {
  const shouted = cueAt(work.document, hit.start, "crowd");
  const cue = shouted && shouted.end === hit.end ? shouted : hit;
  if (reportsNothing(work, cue, at, to)) return;
  const { segment, document } = work;
  if (isToldOn(work, at, to)) return;
  const choice = chooseKazakhSpeaker(work, cue, at, to);
  const takenBack =
    isSupposed(work, at, to) ||
    (!choice?.owner && cue.kind !== "nominal-say" && takesBack(work, at, to));
  if (choice === null && !takenBack) return;
  const { speaker, phrase } = choice ?? { speaker: work.container, phrase: null };
  const denied = cue.kind === "nominal-say" && cueAt(document, cue.start, "deny") !== undefined;
  if (takenBack || denied) takeBackNeighbour(work, at);
  const denies = denied || takenBack;
  const covers = coordinated(work, at);
  const empty = denied && deniesDenial(work, at);
  const said = empty ? { ...cue, start: cue.end } : cue;
  const base = { speaker, cue: said, at, denies, takenBack, covers, phrase, carried: !phrase };
  if (/:/u.test(gapAfter(work, to))) {
    const quoted = segment.quotes.some((q) => q.at === to + 1);
    const plain = to + 1 < segment.tokens.length && !quoted;
    // «оны қысқартқанын айтты: …», «полицияның „…“ деген бағасын ұят деп атады: …»: the words stand on both sides
    const both =
      !denies && phrase !== null && phrase.to < at - 1 && saysBefore(work, phrase.to, at);
    const start = both
      ? tokenStart(work, phrase.to + 1)
      : plain
        ? tokenStart(work, to + 1)
        : segment.end;
    work.out.push({ ...base, start, end: segment.end });
    return;
  }
  // «ешкім ұрылмаған» деген мәліметті жоққа шығарды: to deny a denial is none
  const wordEnd = cue.kind === "nominal-say" && !empty ? to : at - 1;
  const before = contentBeforeSpeaker(work, phrase?.from ?? -1, at);
  if (before !== null) {
    work.out.push({ ...base, ...before });
    return;
  }
  // «Олар бізді … деп атады, – дейді заңгер»: behind a dash the verb takes in all before it
  const whole = phrase !== null && phrase.from > to && /[—–]/u.test(gapBefore(work, at));
  const begins = phrase && phrase.to < at ? phrase.to + 1 : whole ? 0 : afterPrevious(work, at);
  const from =
    phrase !== null && phrase.from > to && !whole ? afterColon(work, begins, at) : begins;
  // «Тараптар кінәлі, делінген әкімдік жауабында, бірақ …»: after the source the words go on
  const goesOn =
    cue.kind === "delingen" && phrase !== null && phrase.from > to && segment.quotes.length === 0;
  const end = goesOn ? segment.end : tokenEnd(work, wordEnd);
  if (from <= wordEnd) work.out.push({ ...base, start: startOf(work, from), end });
  else work.out.push({ ...base, start: segment.end, end: segment.end });
}

function saysBefore(work: Work, from: number, at: number): boolean {
  const named =
    wordAt(work, at) === "деп" &&
    !/^(?:былай|мынадай|төмендегідей|осылай|мына|мынаны)$/u.test(wordAt(work, at - 1));
  return (
    named ||
    isContentVerb(wordAt(work, at - 1)) ||
    work.out.some((a) => a.at > from && a.at < at && isEmbedded(work, a))
  );
}

/** «министрліктің „…“ деген түсіндірмесі», «әкімнің жауабы: „…“», «айтқаны бір ауыз: „…“»; «„…“ сөзінің тарихы» speaks of a word. */
export function kazakhSpeechNoun(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment } = work;
  if (wordAt(work, at).startsWith("де"))
    return kazakhVerb(work, { ...cue, kind: "call-post" }, at, to);
  const behind = segment.quotes.find(
    (q) => q.at > at && q.at - to <= 8 && /[:–—]/u.test(gapBefore(work, q.at)),
  );
  const before = segment.quotes.find((q) => q.at === at);
  const item = behind ?? before;
  const colon = colonBehind(work, to);
  const plain = colon !== null && colon + 1 < segment.tokens.length;
  if (!item && !plain) return;
  const limit = before && !behind ? before.at : at;
  const owner = work.phrases.findLast(
    (p) =>
      p.to < limit &&
      limit - p.to <= 5 &&
      // «департамент жауабының мәтіні»
      (p.genitive || (limit - p.to === 1 && !p.oblique) || isDocumentOf(work, p.to + 1, limit)),
  );
  const own = /^(?:айтқан|айтар|айтатын|де(?:ген|йтін)|жауаб|уәж|сөз)\p{L}*[ыі]$/u.test(
    wordAt(work, to),
  );
  if (!owner && ((!behind && !own) || work.out.length > 0 || !/[ыі]$/u.test(wordAt(work, to))))
    return;
  const speaker = owner ? resolve(work, owner) : work.memory.carry(work.container);
  if (speaker === null) return;
  const base = { speaker, cue, at, denies: false, phrase: owner ?? null, carried: !owner };
  const start = !item && plain ? tokenStart(work, colon + 1) : segment.end;
  work.out.push({ ...base, start, end: segment.end });
}

function isDocumentOf(work: Work, from: number, to: number): boolean {
  // «әкім айтқан „…“ сөзі»
  if (to - from === 1 && /^(?:айтқан|қолданған|таққан|жазған|таратқан)$/u.test(wordAt(work, from)))
    return true;
  return (
    to - from === 1 && DOCUMENT.test(wordAt(work, from)) && /[ын]ың$|нің$/u.test(wordAt(work, from))
  );
}

/** «әкімдіктің ұстанымы өзгерген жоқ: …», «берген жауап қысқа: …»: a short verdict may stand before the colon. */
function colonBehind(work: Work, to: number): number | null {
  for (let i = to; i <= to + 4; i++) {
    const gap = gapAfter(work, i);
    if (/:/u.test(gap) || (i === to && isClauseBehind(work, i, gap))) return i;
    if (/[,;.«»]/u.test(gap)) return null;
  }
  return null;
}

/** «Біз прокурормен кездестік. Ол бізді тыңдады.»: in a sentence that says nothing «ол» still goes on with somebody. */
export function takeUpPronoun(work: Work): void {
  const first = work.phrases[0];
  if (first?.role !== "pronoun" || first.from > 1 || !isKazakhSegment(work.document, work.segment))
    return;
  if (/^(?:ол|ол кісі)$/iu.test(first.name ?? "")) work.memory.takeUp(first.name ?? "");
}

/** «қателігін мойындап, кешірім сұрауы тиіс»: a converb reports only with what was said before it. */
function isConverbAlone(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (cue.kind !== "nominal-say" || /:/u.test(gapAfter(work, to))) return false;
  if (!/[ыі]?п$/u.test(wordAt(work, to)) && !NEEDS_CONTENT.test(wordAt(work, to))) return false;
  const before = wordAt(work, at - 1);
  return (
    !isContentVerb(before) &&
    !/^(?:туралы|жайлы|жөнінде|деп|дегенді|мұны|бұны|оны|осыны|осылай|былай|бірауыздан|ашық|пікірін|ойын|сөзін|уәжін)$/u.test(
      before,
    ) &&
    !governedQuote(work, at)
  );
}

/** «арыз жазды», «үлес қосты»: these verbs report only where something is said. */
const NEEDS_CONTENT = /^(?:жаз|қос|көрсет|раста|жеткіз|ескерт|мойында)\p{L}+$/u;

/** «рахмет айтты», «арыз жазды», «жауап бермеді»: no words of anybody stand here. */
function reportsNothing(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (wordAt(work, at).startsWith("айт") && NO_SPEECH.test(wordAt(work, at - 1))) return true;
  const silent = isNegative(wordAt(work, to)) && cue.end > cue.start && !governedQuote(work, at);
  const deny = cueAt(work.document, cue.start, "deny") !== undefined;
  const nothing =
    cue.kind === "nominal-say" || /^(?:ештеңе|ештеме|дәнеңе|түк)$/u.test(wordAt(work, at - 1));
  if (describesNoun(work, cue, at, to)) return true;
  return (silent && !deny && nothing) || isConverbAlone(work, cue, at, to);
}

/** «деп айтуға ерте», «деп айтқаным үшін»: no finite verb. */
const INFINITE = /(?:уға|уге|уды|уді|у|ғаны?м|гені?м|қаны?м|кені?м|ғанымыз|геніміз)$/u;

/** «X … деп айта алмаймын деп мәлімдеді»: the first person is X's own, and X's words go on to the verb behind. */
function isToldOn(work: Work, at: number, to: number): boolean {
  if (governedQuote(work, at)) return false;
  const verb = wordAt(work, to);
  const own = isFirstPerson(verb) || isFirstPerson(wordAt(work, to + 1));
  if (!own && !(at < to && INFINITE.test(verb))) return false;
  for (let i = to + 1; i <= to + 8; i++) {
    if (/[;:«»]/u.test(gapAfter(work, i - 1))) return false;
    if (/^де(?:п|ді|йді|ген|пті)$/u.test(wordAt(work, i))) return true;
  }
  return false;
}

/** «үгіт айтқан төрт азамат», «тілінде жазылған есебі»: a participle that only describes the noun behind it. */
function describesNoun(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (!/(?:ған|ген|қан|кен)$/u.test(wordAt(work, to)) || cue.end > cue.start) return false;
  if (/[^\s]/u.test(gapAfter(work, to)) || to + 1 >= work.segment.tokens.length) return false;
  if (governedQuote(work, at) || /^деп$/u.test(wordAt(work, at - 1))) return false;
  if (cue.kind === "nominal-say") return !isContentVerb(wordAt(work, at - 1));
  if (cue.kind !== "delingen" || !/^(?:жаз|көрсет|келтір|айт)/u.test(wordAt(work, at)))
    return false;
  for (let i = to + 1; i <= to + 4; i++)
    if (DOCUMENT.test(wordAt(work, i)) && /(?:да|де|та|те|нан|нен)$/u.test(wordAt(work, i)))
      return false;
  return true;
}

/** Quotations before the one that the cue stands at, with a word or two and a comma between them. */
function coordinated(work: Work, at: number): number[] {
  const last = governedQuote(work, at);
  if (!last) return [];
  const { quotes } = work.segment;
  const covers: number[] = [];
  let next = last.at;
  for (const item of quotes.filter((q) => q.at <= last.at).toReversed()) {
    if (next - item.at > 3 || work.out.some((a) => a.at >= item.at && a.at < next)) break;
    if (item.at < next && !/[,;]/u.test(gapBefore(work, item.at + 1) + gapBefore(work, item.at)))
      break;
    covers.push(item.quote);
    next = item.at;
  }
  return covers.length > 1 ? covers : [];
}

/** «Тергеу тоқтатылғанын департамент хабарлады»: what was said stands before who said it. */
function contentBeforeSpeaker(
  work: Work,
  from: number,
  at: number,
): { start: number; end: number } | null {
  if (from <= 0 || from >= at) return null;
  const first = afterPrevious(work, from);
  for (let i = from - 1; i >= Math.max(first, from - 4); i--) {
    const next = wordAt(work, i + 1);
    const close = at - from <= 8;
    if (close && (isContentVerb(wordAt(work, i)) || isContentBefore(wordAt(work, i), next)))
      return {
        start: startOf(work, first),
        end: tokenEnd(work, isContentVerb(wordAt(work, i)) ? i : i + 1),
      };
  }
  return null;
}

/** «… айыптады: бұл сөз қауіпті дейді олар»: what they say begins behind the colon. */
function afterColon(work: Work, from: number, at: number): number {
  for (let i = at - 1; i > from; i--) if (/:/u.test(gapBefore(work, i))) return i;
  return from;
}

/** «айтқаны – жауап жоқ, құжат дайын емес»; «айтқаны — қиял» judges. */
function isClauseBehind(work: Work, at: number, gap: string): boolean {
  return /^\s[—–]\s/u.test(gap) && work.segment.tokens.length - at > 3;
}

/** Position after the words and the verb of the attribution before this one. */
function afterPrevious(work: Work, at: number): number {
  const previous = work.out.findLast((a) => a.at < at && !isEmbedded(work, a));
  if (!previous) return 0;
  return Math.min(at, previous.at + 1 + previous.cue.end - previous.cue.start);
}

function startOf(work: Work, position: number): number {
  return position === 0 ? work.segment.start : tokenStart(work, position);
}
