import { z } from "zod";
import { can } from "../../core/access/can.ts";
import { readFlagVerdicts, readIncidentScope } from "../../store/read-incidents.ts";
import { readReviewItem } from "../../store/read-reviews.ts";
import {
  closeReviewItem,
  ensureLink,
  giveBackLease,
  isLeasedToOther,
  lockOpenItem,
  saveDecisions,
  takeLease,
  undoLastAction,
  type NewDecision,
} from "../../store/reviews.ts";
import { takeSuggestion } from "../../store/take-suggestion.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { actorOf, userOf } from "../authorize.ts";
import { answers, done, idParams, instant } from "../schemas.ts";
import { tellAcceptedLinks } from "../tell-accepted-links.ts";
import type { ServerDeps } from "../server-deps.ts";

/** An opened item is the reader's own for five minutes; the page renews while it is open. Abandoned items return by themselves. */
export const leaseMs = 5 * 60 * 1000;

const shownAt = instant.describe("When the item was first shown to the person");
const note = z.string().max(2000).optional();
const config = { action: "review.decide" } as const;

/** Leases, decisions on flags, links and whole items, and taking them back. Every decision is a row and an audit entry. */
export async function reviewDecisionRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;

  app.post(
    "/review/:id/lease",
    {
      config,
      schema: {
        operationId: "leaseReview",
        summary: "Take or renew the lease on an item",
        params: idParams,
        response: answers(z.object({ until: instant })),
      },
    },
    async (request) => {
      await openItem(deps, request.params.id, userOf(request).id);
      const until = await takeLease(
        deps.store,
        request.params.id,
        userOf(request).id,
        deps.clock.now(),
        leaseMs,
      );
      if (!until) throw new ApiError("leased");
      return { until: until.toISOString() };
    },
  );

  app.delete(
    "/review/:id/lease",
    {
      config,
      schema: {
        operationId: "releaseReview",
        summary: "Give an item back",
        params: idParams,
        response: answers(done),
      },
    },
    async (request) => {
      await giveBackLease(db, request.params.id, userOf(request).id);
      return { ok: true as const };
    },
  );

  const flagBody = z.object({
    verdict: z.enum(["accept", "reject", "correct"]),
    label: z.string().max(80).optional().describe("The right label, with verdict correct"),
    note,
    shownAt,
  });
  app.post(
    "/review/:id/flags/:flagId",
    {
      config,
      schema: {
        operationId: "decideFlag",
        summary: "Accept, reject or correct one flag",
        params: idParams.extend({ flagId: z.uuid() }),
        body: flagBody,
        response: answers(done),
      },
    },
    async (request) => {
      const item = await openItem(deps, request.params.id, userOf(request).id);
      const { verdict, label } = request.body;
      if (!item.articleVersion.analyses[0]?.flags.some((flag) => flag.id === request.params.flagId))
        throw new ApiError("not-found");
      if (verdict === "correct" && !label) throw new ApiError("bad-request");
      await decide(deps, request.params.id, userOf(request).id, request.body.shownAt, [
        {
          subject: "flag",
          subjectId: request.params.flagId,
          verdict,
          note: request.body.note,
          correction: label ? { label } : null,
        },
      ]);
      return { ok: true as const };
    },
  );

  app.post(
    "/review/:id/opinions/:opinionId",
    {
      config,
      schema: {
        operationId: "takeOpinion",
        summary: "Set the mark that a second reader suggests, as one's own decision",
        params: idParams.extend({ opinionId: z.uuid() }),
        body: z.object({ shownAt }),
        response: answers(done),
      },
    },
    async (request) => {
      const user = userOf(request);
      const item = await openItem(deps, request.params.id, user.id);
      const now = deps.clock.now();
      await db.$transaction(async (tx) => {
        if (!(await lockOpenItem(tx, item.id))) throw new ApiError("conflict");
        const flagId = await takeSuggestion(tx, {
          opinionId: request.params.opinionId,
          articleVersionId: item.articleVersionId,
          userId: user.id,
        });
        if (!flagId) throw new ApiError("not-found");
        await saveDecisions(
          tx,
          {
            reviewItemId: item.id,
            userId: user.id,
            shownAt: new Date(request.body.shownAt),
            decidedAt: now,
          },
          [{ subject: "flag", subjectId: flagId, verdict: "accept" }],
        );
      });
      return { ok: true as const };
    },
  );

  const linkBody = z.object({
    incidentId: z.uuid(),
    verdict: z.enum(["accept", "reject"]),
    note,
    shownAt,
  });
  app.post(
    "/review/:id/links",
    {
      config,
      schema: {
        operationId: "decideLink",
        summary: "Accept or reject the link to an incident, suggested or not",
        params: idParams,
        body: linkBody,
        response: answers(done),
      },
    },
    async (request) => {
      const user = userOf(request);
      const item = await openItem(deps, request.params.id, user.id);
      const { incidentId, verdict } = request.body;
      const scope = await readIncidentScope(db, incidentId, user.id);
      if (!scope || !can(actorOf(request), "incident.read", scope)) throw new ApiError("not-found");
      const subjectId = await ensureLink(
        db,
        { articleId: item.articleId, articleVersionId: item.articleVersionId, incidentId },
        deps.clock.now(),
      );
      await decide(deps, item.id, user.id, request.body.shownAt, [
        { subject: "link", subjectId, verdict, note: request.body.note },
      ]);
      return { ok: true as const };
    },
  );

  const finishBody = z.object({
    verdict: z.enum(["accept", "reject", "skip"]),
    acceptLinks: z
      .array(z.uuid())
      .max(20)
      .default([])
      .describe("Links to accept together with the item"),
    note,
    shownAt,
  });
  app.post(
    "/review/:id/finish",
    {
      config,
      schema: {
        operationId: "finishReview",
        summary: "Decide on everything that is still open in the item, and close it",
        params: idParams,
        body: finishBody,
        response: answers(done),
      },
    },
    async (request) => {
      const item = await openItem(deps, request.params.id, userOf(request).id);
      const { verdict, acceptLinks } = request.body;
      const decisions =
        verdict === "skip"
          ? []
          : remainingDecisions(item, await decidedFlags(deps, item), verdict, new Set(acceptLinks));
      await decide(
        deps,
        item.id,
        userOf(request).id,
        request.body.shownAt,
        [...decisions, { subject: "item", subjectId: item.id, verdict, note: request.body.note }],
        true,
      );
      return { ok: true as const };
    },
  );

  app.post(
    "/review/undo",
    {
      config,
      schema: {
        operationId: "undoReview",
        summary: "Take back the last action",
        response: answers(z.object({ reviewItemId: z.string() })),
      },
    },
    async (request) => {
      const undone = await db.$transaction(
        async (tx) => await undoLastAction(tx, userOf(request).id, deps.clock.now(), leaseMs),
      );
      if (!undone) throw new ApiError("not-found");
      return { reviewItemId: undone.reviewItemId };
    },
  );
}

/** @throws {ApiError} not-found, conflict when it is decided already, leased when another person has it. */
async function openItem(deps: ServerDeps, id: string, userId: string) {
  const item = await readReviewItem(deps.store.prisma, id, userId);
  if (!item) throw new ApiError("not-found");
  if (item.state !== "open") throw new ApiError("conflict");
  if (isLeasedToOther(item, userId, deps.clock.now())) throw new ApiError("leased");
  return item;
}

type OpenItem = Awaited<ReturnType<typeof openItem>>;

/** Flags of the item that somebody decided on, in this reading of the text or an earlier one. */
async function decidedFlags(deps: ServerDeps, item: OpenItem): Promise<Set<string>> {
  const ids = (item.articleVersion.analyses[0]?.flags ?? []).map((flag) => flag.id);
  return new Set((await readFlagVerdicts(deps.store.prisma, ids)).keys());
}

/** What nobody decided yet follows the verdict on the item; links are accepted only where they were named. */
function remainingDecisions(
  item: OpenItem,
  decided: Set<string>,
  verdict: "accept" | "reject",
  acceptLinks: Set<string>,
): NewDecision[] {
  const flags = (item.articleVersion.analyses[0]?.flags ?? []).filter(
    (flag) => !decided.has(flag.id),
  );
  const links = item.article.links.filter(
    (link) =>
      link.verdict === null &&
      (verdict === "accept" ? acceptLinks.has(link.id) : link.computed !== "none"),
  );
  return [
    ...flags.map((flag): NewDecision => ({ subject: "flag", subjectId: flag.id, verdict })),
    ...links.map((link): NewDecision => ({ subject: "link", subjectId: link.id, verdict })),
  ];
}

/** One action is one transaction and one instant; undoing finds it by that instant. The item is locked against a second decision at once. */
async function decide(
  deps: ServerDeps,
  reviewItemId: string,
  userId: string,
  shown: string,
  decisions: NewDecision[],
  close = false,
): Promise<void> {
  const now = deps.clock.now();
  await deps.store.prisma.$transaction(async (tx) => {
    if (!(await lockOpenItem(tx, reviewItemId))) throw new ApiError("conflict");
    await saveDecisions(
      tx,
      { reviewItemId, userId, shownAt: new Date(shown), decidedAt: now },
      decisions,
    );
    await tellAcceptedLinks(tx, decisions, now);
    if (close) await closeReviewItem(tx, reviewItemId, now);
  });
}
