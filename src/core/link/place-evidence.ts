import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { LinkReason } from "../types.ts";
import { findName } from "./name-keys.ts";
import type { IndexedText } from "./name-keys.ts";
import type { PreparedIncident } from "./prepare-incidents.ts";
import { sentenceAt } from "./read-article.ts";
import type { ArticleSignals } from "./read-article.ts";

export interface PlaceEvidence {
  found: boolean;
  /** Word numbers. */
  spots: number[];
  /** Start offsets of mentions of the incident's places. */
  mentions: number[];
}

/** Is the article about a place of the incident? Adds `link.place` or `link.conflict-place` to `reasons`. */
export function placeEvidence(
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
      const fit =
        placeFit(mention.id, place.ids, gazetteer) * (isOrigin(index, mention.word) ? 0.3 : 1);
      if (fit === 0) continue;
      if (fit > 1) mentions.push(mention.start);
      if (best < fit) [best, named] = [fit, place.name];
    }
  }
  const seat = seatFit(signals, incident, gazetteer);
  if (best < seat.fit) [best, named] = [seat.fit, seat.name];
  if (best > 0) reasons.push({ code: "link.place", params: { place: named }, weight: best });
  else if (signals.places.length > 0 && incident.places.length > 0) {
    const other = signals.places[0] as { start: number; end: number };
    reasons.push({
      code: "link.conflict-place",
      params: { place: index.text.slice(other.start, other.end) },
      weight: -1.5,
    });
  }
  const spots = mentions.map((start) => sentenceAt(index.starts, start));
  return { found: best > 1, spots, mentions: [...new Set(mentions)].toSorted((a, b) => a - b) };
}

/** An authority of the place speaks or is named, without the place: a release «на территории города». */
function seatFit(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
): { fit: number; name: string } {
  let best = { fit: 0, name: "" };
  for (const id of signals.authorities) {
    const seat = gazetteer.authorities.get(id)?.placeId;
    if (!seat) continue;
    for (const place of incident.places) {
      const fit = (incident.authorities.has(id) ? 1.1 : 0.8) * placeFit(seat, place.ids, gazetteer);
      if (fit > best.fit) best = { fit, name: place.name };
    }
  }
  return best;
}

/** “leaders from Almaty”, «активистка из Алматы», «Алматыдан келген»: where people are from is not where it happened. */
function isOrigin(index: IndexedText, at: number): boolean {
  if (at < 0) return false;
  const before =
    at > 0 ? index.text.slice(index.starts[at - 1], index.ends[at - 1]).toLowerCase() : "";
  const word = index.text.slice(index.starts[at], index.ends[at]).toLowerCase();
  if (before === "from") return true;
  if (before === "из") return !/(?:ого|его|ой|ых|их)$/u.test(word);
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
