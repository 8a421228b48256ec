import type { Clock, FactSource, TimelineEntry, TimelineFacts } from "./timeline-types.ts";

const dayMs = 24 * 3600 * 1000;

/**
 * A clock for each authority of the incident of which no statement was found, and for each open demand to one that said
 * nothing since it was made. An authority none of whose sources is watched has no clock: we could not have seen it. Pure.
 */
export function startClocks(facts: TimelineFacts, entries: TimelineEntry[], now: Date): Clock[] {
  const spokeAt = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== "said" && entry.kind !== "relayed") continue;
    // Each authority whose words stand in the entry has spoken, not only the one whose page it is.
    for (const id of [entry.authorityId, ...entry.flags.map((flag) => flag.authorityId)]) {
      if (id !== null) spokeAt.set(id, Math.max(spokeAt.get(id) ?? 0, Date.parse(entry.at)));
    }
  }
  const silent = facts.authorityIds
    .filter((id) => !spokeAt.has(id))
    .map((id) => ({ id, since: facts.incident.occurredFrom, demandId: null as string | null }));
  const asked = facts.demands
    .filter(
      (demand) =>
        demand.state !== "answered" &&
        (spokeAt.get(demand.addresseeAuthorityId) ?? 0) < Date.parse(demand.madeAt),
    )
    .map((demand) => ({
      id: demand.addresseeAuthorityId,
      since: demand.madeAt,
      demandId: demand.id as string | null,
    }));
  return [...silent, ...asked].flatMap(({ id, since, demandId }) =>
    clockOf(facts, id, since, demandId, now),
  );
}

function clockOf(
  facts: TimelineFacts,
  authorityId: string,
  since: string,
  demandId: string | null,
  now: Date,
): Clock[] {
  const watched = facts.sources.filter((source) => source.authorityId === authorityId);
  if (watched.length === 0) return [];
  const sources = watched.map((source) => ({
    id: source.id,
    name: source.name,
    coveredShare: coveredShare(source, Date.parse(since), now.getTime()),
    lastSuccessAt: source.lastSuccessAt,
  }));
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / dayMs));
  const leastCovered = Math.min(...sources.map((source) => source.coveredShare));
  return [
    {
      authorityId,
      authorityName: facts.authorityNames[authorityId] ?? {},
      since,
      days,
      watchedDays: Math.floor((leastCovered * (now.getTime() - Date.parse(since))) / dayMs),
      demandId,
      sources,
      coveredShare: leastCovered,
    },
  ];
}

/** A gap in watching is never counted as silence. Overlapping stretches count once. */
export function coveredShare(
  source: Pick<FactSource, "coverage">,
  from: number,
  to: number,
): number {
  if (to <= from) return 0;
  let covered = 0;
  let reached = from;
  for (const stretch of source.coverage.toSorted(
    (a, b) => Date.parse(a.from) - Date.parse(b.from),
  )) {
    const start = Math.max(Date.parse(stretch.from), reached);
    const end = Math.min(Date.parse(stretch.to), to);
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered / (to - from);
}
