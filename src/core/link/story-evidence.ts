import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { LinkReason } from "../types.ts";
import type { PreparedIncident } from "./prepare-incidents.ts";
import type { ArticleSignals } from "./read-article.ts";

const MAX_WHAT = 3;
/** Up to this many words shared words count in full; in a longer text more of them are chance. */
const SHORT_WORDS = 150;
const HALF_AFTER_WORDS = 600;

/** Words farther than this from every mention of the place and the people count half: they may be of another story. */
const NEAR_WORDS = 80;

/** What happened, by shared kinds of happening and words. Adds `link.keyword` and `link.text-similarity`. @returns its weight. */
export function whatEvidence(
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
  const longer = Math.max(0, signals.index.starts.length - SHORT_WORDS);
  const total = hits.reduce((sum, { weight }) => sum + weight, 0);
  const what = Math.min(MAX_WHAT, total) / (1 + longer / HALF_AFTER_WORDS);
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
export function otherStoryEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
  so: { what: number; who: number; dated: boolean },
  reasons: LinkReason[],
): void {
  const told = [...signals.events.keys()].filter((id) => !incident.events.has(id));
  const weightOf = (id: string): number => gazetteer.eventWeights.get(id) ?? 0;
  if (so.what < 0.5 && so.who >= 0.9 && !so.dated) {
    // The people are right and nothing that happened is: another of their days.
    const other = told.filter((id) => weightOf(id) >= 0.7);
    if (other.length > 0)
      reasons.push({ code: "link.other-story", params: { terms: other.join(", ") }, weight: -1.6 });
    return;
  }
  if (so.what >= 1.5 || so.who >= 0.9) return;
  const foreign = told.filter((id) => weightOf(id) >= 1);
  if (foreign.length === 0) return;
  reasons.push({
    code: "link.other-story",
    params: { terms: foreign.join(", ") },
    weight: -0.9 * Math.min(2, foreign.length),
  });
}

/** To whom it happened is told by nearly every article; a fight with nobody of them in it is another fight. */
export function actorEvidence(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
  who: number,
  dated: boolean,
  reasons: LinkReason[],
): void {
  const actors = [...incident.events.keys()].filter((id) => gazetteer.actorEvents.has(id));
  if (actors.length === 0 || who >= 0.9 || actors.some((id) => signals.events.has(id))) return;
  reasons.push({ code: "link.other-people", params: {}, weight: dated ? -0.6 : -1.5 });
}
