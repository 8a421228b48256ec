import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import { findEntities } from "../gazetteer/find-entities.ts";
import type { Act, Flag, Frame, Speaker } from "../types.ts";

/** A name is looked up with this much text on either side: the place that makes it one authority stands beside it. */
const beside = 80;

/**
 * Gives the official speakers that the gazetteer knows their authority's id («в ДП Карагандинской области» →
 * kz-police-karaganda). A bare «полиция» stays the police at large; nothing is guessed from other sentences. Pure.
 */
export function resolveAuthorities(
  text: string,
  gazetteer: CompiledGazetteer,
  day: string | undefined,
  found: { frames: Frame[]; flags: Flag[]; acts: Act[] },
): { frames: Frame[]; flags: Flag[]; acts: Act[] } {
  const known = new Map<string, string | null>();
  const resolve = (speaker: Speaker, start: number, end: number): Speaker => {
    if (speaker.role !== "official" || speaker.authorityId || !speaker.name) return speaker;
    const at = nearest(text, speaker.name, start, end);
    if (at === null) return speaker;
    const key = `${at} ${speaker.name}`;
    if (!known.has(key)) known.set(key, lookUp(text, at, at + speaker.name.length, gazetteer, day));
    const authorityId = known.get(key) ?? null;
    return authorityId === null ? speaker : { ...speaker, authorityId };
  };
  return {
    frames: found.frames.map((frame) => ({
      ...frame,
      speaker: resolve(frame.speaker, frame.start, frame.end),
    })),
    flags: found.flags.map((flag) => ({
      ...flag,
      speaker: resolve(flag.speaker, flag.span.start, flag.span.end),
    })),
    acts: found.acts.map((act) => ({
      ...act,
      subject: act.subject && resolve(act.subject, act.span.start, act.span.end),
    })),
  };
}

/** Where the name stands nearest to the words it speaks; null where the text does not hold it letter by letter. */
function nearest(text: string, name: string, start: number, end: number): number | null {
  const before = text.lastIndexOf(name, end);
  const after = text.indexOf(name, start);
  if (before < 0 && after < 0) return null;
  if (before < 0 || after < 0) return Math.max(before, after);
  return start - before <= after - end ? before : after;
}

function lookUp(
  text: string,
  start: number,
  end: number,
  gazetteer: CompiledGazetteer,
  day: string | undefined,
): string | null {
  const from = wordEdge(text, Math.max(0, start - beside), 1);
  const to = wordEdge(text, Math.min(text.length, end + beside), -1);
  const mentions = findEntities(text.slice(from, to), gazetteer, day ? { on: day } : {});
  const named = mentions.filter(
    (mention) =>
      mention.role === "official" &&
      mention.id !== null &&
      mention.kind !== "place" &&
      mention.start + from < end &&
      mention.end + from > start,
  );
  // The most particular of several: that of a place before the body at large.
  return named.toSorted((a, b) => (b.id as string).length - (a.id as string).length)[0]?.id ?? null;
}

/** The nearest place between words, going in `step`. */
function wordEdge(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) at += step;
  return at;
}
