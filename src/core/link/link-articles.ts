import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { AnalyzeInput, IncidentForLinking, LinkResult, SuggestedLink } from "../types.ts";
import { prepareIncidents } from "./prepare-incidents.ts";
import { readArticle } from "./read-article.ts";
import type { ArticleSignals } from "./read-article.ts";
import { scoreIncident } from "./score-incident.ts";
import type { Evidence } from "./score-incident.ts";

export interface LinkContext {
  gazetteer: CompiledGazetteer;
}

/** Decisions by score. Above the first a link is made, above the second a person is asked. */
const LINKED = 0.5;
const SUGGESTED = 0.2;
/** What lacks a necessary kind of evidence is at most suggested. */
const CAP = 0.45;
const BEST = 3;

/**
 * Which of the incidents an article is about: at least the best three and all that are linked or suggested, ranked by score.
 * An article may belong to several incidents, or to none. Scores are probabilities by our own weights; reasons
 * are message codes (`link.place`, `link.date`, `link.person`, …) with log-odds. Pure; the preparation of
 * a list of incidents is remembered.
 */
export function linkArticle(
  article: AnalyzeInput,
  incidents: readonly IncidentForLinking[],
  context: LinkContext,
): LinkResult {
  const { gazetteer } = context;
  const byZone = new Map<string, ArticleSignals>();
  const evidence = prepareIncidents(incidents, gazetteer).map((incident) => {
    const { timeZone } = incident.source;
    const signals = byZone.get(timeZone) ?? readArticle(article, timeZone, gazetteer);
    byZone.set(timeZone, signals);
    return scoreIncident(signals, incident, gazetteer);
  });
  compete(evidence);
  doubt(evidence);
  const links = evidence.map((one) => decide(one)).toSorted((a, b) => b.score - a.score);
  return {
    id: article.id,
    links: links.filter(({ decision }, i) => i < BEST || decision !== "none"),
  };
}

const FAR = -1.5;
/** How much clearer another incident must be before it takes what both share. */
const MARGIN = 1;

/**
 * Evidence that two incidents share (the same people, the same city) is taken by the one that the text dates; the other
 * then needs a date, or a story, of its own.
 */
function compete(all: readonly Evidence[]): void {
  // What is far from being linked neither takes nor loses anything.
  const evidence = all.filter(({ sum }) => sum > FAR);
  const sums = evidence.map(({ sum }) => sum);
  for (const [i, one] of evidence.entries()) {
    if (one.date.match === "day" || one.date.match === "year") continue;
    let worst: { weight: number; other: Evidence } | null = null;
    for (const [j, other] of evidence.entries()) {
      if (i === j || (sums[j] as number) < (sums[i] as number) + MARGIN || !shares(one, other))
        continue;
      const own = one.what - overlap(one, other);
      // With a place of its own it shares the people only.
      const apart = one.hasPlace && !sharesPlace(one, other) ? 0.7 : 0;
      const weight =
        (other.date.match === "day" ? -2.2 : -1.2) + apart + Math.max(0, Math.min(1, own));
      if (weight < 0 && (!worst || weight < worst.weight)) worst = { weight, other };
    }
    if (!worst) continue;
    one.reasons.push({
      code: "link.other-incident",
      params: { incident: worst.other.incident.source.id },
      weight: worst.weight,
    });
    one.sum += worst.weight;
  }
}

function sharesPlace(one: Evidence, other: Evidence): boolean {
  return shares(one, other, ["link.place"]);
}

function shares(
  one: Evidence,
  other: Evidence,
  codes: readonly string[] = ["link.person", "link.organisation", "link.place"],
): boolean {
  const names = (evidence: Evidence): string[] =>
    evidence.reasons
      .filter(({ code }) => codes.includes(code))
      .map(({ params }) => Object.values(params).join(" "));
  const others = new Set(names(other));
  return names(one).some((name) => others.has(name));
}

/** Two incidents with the same people in the same city, and no date to tell them apart: a person decides. */
function doubt(evidence: readonly Evidence[]): void {
  const open = evidence.filter(
    ({ date, hasPlace, who, sum }) => date.match === "none" && hasPlace && who > 0 && sum > 0,
  );
  const doubtful = new Map<Evidence, Evidence>();
  for (const one of open) {
    const rival = open.find(
      (other) =>
        other !== one &&
        sharesPlace(one, other) &&
        shares(one, other, ["link.person", "link.organisation"]),
    );
    if (rival && Math.abs(rival.sum - one.sum) < 2 * MARGIN) doubtful.set(one, rival);
  }
  for (const [one, rival] of doubtful) {
    const weight = -one.sum - 0.3;
    one.reasons.push({
      code: "link.ambiguous",
      params: { incident: rival.incident.source.id },
      weight,
    });
    one.sum += weight;
  }
}

function terms(evidence: Evidence): string[] {
  return String(
    evidence.reasons.find(({ code }) => code === "link.keyword")?.params.terms ?? "",
  ).split(", ");
}

/** What of one incident's story the other tells as well. */
function overlap(one: Evidence, other: Evidence): number {
  const others = new Set(terms(other));
  const mine = terms(one);
  return one.what * (mine.filter((term) => others.has(term)).length / Math.max(1, mine.length));
}

const RECALL_DAYS = 330;

function decide(evidence: Evidence): SuggestedLink {
  const { incident, reasons, sum, hasPlace, who, what, date, unique, late, recalled } = evidence;
  const probability = 1 / (1 + Math.exp(-sum));
  // A place and a day alone are any event of that day; a story without place or people is anybody's.
  const hasContent =
    recalled || what >= 0.8 || who >= 0.9 || (date.match === "day" && what + who >= 0.6);
  const hasLocus = hasPlace || (unique && who >= 1.8) || (date.match === "day" && who >= 1.2);
  // A year later the same people in the same city are another event, unless the text says when.
  const isRecalled = (late ?? 0) <= RECALL_DAYS || date.match !== "none";
  const score = hasContent && hasLocus && isRecalled ? probability : Math.min(probability, CAP);
  return {
    incidentId: incident.source.id,
    score: Math.round(score * 1000) / 1000,
    decision: score >= LINKED ? "linked" : score >= SUGGESTED ? "suggested" : "none",
    reasons: reasons
      .map((reason) => ({ ...reason, weight: Math.round(reason.weight * 100) / 100 }))
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}
