import { cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Office } from "./learn-office.ts";
import type { Segment } from "./read-segments.ts";

/** Words between a name and its office at most. */
const REACH = 7;
const PLAIN = /^[\s,]*$/u;

/**
 * Names that a Russian sentence gives an office: “Асхат Б. возглавляет департамент полиции”, “Асхат Б. – прокурор района”,
 * “Асхат Б. (акимат)”, “Асель, одна из организаторок”, “кресло прокурора занял Асхат Б.”. Pure.
 */
export function learnRussianOffices(
  document: Document,
  segment: Segment,
  phrases: SpeakerPhrase[],
): Office[] {
  const offices: Office[] = [];
  for (let i = 0; i + 1 < phrases.length; i++) {
    const left = phrases[i] as SpeakerPhrase;
    const right = phrases[i + 1] as SpeakerPhrase;
    if (left.isNameOnly === right.isNameOnly || right.from - left.to > REACH) continue;
    const [name, is] = left.isNameOnly ? [left, right] : [right, left];
    if (is.role === "unknown" || is.role === "pronoun" || is.role === "self") continue;
    if (isGiven(document, segment, left, right)) offices.push({ name, is });
  }
  return offices;
}

function isGiven(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  const { text, tokens } = document;
  const end = tokens.ends[segment.tokens[left.to] as number] as number;
  const start = tokens.starts[segment.tokens[right.from] as number] as number;
  const gap = text.slice(end, start);
  if (/[«»“”.!?:;\n]/u.test(gap)) return false;
  if (left.isNameOnly && (/^\s+[—–]\s+$/u.test(gap) || /^\s\($/u.test(gap))) return !right.oblique;
  if (left.isNameOnly && /^,\s+одн(?:а|о)?(?:ин)?\s+из\s/u.test(gap)) return true;
  const between = segment.tokens.slice(left.to + 1, right.from);
  const holds = between.findIndex((token) => cueAt(document, token, "holds-office") !== undefined);
  if (holds < 0 || !PLAIN.test(gap.replaceAll(/[\p{L}\p{N}-]+/gu, ""))) return false;
  return !between.some((token, i) => i !== holds && cueAt(document, token, "say") !== undefined);
}
