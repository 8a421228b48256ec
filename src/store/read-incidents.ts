import type { AbsenceRef, CaptureRef } from "../core/timeline/timeline-types.ts";
import type { Db } from "./open-store.ts";
import { visibleIncident } from "./read-reviews.ts";

/** Incidents the person may see, latest first, with counts. */
export async function listIncidents(db: Db, userId: string) {
  return await db.incident.findMany({
    where: visibleIncident(userId),
    orderBy: { occurredFrom: "desc" },
    include: {
      places: { include: { place: true } },
      _count: {
        select: {
          links: {
            where: { OR: [{ verdict: "accepted" }, { verdict: null, computed: "linked" }] },
          },
          demands: true,
        },
      },
    },
  });
}

/** Visibility and membership: what `can()` needs. Null when there is no such incident. */
export async function readIncidentScope(
  db: Db,
  id: string,
  userId: string,
): Promise<{ visibility: "organisation" | "members"; isMember: boolean } | null> {
  const incident = await db.incident.findUnique({
    where: { id },
    select: { visibility: true, members: { where: { userId } } },
  });
  return (
    incident && {
      visibility: incident.visibility as "organisation" | "members",
      isMember: incident.members.length > 0,
    }
  );
}

/** By id or by slug. */
export async function findIncidentId(db: Db, idOrSlug: string): Promise<string | null> {
  const byId = /^[0-9a-f-]{36}$/u.test(idOrSlug);
  const row = await db.incident.findFirst({
    where: byId ? { id: idOrSlug } : { slug: idOrSlug },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function readIncident(db: Db, id: string) {
  return await db.incident.findUniqueOrThrow({
    where: { id },
    include: {
      places: { include: { place: true } },
      organisations: { include: { organisation: true } },
      demands: { orderBy: { madeAt: "asc" } },
      members: { include: { user: { select: { id: true, name: true } } } },
      _count: { select: { links: { where: { verdict: null, computed: "suggested" } } } },
    },
  });
}

/** Articles that stand on the incident's timeline: accepted by a person, or linked by computation and not rejected. */
export async function readIncidentArticles(db: Db, incidentId: string) {
  return await db.incidentLink.findMany({
    where: { incidentId, OR: [{ verdict: "accepted" }, { verdict: null, computed: "linked" }] },
    include: {
      article: {
        include: {
          source: { select: { id: true, name: true, role: true, authorityId: true } },
          currentVersion: {
            include: {
              analyses: {
                where: { current: true },
                take: 1,
                include: {
                  flags: { orderBy: { start: "asc" } },
                  acts: { orderBy: { start: "asc" } },
                },
              },
            },
          },
          versions: {
            orderBy: { number: "asc" },
            include: {
              capture: {
                select: { id: true, seq: true, fetchedAt: true, bodySha256: true, url: true },
              },
            },
          },
        },
      },
    },
  });
}

export interface PresenceEventRow {
  articleId: string | null;
  kind: string;
  occurredAt: Date;
  /** What proves a removal, oldest first; empty for what was recorded before such answers were kept. */
  absences: AbsenceRef[];
  /** What proves a return. */
  capture: CaptureRef | null;
}

/** What was recorded of removals and returns of these articles, oldest first, with the captures that prove them. */
export async function readPresenceEvents(
  db: Db,
  articleIds: string[],
): Promise<PresenceEventRow[]> {
  const events = await db.event.findMany({
    where: {
      articleId: { in: articleIds },
      technical: false,
      kind: { in: ["article.removal-suspected", "article.removed", "article.restored"] },
    },
    orderBy: { occurredAt: "asc" },
    select: { articleId: true, kind: true, occurredAt: true, params: true },
  });
  const idsOf = (params: unknown) => (params as { captureIds?: string[] }).captureIds ?? [];
  const captures = await db.capture.findMany({
    where: { id: { in: events.flatMap(({ params }) => idsOf(params)) } },
    orderBy: { seq: "asc" },
    omit: { requestHeaders: true, responseHeaders: true, resolverAnswer: true, tls: true },
  });
  return events.map(({ params, ...event }) => {
    const ids = new Set(idsOf(params));
    const own = captures.filter(({ id }) => ids.has(id));
    const page = own.find(({ absenceSign }) => absenceSign === null);
    return {
      ...event,
      absences: own.flatMap(({ absenceSign: sign, ...row }) =>
        sign === null
          ? []
          : [{ ...refOf(row), sign, httpStatus: row.httpStatus, viaBrowser: row.viaBrowser }],
      ),
      capture: page ? refOf(page) : null,
    };
  });
}

const refOf = (row: {
  id: string;
  seq: bigint;
  fetchedAt: Date;
  bodySha256: string;
  url: string;
}): CaptureRef => ({
  id: row.id,
  seq: row.seq.toString(),
  fetchedAt: row.fetchedAt.toISOString(),
  sha256: row.bodySha256,
  url: row.url,
});

/** The latest standing verdict of a person on each flag, given on it or on an earlier reading of it. */
export async function readFlagVerdicts(
  db: Db,
  flagIds: string[],
): Promise<Map<string, { verdict: string; correction: unknown }>> {
  const lines = await db.flag.findMany({
    where: { id: { in: flagIds } },
    select: { id: true, lineageId: true },
  });
  const readings = await db.flag.findMany({
    where: { lineageId: { in: lines.map((line) => line.lineageId) } },
    select: { id: true, lineageId: true },
  });
  const lineOf = new Map(readings.map((reading) => [reading.id, reading.lineageId]));
  const rows = await db.decision.findMany({
    where: { subject: "flag", subjectId: { in: [...lineOf.keys()] }, undoneAt: null },
    orderBy: { decidedAt: "asc" },
  });
  const verdicts = new Map(
    rows.map((row) => [
      lineOf.get(row.subjectId),
      { verdict: row.verdict, correction: row.correction },
    ]),
  );
  return new Map(
    lines.flatMap(({ id, lineageId }) => {
      const verdict = verdicts.get(lineageId);
      return verdict ? [[id, verdict]] : [];
    }),
  );
}

/** Sources of these authorities with when they were healthy since `since`. */
export async function readAuthoritySources(db: Db, authorityIds: string[], since: Date) {
  return await db.source.findMany({
    where: { authorityId: { in: authorityIds }, enabled: true },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      authorityId: true,
      createdAt: true,
      lastSuccessAt: true,
      coverage: { where: { to: { gte: since } }, orderBy: { from: "asc" } },
    },
  });
}

export async function readAuthorities(db: Db) {
  return await db.authority.findMany({ orderBy: { id: "asc" } });
}
