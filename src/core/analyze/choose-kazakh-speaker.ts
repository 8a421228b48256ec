import { gapAfter, gapBefore, resolve, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import { DOCUMENT, isEmbedded } from "./find-kazakh-owner.ts";
import { findKazakhSubject, governedQuote } from "./find-kazakh-subject.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isFirstPerson } from "./kazakh-grammar.ts";
import { writerOfPaper } from "./read-kazakh-paper.ts";
import type { Speaker } from "../types.ts";

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
  const phrase = findKazakhSubject(work, cue, at, to);
  if (phrase) {
    const speaker = speakerOf(work, phrase);
    const choice = crowdOr(cue, phrase, speaker);
    return choice && { ...choice, owner: phrase.genitive === true && phrase.to < at };
  }
  if (isNaming(work, cue, at, to) || isListing(work, cue, to)) return null;
  const previous = work.out.findLast((a) => a.at < at && !isEmbedded(work, a));
  if (previous) return { speaker: previous.speaker, phrase: null };
  const paper = voiceOfPaper(work, cue, at, to);
  if (paper) return { speaker: paper, phrase: null };
  const writer =
    cue.kind === "delingen" || PASSIVE_SAY.test(wordAt(work, to)) ? writerOfPaper(work, at) : null;
  if (writer) return { speaker: writer, phrase: null };
  const letter = comesFromElsewhere(work, at, to) ? work.memory.correspondent : null;
  if (letter) return { speaker: letter, phrase: null };
  const before = work.memory.carry(work.container);
  const carried = before?.role === "unknown" ? (work.memory.turned ?? before) : before;
  if (carried === null && cue.kind === "crowd")
    return { speaker: { name: null, role: "other" }, phrase: null };
  return carried === null ? null : crowdOr(cue, null, carried);
}

/** «Гомосексуализм деген сөз»: without a speaker, a quotation or a word for speech behind it «деген» only names. */
function isNaming(work: Work, cue: CueHit, at: number, to: number): boolean {
  // «… деген бап тағылды», «… деген диагноз қойды»
  if (
    /^де(?:ген|йтін)$/u.test(wordAt(work, at)) &&
    /^(?:бап|бабы|баппен|диагноз|тақырып|фильм|кітап|ат|атпен|лауазым)\p{L}*$/u.test(
      wordAt(work, at + 1),
    )
  )
    return true;
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

const PASSIVE_SAY = /(?:ыл|іл|лін|ан|ен)(?:ған|ген|ды|ді|ған-ды|ыпты|іпті)$/u;

/** Papers that only an authority draws up, and what anybody may print or write on a wall. */
const OFFICIAL_PAPER =
  /^(?:хаттама|қаулы|үкім|бұйрық|бұйрығ|ұйғарым|протокол|айыптау|наряд|рапорт|нұсқаулық|нұсқаулығ|актіде)/u;
const LEAFLET =
  /^(?:парақшада|парақта|қағазда|плакат|баннер|транспарант|листовка|граффити|пікірлерде|постер|жапсырма)/u;

/** «хаттамада … деп жазылған», «таратылған парақшада … делінген»: a paper without an owner. */
function voiceOfPaper(work: Work, cue: CueHit, at: number, to: number): Speaker | null {
  if (cue.kind !== "delingen" && !/(?:ыл|іл|лін)(?:ған|ген|ды|ді)$|^делін/u.test(wordAt(work, to)))
    return null;
  for (let i = Math.min(at, 14); i >= 0; i--) {
    const word = wordAt(work, i);
    if (!/(?:да|де|та|те)$/u.test(word)) continue;
    if (OFFICIAL_PAPER.test(word))
      return work.memory.correspondent ?? { name: word, authorityId: null, role: "official" };
    if (LEAFLET.test(word)) return { name: null, authorityId: null, role: "other" };
  }
  return null;
}

/** «… деген жауап келді», «… деген хат алдық»: a letter that reached the voice itself. */
function comesFromElsewhere(work: Work, at: number, to: number): boolean {
  if (!wordAt(work, at).startsWith("дег")) return false;
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
