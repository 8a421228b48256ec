import { toFacts, type CaptureRow } from "./captures.ts";
import type { Db } from "./open-store.ts";

/** An entry of the capture log. */
export interface LogEntryRow {
  seq: bigint;
  prevHash: string;
  entryHash: string;
  facts: CaptureRow;
}

export type EvidenceArticle = Awaited<ReturnType<typeof readEvidenceArticles>>[number];

const presenceKinds = {
  "article.removal-suspected": "suspected",
  "article.removed": "removed",
  "article.restored": "restored",
} as const;

/** What was told of a page's removal or return, and by which captures it is proved. */
const toRemoval = (event: { kind: string; occurredAt: Date; params: unknown }) => ({
  kind: presenceKinds[event.kind as keyof typeof presenceKinds],
  at: event.occurredAt,
  captureIds: (event.params as { captureIds?: string[] }).captureIds ?? [],
});

/** What a package says of the case itself: how it is called, and no more. */
export async function readEvidenceIncident(db: Db, id: string) {
  return await db.incident.findUniqueOrThrow({
    where: { id },
    select: { id: true, slug: true, title: true, timeZone: true },
  });
}

/**
 * The articles of an incident with their versions, oldest first: those that a person accepted, or with `allLinks` also those that
 * the program linked or suggested and nobody rejected.
 */
export async function readEvidenceArticles(db: Db, incidentId: string, allLinks: boolean) {
  const links = await db.incidentLink.findMany({
    where: {
      incidentId,
      ...(allLinks
        ? { OR: [{ verdict: "accepted" }, { verdict: null, computed: { not: "none" } }] }
        : { verdict: "accepted" }),
    },
    select: {
      verdict: true,
      article: {
        select: {
          id: true,
          itemId: true,
          url: true,
          firstSeenAt: true,
          lastSeenAt: true,
          presence: true,
          presenceSince: true,
          source: { select: { id: true, name: true, role: true } },
          events: {
            where: { technical: false, kind: { in: Object.keys(presenceKinds) } },
            orderBy: { occurredAt: "asc" },
            select: { kind: true, occurredAt: true, params: true },
          },
          versions: {
            where: { technical: false },
            orderBy: { number: "asc" },
            select: {
              number: true,
              captureId: true,
              title: true,
              text: true,
              language: true,
              publishedAtRaw: true,
              changedFields: true,
            },
          },
        },
      },
    },
  });
  return links
    .map(({ verdict, article: { events, ...article } }) => ({
      ...article,
      removals: events.map(toRemoval),
      isConfirmed: verdict === "accepted",
    }))
    .toSorted(
      (a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.id < b.id ? -1 : 1),
    );
}

/** Log entries of these items, or of these captures, up to `maxSeq`, in the order of the log; views of them included. */
export async function readEvidenceEntries(
  db: Db,
  which: { itemIds: string[]; captureIds: string[]; maxSeq: number },
): Promise<LogEntryRow[]> {
  const isOne = { OR: [{ itemId: { in: which.itemIds } }, { id: { in: which.captureIds } }] };
  const rows = await db.capture.findMany({
    where: {
      seq: { lte: BigInt(which.maxSeq) },
      OR: [isOne, { viewOf: isOne }],
    },
    orderBy: { seq: "asc" },
  });
  return rows.map((row) => ({
    seq: row.seq,
    prevHash: row.prevHash,
    entryHash: row.entryHash,
    facts: toFacts(row),
  }));
}

/** Every look at these items, oldest first: also those at which nothing new or nothing at all stood there. */
export async function readEvidenceLooks(db: Db, itemIds: string[]) {
  return await db.fetchAttempt.findMany({
    where: { itemId: { in: itemIds }, kind: { in: ["visit", "recheck"] } },
    orderBy: { startedAt: "asc" },
    select: { itemId: true, startedAt: true, outcome: true, httpStatus: true },
  });
}
