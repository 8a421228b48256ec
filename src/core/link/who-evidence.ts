import type { LinkReason } from "../types.ts";
import { findName, positionsOf, startsWithCapital } from "./name-keys.ts";
import type { IndexedText, NamePattern } from "./name-keys.ts";
import type { PreparedIncident, PreparedName } from "./prepare-incidents.ts";
import type { ArticleSignals } from "./read-article.ts";

const MAX_WHO = 3.4;
/** An office holder is in the news for many things: the name says little of which. */
const OFFICIAL_WEIGHT = 0.9;

/**
 * Persons and organisations of the incident in the article. Adds `link.person`, `link.organisation` to `reasons`.
 * @returns their weight without that of office holders, where they stand, and whether one is of this incident alone.
 */
export function whoEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  hasPlace: boolean,
  reasons: LinkReason[],
): { weight: number; spots: number[]; unique: boolean } {
  const { index } = signals;
  // Where the place is known, only incidents of that place compete for a name.
  const rivals = (name: PreparedName): number => (hasPlace ? name.sharedHere : name.sharedBy);
  const found: { reason: LinkReason; spots: number[]; unique: boolean }[] = [];
  for (const person of incident.persons) {
    const full = spotsOf(person, index);
    const spots = full.length > 0 ? full : surnameSpots(person, index);
    if (spots.length === 0) continue;
    if (person.isOfficial || spots.some((at) => signals.afterOffice.has(at))) {
      const params = { person: person.name };
      if (!reasons.some(({ code }) => code === "link.person")) {
        reasons.push({ code: "link.person", params, weight: OFFICIAL_WEIGHT });
      }
      continue;
    }
    const weight = (1.3 + 1.3 / rivals(person)) * (full.length > 0 ? 1 : 0.75);
    const unique = person.sharedBy === 1;
    found.push({
      reason: { code: "link.person", params: { person: person.name }, weight },
      spots,
      unique,
    });
  }
  for (const organisation of incident.organisations) {
    const spots = spotsOf(organisation, index);
    if (spots.length === 0) continue;
    const weight = 0.9 + 0.9 / rivals(organisation);
    const unique = organisation.sharedBy === 1;
    found.push({
      reason: { code: "link.organisation", params: { organisation: organisation.name }, weight },
      spots,
      unique,
    });
  }
  found.sort((a, b) => b.reason.weight - a.reason.weight);
  let weight = 0;
  for (const { reason } of found) {
    // The second name says less than the first: those who act together are named together.
    const added = Math.min(reason.weight * (weight === 0 ? 1 : 0.5), MAX_WHO - weight);
    if (added <= 0) break;
    weight += added;
    reasons.push({ ...reason, weight: added });
  }
  return {
    weight,
    spots: found.flatMap(({ spots }) => spots),
    unique: found.some(({ unique }) => unique),
  };
}

function spotsOf(name: PreparedName, index: IndexedText): number[] {
  const exact = exactSpots(name, index);
  return exact.length > 0 ? exact : misspelledSpots(name, index);
}

/** One letter off in a single long name («Фемениту»): long enough that no other name is so near. */
function misspelledSpots(name: PreparedName, index: IndexedText): number[] {
  const shapes = name.patterns.flatMap(({ words }) =>
    words.length === 1 ? [words[0]?.shape ?? ""] : [],
  );
  const long = shapes.filter((shape) => shape.length >= 7);
  if (long.length === 0) return [];
  return index.longShapes.flatMap(([found, at]) => {
    const near = long.some(
      (shape) => found.length === shape.length && lettersApart(found, shape) === 1,
    );
    return near ? [at] : [];
  });
}

function lettersApart(one: string, other: string): number {
  let apart = 0;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) apart++;
  return apart;
}

function exactSpots(name: PreparedName, index: IndexedText): number[] {
  return name.patterns.flatMap((pattern) => {
    const reversed =
      pattern.words.length === 2
        ? findName({ ...pattern, words: pattern.words.toReversed() }, index)
        : [];
    return [...findName(pattern, index), ...reversed];
  });
}

/** A surname alone, unless another first name stands before it. */
function surnameSpots(person: PreparedName, index: IndexedText): number[] {
  return person.patterns.flatMap((pattern) => {
    const surname = pattern.words.at(-1) as NamePattern["words"][number];
    if (pattern.words.length < 2 || surname.shape.length < 5) return [];
    return positionsOf(surname, index).filter((at) => !hasOtherFirstName(at, index));
  });
}

function hasOtherFirstName(at: number, index: IndexedText): boolean {
  const before = at - 1;
  const after = at + 1;
  const touches = (left: number, right: number): boolean =>
    (index.starts[right] as number) - (index.ends[left] as number) === 1 &&
    index.text[index.ends[left] as number] === " ";
  const startsSentence =
    before > 0 && /[.!?\n]/u.test(index.text.slice(index.ends[before - 1], index.starts[before]));
  if (before > 0 && !startsSentence && touches(before, at) && startsWithCapital(index, before))
    return true;
  return after < index.starts.length && touches(at, after) && startsWithCapital(index, after);
}
