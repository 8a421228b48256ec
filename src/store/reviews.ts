import type { Prisma } from "./generated/client.ts";
import { writeAudit } from "./audit.ts";
import { newId } from "./new-id.ts";
import { giveBackSuggestions } from "./take-suggestion.ts";
import type { Db, Store } from "./open-store.ts";

export type Verdict = "accept" | "reject" | "correct" | "skip";
export type Subject = "item" | "flag" | "link";

export interface NewDecision {
  subject: Subject;
  subjectId: string;
  verdict: Verdict;
  note?: string | null;
  correction?: Record<string, unknown> | null;
}

/** Who decides on what, when it was shown to them and when they decided. */
export interface DecisionContext {
  reviewItemId: string;
  userId: string;
  shownAt: Date;
  decidedAt: Date;
}

/**
 * Takes or renews the lease on an open item. One statement, so that two people who open it at once do not both get it.
 * Returns until when it holds, or null when somebody else has it or the item is no longer open.
 */
export async function takeLease(
  store: Store,
  reviewItemId: string,
  userId: string,
  now: Date,
  leaseMs: number,
): Promise<Date | null> {
  const until = new Date(now.getTime() + leaseMs);
  const { rowCount } = await store.pool.query(
    `UPDATE "ReviewItem" SET "leaseUserId" = $2, "leaseUntil" = $4
     WHERE "id" = $1 AND "state" = 'open' AND ("leaseUserId" IS NULL OR "leaseUserId" = $2 OR "leaseUntil" IS NULL OR "leaseUntil" <= $3)`,
    [reviewItemId, userId, now, until],
  );
  return rowCount === 1 ? until : null;
}

export async function giveBackLease(db: Db, reviewItemId: string, userId: string): Promise<void> {
  await db.reviewItem.updateMany({
    where: { id: reviewItemId, leaseUserId: userId },
    data: { leaseUserId: null, leaseUntil: null },
  });
}

/** True while another person holds the item. */
export const isLeasedToOther = (
  item: { leaseUserId: string | null; leaseUntil: Date | null },
  userId: string,
  now: Date,
): boolean =>
  item.leaseUserId !== null &&
  item.leaseUserId !== userId &&
  item.leaseUntil !== null &&
  item.leaseUntil > now;

/** Holds the item for this transaction against a second decision at once. False when it is not open. */
export async function lockOpenItem(db: Db, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<
    { state: string }[]
  >`SELECT "state" FROM "ReviewItem" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return rows[0]?.state === "open";
}

/** Writes decisions with their audit entries, sets verdicts of links, and tells as an event what is news. One transaction. */
export async function saveDecisions(
  db: Db,
  context: DecisionContext,
  decisions: NewDecision[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const decision of decisions) {
    const id = newId();
    ids.push(id);
    const { subject, subjectId, verdict, note, correction } = decision;
    await db.decision.create({
      data: {
        id,
        ...context,
        subject,
        subjectId,
        verdict,
        note: note ?? null,
        ...(correction ? { correction: correction as Prisma.InputJsonValue } : {}),
      },
    });
    await writeAudit(db, {
      at: context.decidedAt,
      userId: context.userId,
      action: `${subject}.${verdict}`,
      subject,
      subjectId,
      details: { reviewItemId: context.reviewItemId, decisionId: id },
    });
    if (subject === "link") await settleLink(db, context, id, decision);
  }
  return ids;
}

async function settleLink(
  db: Db,
  context: DecisionContext,
  decisionId: string,
  decision: NewDecision,
): Promise<void> {
  const verdict = decision.verdict === "accept" ? "accepted" : "rejected";
  const link = await db.incidentLink.update({
    where: { id: decision.subjectId },
    data: { verdict, decidedById: context.userId, decidedAt: context.decidedAt },
    include: { article: true },
  });
  await tellLinkEvent(db, `link.${verdict}`, decisionId, context.decidedAt, link);
}

interface LinkForEvent {
  id: string;
  articleId: string;
  articleVersionId: string;
  incidentId: string;
  article: { sourceId: string };
}

async function tellLinkEvent(
  db: Db,
  kind: string,
  decisionId: string,
  at: Date,
  link: LinkForEvent,
): Promise<void> {
  await db.event.create({
    data: {
      id: newId(),
      kind,
      causedBy: { kind: "decision", id: decisionId },
      dedupeKey: `${kind}:${decisionId}`,
      occurredAt: at,
      sourceId: link.article.sourceId,
      articleId: link.articleId,
      articleVersionId: link.articleVersionId,
      incidentId: link.incidentId,
      params: { linkId: link.id },
    },
  });
}

/** The link of an article to an incident that no linker proposed but a person names. */
export async function ensureLink(
  db: Db,
  link: { articleId: string; articleVersionId: string; incidentId: string },
  now: Date,
): Promise<string> {
  const row = await db.incidentLink.upsert({
    where: { articleId_incidentId: { articleId: link.articleId, incidentId: link.incidentId } },
    create: {
      id: newId(),
      ...link,
      score: 0,
      computed: "none",
      reasons: [],
      linker: "person",
      createdAt: now,
    },
    update: {},
  });
  return row.id;
}

export async function closeReviewItem(db: Db, reviewItemId: string, now: Date): Promise<void> {
  await db.reviewItem.update({
    where: { id: reviewItemId },
    data: { state: "done", doneAt: now, leaseUserId: null, leaseUntil: null },
  });
}

export interface UndoneAction {
  reviewItemId: string;
  decisions: number;
}

/**
 * Takes back everything the person's last action decided (all decisions of one instant on one item): decisions are marked
 * undone, links get back the verdict that stood before, the item is open again and leased to the person. Null when there is nothing to undo.
 */
export async function undoLastAction(
  db: Db,
  userId: string,
  now: Date,
  leaseMs: number,
): Promise<UndoneAction | null> {
  const last = await db.decision.findFirst({
    where: { userId, undoneAt: null },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  if (!last) return null;
  const group = await db.decision.findMany({
    where: { userId, undoneAt: null, reviewItemId: last.reviewItemId, decidedAt: last.decidedAt },
  });
  await db.decision.updateMany({
    where: { id: { in: group.map((decision) => decision.id) } },
    data: { undoneAt: now },
  });
  for (const decision of group) {
    await writeAudit(db, {
      at: now,
      userId,
      action: `${decision.subject}.undo`,
      subject: decision.subject,
      subjectId: decision.subjectId,
      details: { reviewItemId: decision.reviewItemId, decisionId: decision.id },
    });
    if (decision.subject === "link") await restoreLink(db, decision, now);
  }
  await giveBackSuggestions(
    db,
    group.filter(({ subject }) => subject === "flag").map(({ subjectId }) => subjectId),
  );
  if (group.some((decision) => decision.subject === "item")) {
    await db.reviewItem.updateMany({
      where: { id: last.reviewItemId, state: "done" },
      data: {
        state: "open",
        doneAt: null,
        leaseUserId: userId,
        leaseUntil: new Date(now.getTime() + leaseMs),
      },
    });
  }
  return { reviewItemId: last.reviewItemId, decisions: group.length };
}

async function restoreLink(
  db: Db,
  undone: { id: string; subjectId: string; verdict: string },
  now: Date,
): Promise<void> {
  const before = await db.decision.findFirst({
    where: { subject: "link", subjectId: undone.subjectId, undoneAt: null },
    orderBy: { decidedAt: "desc" },
  });
  const link = await db.incidentLink.update({
    where: { id: undone.subjectId },
    data: {
      verdict: before ? (before.verdict === "accept" ? "accepted" : "rejected") : null,
      decidedById: before?.userId ?? null,
      decidedAt: before?.decidedAt ?? null,
    },
    include: { article: true },
  });
  await tellLinkEvent(
    db,
    undone.verdict === "accept" ? "link.acceptance-undone" : "link.rejection-undone",
    undone.id,
    now,
    link,
  );
}

/** What the news of a link needs to know: whether an authority speaks, and which of its flags answer the incident. */
export async function readLinkFacts(db: Db, linkId: string) {
  const link = await db.incidentLink.findUniqueOrThrow({
    where: { id: linkId },
    include: {
      article: {
        include: {
          source: { select: { role: true } },
          currentVersion: {
            include: {
              analyses: {
                where: { current: true },
                take: 1,
                include: {
                  flags: { where: { role: "official" }, select: { id: true, label: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  const official = link.article.currentVersion?.analyses[0]?.flags ?? [];
  return {
    incidentId: link.incidentId,
    articleId: link.articleId,
    articleVersionId: link.articleVersionId,
    sourceId: link.article.sourceId,
    isOfficial: link.article.source.role === "official" || official.length > 0,
    officialResponseIds: official
      .filter((flag) => flag.label.startsWith("response."))
      .map((flag) => flag.id),
  };
}
