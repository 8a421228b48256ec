import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface AttemptFacts {
  kind: "poll" | "visit" | "recheck" | "control" | "seek" | "view" | "robots";
  sourceId: string;
  itemId?: string | null;
  url: string;
  finalUrl?: string | null;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  httpStatus?: number | null;
  errorCode?: string | null;
  errorText?: string | null;
  redirects?: { status: number; url: string; location: string }[];
  remoteAddress?: string | null;
  viaBrowser?: boolean;
  itemsFound?: number | null;
  itemsNew?: number | null;
  machine: string;
  captureId?: string | null;
  /** The work this attempt belongs to: a job that runs twice leaves one attempt. */
  workId?: string | null;
}

/** True when it was written, false when this work had left its attempt before. */
export async function addAttempt(db: Db, facts: AttemptFacts): Promise<boolean> {
  const { count } = await db.fetchAttempt.createMany({
    data: [{ ...facts, id: newId(), redirects: facts.redirects ?? [] }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function hasAttemptOfWork(db: Db, workId: string): Promise<boolean> {
  return (await db.fetchAttempt.count({ where: { workId } })) > 0;
}

/** Polls of a source since `since`, oldest first: the rhythm that the next poll follows. */
export async function readPolls(db: Db, sourceId: string, since: Date) {
  return await db.fetchAttempt.findMany({
    where: { sourceId, kind: "poll", startedAt: { gte: since } },
    orderBy: { startedAt: "asc" },
    select: { url: true, startedAt: true, outcome: true, itemsFound: true, itemsNew: true },
  });
}

/** Did another page of the host answer well between the two instants? */
export async function wasHostHealthy(
  db: Db,
  host: string,
  exceptItemId: string,
  from: Date,
  to: Date,
): Promise<boolean> {
  const row = await db.fetchAttempt.findFirst({
    where: {
      OR: [{ url: { startsWith: `http://${host}/` } }, { url: { startsWith: `https://${host}/` } }],
      NOT: { itemId: exceptItemId },
      startedAt: { gte: from, lte: to },
      outcome: { in: ["ok", "not-modified", "unchanged"] },
    },
    select: { id: true },
  });
  return row !== null;
}
