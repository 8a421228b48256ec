import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { LinkReason } from "../types.ts";
import { matchDates } from "./match-dates.ts";
import type { DateEvidence } from "./match-dates.ts";
import { placeEvidence } from "./place-evidence.ts";
import type { PreparedIncident } from "./prepare-incidents.ts";
import { sentenceAt } from "./read-article.ts";
import type { ArticleSignals } from "./read-article.ts";
import { actorEvidence, otherStoryEvidence, whatEvidence } from "./story-evidence.ts";
import { whoEvidence } from "./who-evidence.ts";

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
  /** Days from the incident to the publication, where known. */
  late: number | null;
  /** The day and the place are named long after: nobody recalls a day on which nothing happened. */
  recalled: boolean;
}

const RECALL_AFTER_DAYS = 14;

/** The prior: an article taken at random is about none of the incidents. */
const BIAS = -4.9;
/** Without a day of publication the window is unknown: what it says on average of articles that are linked, and less. */
const UNKNOWN_WINDOW = 0.7;

/** Scores one article against one incident. Pure. */
export function scoreIncident(
  signals: ArticleSignals,
  incident: PreparedIncident,
  gazetteer: CompiledGazetteer,
): Evidence {
  const reasons: LinkReason[] = [];
  const place = placeEvidence(signals, incident, gazetteer, reasons);
  const who = whoEvidence(signals, incident, place.found, reasons);
  authorityEvidence(signals, incident, reasons);
  const told = whatEvidence(signals, incident, [...place.spots, ...who.spots], reasons);
  const date = matchDates(signals, incident, place.mentions);
  const dated = date.match === "day";
  const what = told + eventOfDay(signals, dated ? date.at : null, reasons);
  otherStoryEvidence(signals, incident, gazetteer, { what, who: who.weight, dated }, reasons);
  reasons.push(...date.reasons);
  const reminded = date.match !== "none" || (place.found && who.weight >= 0.9);
  const late = windowEvidence(signals, incident, reminded, date.match !== "none", reasons);
  const recalled = dated && place.found && late !== null && late > RECALL_AFTER_DAYS;
  if (recalled) reasons.push({ code: "link.recalled", params: { days: late }, weight: 0.8 });
  else if (what === told) actorEvidence(signals, incident, gazetteer, who.weight, dated, reasons);
  if (place.found && who.weight >= 0.9 && late !== null) followUpEvidence(signals, late, reasons);
  const prior = BIAS + (signals.published ? 0 : UNKNOWN_WINDOW);
  const sum = prior + reasons.reduce((total, { weight }) => total + weight, 0);
  return {
    incident,
    reasons,
    sum,
    hasPlace: place.found,
    who: who.weight,
    what,
    date,
    unique: who.unique,
    late,
    recalled,
  };
}

/** “the events of 29 July”, «29 шілдедегі оқиға»: a word for what happened, next to the day. */
function eventOfDay(signals: ArticleSignals, at: number | null, reasons: LinkReason[]): number {
  if (at === null) return 0;
  const word = sentenceAt(signals.index.starts, at);
  const spots = signals.events.get("incident") ?? [];
  if (!spots.some((spot) => Math.abs(spot - word) <= 4)) return 0;
  reasons.push({ code: "link.keyword", params: { terms: "incident" }, weight: 0.9 });
  return 0.9;
}

/** The right people, the right place, and a word of what follows an incident: a complaint, a case, an answer. */
function followUpEvidence(signals: ArticleSignals, late: number, reasons: LinkReason[]): void {
  if (late <= 3 || late > 330 || !signals.events.has("follow-up")) return;
  if (reasons.some(({ code }) => code === "link.other-story" || code === "link.conflict-date"))
    return;
  reasons.push({ code: "link.follow-up", params: { days: late }, weight: 1.3 });
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
): number | null {
  if (!signals.published) return null;
  const days = (Date.parse(signals.published) - Date.parse(incident.to)) / 86_400_000;
  const before = (Date.parse(signals.published) - Date.parse(incident.from)) / 86_400_000;
  if (before < 0) {
    const weight = before < -10 ? -9 : before < -1 ? -5 : -3;
    reasons.push({ code: "link.before-incident", params: { days: -before }, weight });
    return before;
  }
  const late = Math.max(0, days);
  let weight = Math.max(-2.4, 1.8 - 0.75 * Math.log1p(late / 3));
  if (weight < 0 && dated) weight *= 0.2;
  else if (weight < 0 && reminded && late <= 300) weight *= 0.35;
  else if (late > 300) weight -= 1.4;
  reasons.push({ code: "link.publication-window", params: { days: late }, weight });
  return late;
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
