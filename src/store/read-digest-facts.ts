import type { DigestEvent, DigestFacts, DigestIncidentFacts } from "../core/digest/digest-facts.ts";
import { readEventsOfPeriod } from "./digests.ts";
import type { Db } from "./open-store.ts";
import { readAuthorities } from "./read-incidents.ts";
import { readTimelineFacts } from "./read-timeline-facts.ts";
import { toNames } from "./to-names.ts";

/** Everything a digest of the events from `start` to before `end` is made of: those events, the tracked incidents, the watched sources. */
export async function readDigestFacts(db: Db, start: Date, end: Date): Promise<DigestFacts> {
  const [events, incidents, authorities, sources] = await Promise.all([
    readEventsOfPeriod(db, start, end),
    db.incident.findMany({
      where: { tracked: true },
      orderBy: { slug: "asc" },
      select: { id: true },
    }),
    readAuthorities(db),
    db.source.findMany({
      where: { enabled: true },
      orderBy: { id: "asc" },
      include: { coverage: { where: { to: { gte: start } }, orderBy: { from: "asc" } } },
    }),
  ]);
  const authorityNames = Object.fromEntries(
    authorities.map((authority) => [authority.id, toNames(authority.name)]),
  );
  const incidentFacts: DigestIncidentFacts[] = [];
  // One after another: a digest has time, and the pool belongs to everybody.
  for (const { id } of incidents)
    incidentFacts.push(await readTimelineFacts(db, id, authorityNames));
  return {
    events: events.map(toDigestEvent),
    incidents: incidentFacts,
    sources: sources.map((source) => ({
      id: source.id,
      name: toNames(source.name),
      watchedSince: source.createdAt.toISOString(),
      lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null,
      lastErrorCode: source.lastErrorCode,
      coverage: source.coverage.map((stretch) => ({
        from: stretch.from.toISOString(),
        to: stretch.to.toISOString(),
      })),
    })),
  };
}

function toDigestEvent(event: Awaited<ReturnType<typeof readEventsOfPeriod>>[number]): DigestEvent {
  const { article, articleVersion } = event;
  const finding = (event.params as { finding?: unknown } | null)?.finding;
  return {
    kind: event.kind,
    at: event.occurredAt.toISOString(),
    incidentId: event.incidentId,
    article: article && {
      id: article.id,
      title: articleVersion?.title ?? null,
      url: article.url,
      sourceName: toNames(article.source.name),
      sourceRole: article.source.role,
    },
    versionNumber: articleVersion?.number ?? null,
    finding: typeof finding === "string" ? finding : null,
  };
}
