import { handOn } from "../../src/queue/hand-on.ts";
import { wasHostHealthy } from "../../src/store/fetch-attempts.ts";
import { setPresence } from "../../src/store/articles.ts";
import { addEvent } from "../../src/store/events.ts";
import type { readItem } from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { classifyAbsence } from "../discover/classify-absence.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import {
  judgeRemoval,
  seenPresent,
  type RemovalJudgement,
  type RemovalState,
} from "../discover/judge-removal.ts";
import type { Failure } from "../fetch/describe-failure.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";
import { readVisibleText } from "./read-visible-text.ts";

type ItemRow = NonNullable<Awaited<ReturnType<typeof readItem>>>;

/** How far back a healthy neighbour on the same host still speaks for the host. */
const healthyWithinMs = 15 * 60_000;

/** Judges from one look whether the page still stands there. */
export async function judgePresence(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  look: { answer: PageAnswer | null; failure: Failure | null; now: Date },
): Promise<RemovalJudgement> {
  const { answer, failure, now } = look;
  const finding =
    failure?.outcome === "no-content"
      ? "soft-not-found"
      : classifyAbsence({
          status: answer?.status ?? null,
          requestedUrl: item.url,
          finalUrl: answer?.finalUrl ?? item.url,
          isChallenge: failure?.outcome === "challenge",
          text: answer && !failure ? readVisibleText(answer.body, answer.contentType) : "",
          probeText: null,
          listingUrls: [source.homepage, ...source.discovery.map(discoveryUrl)],
        });
  const hostHealthy =
    finding === "present" || finding === "unknown"
      ? null
      : await wasHostHealthy(
          context.store.prisma,
          new URL(item.url).host,
          item.id,
          new Date(now.getTime() - healthyWithinMs),
          now,
        );
  return judgeRemoval(readState(item), {
    at: now,
    by: answer?.viaBrowser ? "browser" : "http",
    finding,
    hostHealthy,
  });
}

/** Keeps the judgement, and makes an event of what is news. Only what was once read as an article can vanish. */
export async function savePresence(
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

function readState(item: ItemRow): RemovalState {
  const stored = item.article?.removal as
    | {
        status: RemovalState["status"];
        checks: {
          at: string;
          by: "http" | "browser";
          finding: RemovalState["checks"][number]["finding"];
        }[];
        lastPresentAt: string | null;
      }
    | null
    | undefined;
  if (!stored) return seenPresent;
  return {
    status: stored.status,
    checks: stored.checks.map((check) => ({ ...check, at: new Date(check.at) })),
    lastPresentAt: stored.lastPresentAt ? new Date(stored.lastPresentAt) : null,
  };
}
