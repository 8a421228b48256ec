import { buildTimeline } from "../timeline/build-timeline.ts";
import { coveredShare } from "../timeline/start-clocks.ts";
import type { Clock, FactDemand, Names, Timeline } from "../timeline/timeline-types.ts";
import type {
  DigestClock,
  DigestContent,
  DigestDemand,
  DigestDispute,
  DigestIncident,
  DigestSource,
} from "./digest-content.ts";
import type { DigestFacts, DigestIncidentFacts } from "./digest-facts.ts";
import type { DigestPeriod } from "./digest-period.ts";
import { listNews } from "./list-news.ts";
import { showWords } from "./shown-words.ts";

/** A source seen for less than this share of the period is told of: what it published may be missing here. */
const noteBelowShare = 0.9;
/** What an authority says against the account of others. */
const disputing = [
  "response.denial.literal",
  "response.denial.interpretive",
  "response.attack-on-accuser",
];
const maxDisputes = 4;

/**
 * What a digest of the period says: per incident what was said, changed and removed, what is still asked, and for how
 * long no statement was found; and which sources could not be seen. Codes and parameters only. Pure.
 */
export function composeDigest(facts: DigestFacts, { start, end }: DigestPeriod): DigestContent {
  // A source that came later could have shown nothing of this period.
  const watched = facts.sources.filter((source) => Date.parse(source.watchedSince) < end.getTime());
  return {
    format: 1,
    start: start.toISOString(),
    end: end.toISOString(),
    textsFound: facts.events.filter((event) => event.kind === "article.found").length,
    sourcesWatched: watched.length,
    incidents: facts.incidents
      .map((incident) => composeIncident(incident, facts.events, end))
      .filter(hasSomethingToSay)
      .toSorted(byNews),
    sources: notSeenWell(watched, start, end),
  };
}

const hasSomethingToSay = (incident: DigestIncident): boolean =>
  incident.items.length + incident.demands.length + incident.clocks.length > 0;
const byNews = (a: DigestIncident, b: DigestIncident): number =>
  b.items.length - a.items.length || a.slug.localeCompare(b.slug);

function composeIncident(
  facts: DigestIncidentFacts,
  events: DigestFacts["events"],
  end: Date,
): DigestIncident {
  const timeline = buildTimeline(facts.timeline, end);
  const items = listNews(facts, events, timeline);
  return {
    id: facts.id,
    slug: facts.slug,
    title: facts.title,
    visibility: facts.visibility,
    items,
    // What others report of an authority never stands alone where the authority says otherwise.
    disputes: items.some((item) => item.acts.length > 0) ? disputesOf(facts, timeline) : [],
    demands: facts.timeline.demands
      .filter((demand) => demand.state !== "answered")
      .map((demand) => demandOf(demand, facts.timeline.authorityNames, end)),
    clocks: timeline.clocks.map(clockOf),
  };
}

function disputesOf(facts: DigestIncidentFacts, timeline: Timeline): DigestDispute[] {
  const slurs = Object.values(facts.slurs).flat();
  return timeline.entries
    .filter((entry) => entry.kind === "said" || entry.kind === "relayed")
    .flatMap((entry) =>
      entry.flags
        .filter((flag) => disputing.includes(flag.label))
        .map((flag) => ({
          words: showWords(flag, slurs, facts.timeline.authorityNames),
          at: entry.at,
          sourceName: entry.article?.sourceName ?? {},
        })),
    )
    .slice(-maxDisputes);
}

function demandOf(demand: FactDemand, names: Record<string, Names>, end: Date): DigestDemand {
  return {
    id: demand.id,
    text: demand.text,
    madeBy: demand.madeBy,
    addressee: names[demand.addresseeAuthorityId] ?? {},
    madeAt: demand.madeAt,
    dueAt: demand.dueAt,
    isDue: demand.dueAt !== null && Date.parse(demand.dueAt) <= end.getTime(),
  };
}

const clockOf = (clock: Clock): DigestClock => ({
  authority: clock.authorityName,
  since: clock.since,
  days: clock.days,
  demandId: clock.demandId,
  sources: clock.sources.map((source) => ({
    name: source.name,
    coveredShare: source.coveredShare,
  })),
  coveredShare: clock.coveredShare,
});

function notSeenWell(watched: DigestFacts["sources"], start: Date, end: Date): DigestSource[] {
  return watched
    .map((source) => ({
      id: source.id,
      name: source.name,
      lastErrorCode: source.lastErrorCode,
      lastSuccessAt: source.lastSuccessAt,
      coveredShare: coveredShare(
        source,
        Math.max(start.getTime(), Date.parse(source.watchedSince)),
        end.getTime(),
      ),
    }))
    .filter((source) => source.coveredShare < noteBelowShare)
    .toSorted((a, b) => a.coveredShare - b.coveredShare || a.id.localeCompare(b.id));
}
