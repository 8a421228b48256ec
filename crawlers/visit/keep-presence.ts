import { handOn } from "../../src/queue/hand-on.ts";
import { setPresences } from "../../src/store/article-batches.ts";
import { addEvent } from "../../src/store/events.ts";
import type { ItemRow } from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import {
  seenPresent,
  type AbsenceCheck,
  type RemovalJudgement,
  type RemovalState,
} from "../discover/judge-removal.ts";

interface JudgedItem {
  item: ItemRow;
  judgement: RemovalJudgement;
  /** What the look captured. */
  capture: { id: string } | null;
}

/** Keeps judgements, and makes events of what is news. Only what was once read as an article can vanish. */
export async function keepPresences(
  db: Db,
  judged: readonly JudgedItem[],
  now: Date,
): Promise<void> {
  await setPresences(
    db,
    judged.flatMap(({ item: { article }, judgement: { state } }) =>
      article
        ? [
            {
              articleId: article.id,
              presence: state.status,
              since: state.status === article.presence ? null : now,
              removal: state,
            },
          ]
        : [],
    ),
  );
  for (const one of judged) await tellOfPresence(db, one, now);
}

async function tellOfPresence(
  db: Db,
  { item, judgement: { event, state }, capture }: JudgedItem,
  now: Date,
): Promise<void> {
  const { article } = item;
  if (!article || !event || event.kind === "suspicion-lifted") return;
  // What proves it: the answers in the page's place, or the page that is there again.
  const captureIds =
    event.kind === "restored"
      ? capture
        ? [capture.id]
        : []
      : state.checks.flatMap(({ captureId }) => captureId ?? []);
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
    params: {
      ...("finding" in event ? { finding: event.finding } : {}),
      ...(captureIds.length > 0 ? { captureIds } : {}),
    },
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
