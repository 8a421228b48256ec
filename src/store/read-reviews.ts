import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/** A saved view of the queue; it lives in the page's address. */
export interface ReviewFilter {
  state: "open" | "done";
  sourceRole?: string;
  sourceId?: string;
  language?: string;
  label?: string;
  incidentId?: string;
  /** Only texts in which an official speaks. */
  official?: boolean;
}

/** Incidents a person may see: everybody's, and those they are a member of. */
export const visibleIncident = (userId: string): Prisma.IncidentWhereInput => ({
  OR: [{ visibility: "organisation" }, { members: { some: { userId } } }],
});

function whereOf(filter: ReviewFilter, userId: string): Prisma.ReviewItemWhereInput {
  const flag: Prisma.FlagWhereInput = {
    ...(filter.label ? { label: filter.label } : {}),
    ...(filter.official ? { role: "official" } : {}),
  };
  const analysis: Prisma.AnalysisWhereInput = {
    current: true,
    ...(filter.language ? { language: filter.language } : {}),
    ...(Object.keys(flag).length > 0 ? { flags: { some: flag } } : {}),
  };
  const and: Prisma.ReviewItemWhereInput[] = [
    { OR: [{ incidentId: null }, { incident: visibleIncident(userId) }] },
  ];
  if (filter.incidentId)
    and.push({
      OR: [
        { incidentId: filter.incidentId },
        {
          article: {
            links: { some: { incidentId: filter.incidentId, computed: { not: "none" } } },
          },
        },
      ],
    });
  if (filter.language || filter.label || filter.official)
    and.push({ articleVersion: { analyses: { some: analysis } } });
  return {
    state: filter.state,
    ...(filter.sourceRole || filter.sourceId
      ? {
          article: {
            source: {
              ...(filter.sourceRole ? { role: filter.sourceRole } : {}),
              ...(filter.sourceId ? { id: filter.sourceId } : {}),
            },
          },
        }
      : {}),
    AND: and,
  };
}

/** The queue, most urgent first. Links and titles of incidents the person may not see are left out. */
export async function listReviewItems(db: Db, filter: ReviewFilter, userId: string, limit: number) {
  const where = whereOf(filter, userId);
  const [total, items] = await Promise.all([
    db.reviewItem.count({ where }),
    db.reviewItem.findMany({
      where,
      orderBy:
        filter.state === "open"
          ? [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }]
          : [{ doneAt: "desc" }],
      take: limit,
      include: {
        article: {
          include: {
            source: { select: { id: true, name: true, role: true } },
            links: {
              where: { computed: { not: "none" }, incident: visibleIncident(userId) },
              orderBy: { score: "desc" },
              take: 2,
              include: { incident: { select: { id: true, title: true } } },
            },
          },
        },
        articleVersion: {
          include: {
            analyses: {
              where: { current: true },
              take: 1,
              include: { flags: { orderBy: { start: "asc" } } },
            },
          },
        },
      },
    }),
  ]);
  return { total, items };
}

/** One item with everything its page shows, or null when it does not exist or is about an incident hidden from the person. */
export async function readReviewItem(db: Db, id: string, userId: string) {
  return await db.reviewItem.findFirst({
    where: { id, OR: [{ incidentId: null }, { incident: visibleIncident(userId) }] },
    include: {
      decisions: { where: { undoneAt: null }, orderBy: { decidedAt: "asc" } },
      article: {
        include: {
          source: { select: { id: true, name: true, role: true, authorityId: true } },
          links: {
            where: { incident: visibleIncident(userId) },
            orderBy: { score: "desc" },
            include: { incident: true },
          },
        },
      },
      articleVersion: {
        include: {
          capture: true,
          analyses: {
            where: { current: true },
            take: 1,
            include: {
              flags: { orderBy: [{ start: "asc" }, { ordinal: "asc" }] },
              acts: { orderBy: { start: "asc" } },
              frames: { orderBy: { ordinal: "asc" } },
            },
          },
        },
      },
    },
  });
}
