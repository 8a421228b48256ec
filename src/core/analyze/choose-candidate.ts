import { disagrees } from "./agreement.ts";
import type { Agreement } from "./agreement.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Speaker } from "../types.ts";

/** Somebody who spoke, or of whom a sentence spoke: a pronoun can mean them. */
export interface Candidate {
  speaker: Speaker;
  known: Agreement & { body: boolean };
  /** Number of the segment in which they were last named. */
  at: number;
  /** Spoke, was what a sentence was about, or merely stood in it. */
  as: "speaker" | "subject" | "object";
}

/** A speaker is carried over this many segments without being named again. */
export const CARRY_SEGMENTS = 4;
const RANK = { speaker: 2, subject: 1, object: 0 };

/** “The imam spoke. The other one …”: of two the one who was not last. */
export function otherOne(list: Candidate[]): Candidate | null {
  const [last, ...rest] = list.filter(({ speaker }) => speaker.role !== "media");
  return rest.find(({ speaker }) => speaker.name !== last?.speaker.name) ?? null;
}

/** The one person whom the sentences before spoke of at all. */
export function onlyPerson(list: Candidate[], now: number): Candidate | null {
  const near = list.filter(
    ({ speaker, known, at }) => !known.body && speaker.role !== "media" && now - at <= 2,
  );
  return near.length === 1 ? (near[0] as Candidate) : null;
}

/** «Тот ответил»: not the subject of the sentence before. */
export function notSubject(list: Candidate[], now: number, asked: Agreement): Candidate | null {
  const newest = list.find(
    ({ as, at, known }) => as === "object" && now - at <= 1 && !disagrees(known, asked),
  );
  return newest ?? (asked.gender ? newestOf(list, now, asked) : antecedentOf(list, now, asked));
}

/** “Она” is whoever was the subject last and can be a “she”: of two in one sentence the one who spoke. */
export function newestOf(list: Candidate[], now: number, asked: Agreement): Candidate | null {
  const fit = list.filter(
    (candidate) => !disagrees(candidate.known, asked) && now - candidate.at <= CARRY_SEGMENTS,
  );
  const surely = fit.filter((candidate) => candidate.known.gender === asked.gender);
  const likely = fit.filter((candidate) => candidate.as !== "object");
  const newest = (from: Candidate[]): Candidate | undefined =>
    from.toSorted((a, b) => b.at - a.at || RANK[b.as] - RANK[a.as])[0];
  const lately = fit.filter(({ at, known }) => now - at <= 1 && !known.body);
  return (
    newest(surely) ?? newest(likely) ?? antecedentOf(list, now, asked) ?? newest(lately) ?? null
  );
}

/** Kazakh «ол» shows no gender: whom the sentences before were about, the one who spoke in them before others. */
export function topicOf(list: Candidate[], now: number, asked: Agreement): Candidate | null {
  const fit = list.filter(
    ({ known, as, at }) =>
      as !== "object" && !disagrees(known, asked) && now - at <= CARRY_SEGMENTS,
  );
  const persons = fit.filter(({ known }) => !known.body);
  const newest = (from: Candidate[]): Candidate | undefined =>
    from.toSorted((a, b) => b.at - a.at || RANK[b.as] - RANK[a.as])[0];
  return newest(persons) ?? newest(fit) ?? null;
}

/** Kazakh «олар»: the newest who surely are many, whether they spoke or not. */
export function manyOf(list: Candidate[], now: number): Candidate | null {
  const [first, ...rest] = list.filter(
    ({ known, at, as }) => known.number === "many" && as !== "object" && now - at <= CARRY_SEGMENTS,
  );
  return first ? rest.reduce((best, one) => (one.at > best.at ? one : best), first) : null;
}

/** «Прокуратураға хабарластық. „…“, – деді олар»: the only authority that the sentences before turned to. */
export function turnedTo(list: Candidate[], now: number): Candidate | null {
  const near = list.filter(({ as, at }) => as === "object" && now - at <= 2);
  const officials = near.filter(({ speaker }) => speaker.role === "official");
  return officials.length === 1 ? (officials[0] ?? null) : null;
}

/** «Төраға … деді» after «Комитет төрағасы …»: the bare noun is whose title has it. */
export function withTitle(list: Candidate[], phrase: SpeakerPhrase): Speaker | null {
  const word = /(\p{L}{5,})$/u.exec((phrase.name ?? "").toLowerCase())?.[1];
  if (!word || !/[әғқңөұүһіыа]/u.test(word)) return null;
  const stem = word.slice(0, Math.max(5, word.length - 4));
  const held = list.find(
    ({ speaker }) =>
      speaker.role !== "unknown" && speaker.name?.toLowerCase().includes(` ${stem}`) === true,
  );
  return held?.speaker ?? null;
}

/** Whoever spoke last and agrees; else the newest of whom a sentence spoke. */
export function antecedentOf(list: Candidate[], now: number, asked: Agreement): Candidate | null {
  const fit = list.filter((candidate) => !disagrees(candidate.known, asked));
  const speaker = fit.find(
    (candidate) => candidate.as === "speaker" && now - candidate.at <= CARRY_SEGMENTS,
  );
  return speaker ?? fit.find((candidate) => candidate.as === "subject") ?? null;
}

/** «Звоню в пресс-службу. Отвечают: …»: the newest of those who can be many; `told` where the verb says to whom. */
export function answererOf(
  list: Candidate[],
  now: number,
  own: Speaker | null,
  told: boolean,
): Speaker | null {
  const near = list.filter(
    ({ speaker, known, at }) =>
      speaker.role !== "media" &&
      speaker !== own &&
      (told || known.body || known.number === "many") &&
      now - at <= (told ? CARRY_SEGMENTS : 1),
  );
  return near.toSorted((a, b) => b.at - a.at)[0]?.speaker ?? null;
}
