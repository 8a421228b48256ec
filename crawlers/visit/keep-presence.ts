import { handOn } from "../../src/queue/hand-on.ts";
import { setPresence } from "../../src/store/articles.ts";
import { addEvent } from "../../src/store/events.ts";
import type { ItemRow } from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import {
  seenPresent,
  type AbsenceCheck,
  type RemovalJudgement,
  type RemovalState,
} from "../discover/judge-removal.ts";

/** Keeps the judgement, and makes an event of what is news. Only what was once read as an article can vanish. */
export async function keepPresence(
  db: Db,
  item: ItemRow,
  { state, event }: RemovalJudgement,
  now: Date,
): Promise<void> {
  const { article } = item;
  if (!article) return;
  await setPresence(
    db,
    article.id,
    state.status,
    state.status === article.presence ? null : now,
    state,
  );
  if (!event || event.kind === "suspicion-lifted") return;
  const kinds = {
    "removal-suspected": "article.removal-suspected",
    "removal-confirmed": "article.removed",
    restored: "article.restored",
  } as const;
  const eventId = await addEvent(db, {
    kind: kinds[event.kind],
    causedBy: { kind: "attempt", id: item.id },
    technical: false,
    dedupeKey: `${event.kind} ${article.id} ${event.at.toISOString()}`,
    occurredAt: event.at,
    sourceId: item.sourceId,
    articleId: article.id,
    ...(article.currentVersionId ? { articleVersionId: article.currentVersionId } : {}),
    params: "finding" in event ? { finding: event.finding } : {},
  });
  if (eventId) await handOn(db, "alert", eventId, { eventId }, now);
}

/** The state as it was kept: JSON, so instants are text there. */
export function readRemovalState(item: ItemRow): RemovalState {
  const stored = item.article?.removal as
    | (Omit<RemovalState, "checks" | "lastPresentAt"> & {
        checks: (Omit<AbsenceCheck, "at"> & { at: string })[];
        lastPresentAt: string | null;
      })
    | null
    | undefined;
  if (!stored) return seenPresent;
  return {
    ...stored,
    checks: stored.checks.map((check) => ({ ...check, at: new Date(check.at) })),
    lastPresentAt: stored.lastPresentAt ? new Date(stored.lastPresentAt) : null,
  };
}
