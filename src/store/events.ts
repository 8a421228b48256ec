import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/** What can be news in the world. Alerts, feeds and digests read events and nothing else. */
export type EventKind =
  | "article.found"
  | "article.changed"
  | "article.removal-suspected"
  | "article.removed"
  | "article.restored"
  | "statement.linked"
  | "report.linked"
  | "link.accepted"
  | "link.rejected"
  /** Findings about watched sources were opened or closed: for those who keep the watch, not for readers. */
  | "source.health";

export interface NewEvent {
  kind: EventKind;
  causedBy: { kind: "capture" | "analysis" | "decision" | "attempt" | "finding"; id: string };
  /** True for what our own software changed (a new extractor or analyzer): never news. */
  technical: boolean;
  /** The same happening twice is one event. */
  dedupeKey: string;
  occurredAt: Date;
  sourceId?: string;
  articleId?: string;
  articleVersionId?: string;
  incidentId?: string;
  params?: Record<string, unknown>;
}

/** Returns the id, or null when this event was on record already. */
export async function addEvent(db: Db, event: NewEvent): Promise<string | null> {
  const id = newId();
  const { count } = await db.event.createMany({
    data: [{ ...event, id, params: (event.params ?? {}) as Prisma.InputJsonValue }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

/** Of many, in their order: ids, or null where an event was on record already. */
export async function addEvents(db: Db, events: readonly NewEvent[]): Promise<(string | null)[]> {
  const rows = await db.event.createManyAndReturn({
    data: events.map((event) => ({
      ...event,
      id: newId(),
      params: (event.params ?? {}) as Prisma.InputJsonValue,
    })),
    skipDuplicates: true,
    select: { id: true, dedupeKey: true },
  });
  const added = new Map(rows.map((row) => [row.dedupeKey, row.id]));
  return events.map(({ dedupeKey }) => added.get(dedupeKey) ?? null);
}

export async function readEvent(db: Db, id: string) {
  return await db.event.findUnique({
    where: { id },
    include: { article: { include: { source: true } } },
  });
}
