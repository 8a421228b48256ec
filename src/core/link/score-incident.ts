import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { LinkReason } from "../types.ts";
import { matchDates } from "./match-dates.ts";
import type { DateEvidence } from "./match-dates.ts";
import { findName, positionsOf, startsWithCapital } from "./name-keys.ts";
import type { IndexedText, NamePattern } from "./name-keys.ts";
import type { PreparedIncident, PreparedName } from "./prepare-incidents.ts";
import type { ArticleSignals } from "./read-article.ts";

/** What speaks for and against one incident, before the incidents are compared. Weights are log-odds. */
export interface Evidence {
  incident: PreparedIncident;
  reasons: LinkReason[];
  sum: number;
  hasPlace: boolean;
  /** Weight of persons and organisations. */
  who: number;
  /** Weight of what happened. */
  what: number;
  date: DateEvidence;
  /** A person or organisation that no other incident at hand has is named in full. */
  unique: boolean;
}

/** The prior: an article taken at random is about none of the incidents. */
const BIAS = -5.2;
const MAX_WHAT = 3;
const MAX_WHO = 3.4;

/** Scores one article against one incident. Pure. */
export function scoreIncident(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
): Evidence {
  const reasons: LinkReason[] = [];
  const place = placeEvidence(signals, incident, gazetteer, reasons);
  const who = whoEvidence(signals.index, incident, reasons);
  authorityEvidence(signals, incident, reasons);
  const what = whatEvidence(signals, incident, [...place.spots, ...who.spots], reasons);
  otherStoryEvidence(signals, incident, gazetteer, what, who.weight, reasons);
  const date = matchDates(signals, incident, place.mentions);
  reasons.push(...date.reasons);
  const reminded = date.match !== "none" || (place.found && who.weight >= 0.9);
  windowEvidence(signals, incident, reminded, date.match !== "none", reasons);
  const sum = BIAS + reasons.reduce((total, { weight }) => total + weight, 0);
  return {
    incident,
    reasons,
    sum,
    hasPlace: place.found,
    who: who.weight,
    what,
    date,
    unique: who.unique,
  };
}

interface PlaceEvidence {
  found: boolean;
  /** Word numbers. */
  spots: number[];
  /** Start offsets of mentions of the incident's places. */
  mentions: number[];
}

function placeEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
  reasons: LinkReason[],
): PlaceEvidence {
  const { index } = signals;
  let best = 0;
  let named = "";
  const mentions: number[] = [];
  for (const place of incident.places) {
    for (const pattern of place.patterns) {
      for (const at of findName(pattern, index)) {
        const fit = isOrigin(index, at) ? 0.7 : 2.2;
        if (fit > 1) mentions.push(index.starts[at] as number);
        if (best < fit) [best, named] = [fit, place.name];
      }
    }
    for (const mention of signals.places) {
      const at = index.starts.indexOf(mention.start);
      const fit = placeFit(mention.id, place.ids, gazetteer) * (isOrigin(index, at) ? 0.3 : 1);
      if (fit === 0) continue;
      if (fit > 1) mentions.push(mention.start);
      if (best < fit) [best, named] = [fit, place.name];
    }
  }
  if (best > 0) reasons.push({ code: "link.place", params: { place: named }, weight: best });
  else if (signals.places.length > 0 && incident.places.length > 0) {
    const other = signals.places[0] as { start: number; end: number };
    reasons.push({
      code: "link.conflict-place",
      params: { place: index.text.slice(other.start, other.end) },
      weight: -1.5,
    });
  }
  const spots = mentions
    .map((start) => index.starts.findIndex((at) => at >= start))
    .filter((at) => at >= 0);
  return { found: best > 1, spots, mentions: [...new Set(mentions)].sort((a, b) => a - b) };
}

/** “leaders from Almaty”, «активистка из Алматы», «Алматыдан келген»: where people are from is not where it happened. */
function isOrigin(index: IndexedText, at: number): boolean {
  if (at < 0) return false;
  const before =
    at > 0 ? index.text.slice(index.starts[at - 1], index.ends[at - 1]).toLowerCase() : "";
  if (before === "from" || before === "из") return true;
  return /(?:дан|ден|тан|тен|нан|нен|лық|лік|лықтар)$/u.test(
    index.text.slice(index.starts[at], index.ends[at]).toLowerCase(),
  );
}

/** The same place, a part of it, or the region around it. */
function placeFit(id: string, wanted: ReadonlySet<string>, gazetteer: CompiledGazetteer): number {
  if (wanted.has(id)) return 2.2;
  for (
    let up = gazetteer.places.get(id)?.parent;
    up && up !== "kz";
    up = gazetteer.places.get(up)?.parent
  ) {
    if (wanted.has(up)) return 2;
  }
  for (const own of wanted) {
    const parents = [
      gazetteer.places.get(own)?.parent,
      gazetteer.places.get(own)?.formerParent?.id,
    ];
    if (parents.includes(id) && gazetteer.places.get(id)?.level !== "country") return 1.7;
  }
  return 0;
}

function whoEvidence(
  index: IndexedText,
  incident: PreparedIncident,
  reasons: LinkReason[],
): { weight: number; spots: number[]; unique: boolean } {
  const found: { reason: LinkReason; spots: number[]; unique: boolean }[] = [];
  for (const person of incident.persons) {
    const full = spotsOf(person, index);
    const spots = full.length > 0 ? full : surnameSpots(person, index);
    if (spots.length === 0) continue;
    const weight = (1.3 + 1.3 / person.sharedBy) * (full.length > 0 ? 1 : 0.75);
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
    const weight = 0.9 + 0.9 / organisation.sharedBy;
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
  return [...index.positions].flatMap(([key, positions]) => {
    if (!key.startsWith("s:")) return [];
    const near = long.some(
      (shape) => key.length === shape.length + 2 && lettersApart(key.slice(2), shape) === 1,
    );
    return near ? positions.filter((at) => startsWithCapital(index, at)) : [];
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

function authorityEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  reasons: LinkReason[],
): void {
  for (const authority of incident.authorities) {
    if (!signals.authorities.has(authority)) continue;
    reasons.push({ code: "link.authority", params: { authority }, weight: 0.5 });
    return;
  }
}

/** Words farther than this from every mention of the place and the people count half: they may be of another story. */
const NEAR_WORDS = 80;

function whatEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  spots: readonly number[],
  reasons: LinkReason[],
): number {
  const nearness = (positions: readonly number[]): number =>
    spots.length === 0 ||
    positions.some((at) => spots.some((spot) => Math.abs(spot - at) <= NEAR_WORDS))
      ? 1
      : 0.5;
  const hits: { term: string; weight: number }[] = [];
  for (const [id, weight] of incident.events) {
    const positions = signals.events.get(id);
    if (positions) hits.push({ term: id, weight: weight * nearness(positions) });
  }
  let similarity = 0;
  const seen = new Set<string>();
  for (const [key, { word, weight }] of incident.terms) {
    const positions = signals.index.positions.get(key);
    if (!positions || seen.has(word)) continue;
    seen.add(word);
    if (weight >= 0.5) hits.push({ term: word, weight: weight * nearness(positions) });
    else similarity += weight;
  }
  hits.sort((a, b) => b.weight - a.weight);
  const what = Math.min(
    MAX_WHAT,
    hits.reduce((sum, { weight }) => sum + weight, 0),
  );
  if (what > 0) {
    const terms = hits.slice(0, 6).map(({ term }) => term);
    reasons.push({ code: "link.keyword", params: { terms: terms.join(", ") }, weight: what });
  }
  const alike = Math.min(0.6, similarity);
  if (alike > 0)
    reasons.push({ code: "link.text-similarity", params: { words: seen.size }, weight: alike });
  return what;
}

/** A story that the incident does not tell at all (an accident, a wedding), where nobody of the incident is named. */
function otherStoryEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
  what: number,
  who: number,
  reasons: LinkReason[],
): void {
  if (what >= 1.5 || who >= 0.9) return;
  const foreign = [...signals.events.keys()].filter(
    (id) => (gazetteer.eventWeights.get(id) ?? 0) >= 1 && !incident.events.has(id),
  );
  if (foreign.length === 0) return;
  reasons.push({
    code: "link.other-story",
    params: { terms: foreign.join(", ") },
    weight: -0.9 * Math.min(2, foreign.length),
  });
}

/**
 * Days between the incident and the publication: responses follow within days (σ ≈ 3), with a long tail of
 * months. A date or a person at the place overrides the tail, for a year.
 */
function windowEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  reminded: boolean,
  dated: boolean,
  reasons: LinkReason[],
): void {
  if (!signals.published) return;
  const days = (Date.parse(signals.published) - Date.parse(incident.to)) / 86_400_000;
  const before = (Date.parse(signals.published) - Date.parse(incident.from)) / 86_400_000;
  if (before < -1) {
    reasons.push({
      code: "link.before-incident",
      params: { days: -before },
      weight: before < -10 ? -9 : -4,
    });
    return;
  }
  const late = Math.max(0, days);
  let weight = Math.max(-2.4, 1.8 - 0.75 * Math.log1p(late / 3));
  if (weight < 0 && dated) weight *= 0.2;
  else if (weight < 0 && reminded && late <= 300) weight *= 0.35;
  else if (late > 300) weight -= 1.4;
  reasons.push({ code: "link.publication-window", params: { days: late }, weight });
}
