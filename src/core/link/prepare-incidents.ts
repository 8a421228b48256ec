import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import { findEntities } from "../gazetteer/find-entities.ts";
import { findWords } from "../gazetteer/read-words.ts";
import type { IncidentForLinking } from "../types.ts";
import { namePattern, textKeys } from "./name-keys.ts";
import type { NamePattern } from "./name-keys.ts";
import { localDay } from "./calendar-days.ts";

/** A name with all its spellings, and in how many of the incidents at hand it stands. */
export interface PreparedName {
  name: string;
  patterns: NamePattern[];
  sharedBy: number;
  /** The same, of the incidents that also share a place with this one. */
  sharedHere: number;
  /** A known office holder: named in the news of every day. */
  isOfficial: boolean;
}

/** An incident as the scorer wants it. Days are YYYY-MM-DD in the incident's zone. */
export interface PreparedIncident {
  source: IncidentForLinking;
  from: string;
  to: string;
  places: (PreparedName & { ids: ReadonlySet<string> })[];
  persons: PreparedName[];
  organisations: PreparedName[];
  authorities: ReadonlySet<string>;
  /** Kinds of happening → weight (from the gazetteer, less where many incidents share it). */
  events: ReadonlyMap<string, number>;
  /** Key of a word that no kind covers → the word and its weight. */
  terms: ReadonlyMap<string, { word: string; weight: number }>;
}

/** Lists prepared lately, by their content: every job reads the same incidents anew. */
const CACHE_LISTS = 4;
const caches = new WeakMap<CompiledGazetteer, Map<string, PreparedIncident[]>>();

/** Prepares a list once; a list with the same content is recognised again. Pure but for that memory. */
export function prepareIncidents(
  incidents: readonly IncidentForLinking[],
  gazetteer: CompiledGazetteer,
): PreparedIncident[] {
  const cache = caches.get(gazetteer) ?? new Map<string, PreparedIncident[]>();
  caches.set(gazetteer, cache);
  const content = JSON.stringify(incidents);
  const known = cache.get(content);
  if (known) return known;
  const shared = nameCounter(incidents);
  const drafts = incidents.map((incident) => prepareOne(incident, gazetteer, shared));
  const spread = new Map<string, number>();
  for (const draft of drafts)
    for (const id of draft.events.keys()) spread.set(id, (spread.get(id) ?? 0) + 1);
  const prepared = drafts.map((draft) => ({
    ...draft,
    events: discount(draft.events, spread, incidents.length),
  }));
  if (cache.size >= CACHE_LISTS) cache.clear();
  cache.set(content, prepared);
  return prepared;
}

/** What many of the incidents have in common tells less, at most by half. */
function discount(
  events: ReadonlyMap<string, number>,
  spread: ReadonlyMap<string, number>,
  total: number,
): Map<string, number> {
  return new Map(
    [...events].map(([id, weight]) => {
      const others = (spread.get(id) as number) - 1;
      return [id, weight * (1 - (0.5 * others) / Math.max(4, total - 1))];
    }),
  );
}

type Named = { name: string; aliases: string[] };

function shapeOf(name: string): string {
  return (
    namePattern(name)
      ?.words.map((word) => word.shape)
      .join(" ") ?? ""
  );
}

/** How many incidents have the name; `near`: of those only. */
type CountName = (name: string, near?: IncidentForLinking) => number;

function nameCounter(incidents: readonly IncidentForLinking[]): CountName {
  const described = incidents.map(({ persons, organisations, places }) => ({
    names: new Set([...persons, ...organisations].map(({ name }) => shapeOf(name))),
    places: new Set(places.flatMap(({ name, aliases }) => [name, ...aliases]).map(shapeOf)),
  }));
  return (name, near) => {
    const shape = shapeOf(name);
    const here = near ? described[incidents.indexOf(near)]?.places : undefined;
    const having = described.filter(({ names }) => names.has(shape));
    const counted = here
      ? having.filter(({ places }) => [...here].some((place) => places.has(place)))
      : having;
    return Math.max(1, counted.length);
  };
}

function prepareOne(
  incident: IncidentForLinking,
  gazetteer: CompiledGazetteer,
  shared: CountName,
): PreparedIncident {
  const zone = incident.timeZone;
  const from = localDay(incident.occurredAt.from, zone) ?? incident.occurredAt.from.slice(0, 10);
  const to = incident.occurredAt.to ? (localDay(incident.occurredAt.to, zone) ?? from) : from;
  const name = (entry: Named): PreparedName => ({
    name: entry.name,
    patterns: [entry.name, ...entry.aliases]
      .map((alias) => namePattern(alias))
      .filter((pattern) => pattern !== null),
    sharedBy: shared(entry.name),
    sharedHere: shared(entry.name, incident),
    isOfficial: [entry.name, ...entry.aliases].some((alias) =>
      findEntities(alias, gazetteer).some(({ kind }) => kind === "person"),
    ),
  });
  const places = incident.places.map((place) => ({
    ...name(place),
    ids: placeIds(place, gazetteer),
  }));
  const persons = incident.persons.map(name);
  const organisations = incident.organisations.map(name);
  const taken = new Set(
    [...places, ...persons, ...organisations].flatMap(({ patterns }) =>
      patterns.flatMap(({ words }) => words.flatMap(({ keys }) => [...keys])),
    ),
  );
  const { events, terms } = readTerms(incident, gazetteer, taken);
  return {
    source: incident,
    from,
    to,
    places,
    persons,
    organisations,
    authorities: new Set(incident.authorities),
    events,
    terms,
  };
}

function placeIds(place: Named, gazetteer: CompiledGazetteer): Set<string> {
  const ids = new Set<string>();
  for (const alias of [place.name, ...place.aliases]) {
    const mention = findEntities(alias, gazetteer).find(({ kind }) => kind === "place");
    if (mention?.id && mention.end - mention.start >= alias.trim().length - 2) ids.add(mention.id);
  }
  return ids;
}

/** How far a word of the keywords, the title, the description is to be trusted. */
const TRUST = [1, 0.8, 0.6] as const;

function readTerms(
  incident: IncidentForLinking,
  gazetteer: CompiledGazetteer,
  taken: ReadonlySet<string>,
): Pick<PreparedIncident, "events" | "terms"> {
  const events = new Map<string, number>();
  const terms = new Map<string, { word: string; weight: number }>();
  const sources = [incident.keywords.join(" ; "), incident.title, incident.description];
  for (const [i, source] of sources.entries()) {
    const words = findWords(source);
    for (let w = 0; w < words.length; w++) {
      const word = source.slice(words.starts[w], words.ends[w]);
      const keys = textKeys(word);
      if (keys.some((key) => taken.has(key))) continue;
      const ids = new Set(keys.flatMap((key) => gazetteer.eventKeys.get(key) ?? []));
      for (const id of ids) {
        const weight = (gazetteer.eventWeights.get(id) ?? 0) * (TRUST[i] as number);
        events.set(id, Math.max(events.get(id) ?? 0, weight));
      }
      if (ids.size > 0 || word.length < 5) continue;
      const weight = i === 0 ? 0.7 : 0.15;
      for (const key of keys)
        if (/^[rke]:/u.test(key) && !terms.has(key)) terms.set(key, { word, weight });
    }
  }
  return { events, terms };
}
