import type { SuggestedLink } from "../core/types.ts";
import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/**
 * Keeps the computed links of an article. A person's verdict stands above: it is never touched here.
 * Returns those that stand as linked now, by computation or by verdict.
 */
export async function saveLinks(
  db: Db,
  facts: { articleId: string; articleVersionId: string; linker: string; now: Date },
  links: SuggestedLink[],
): Promise<{ incidentId: string; score: number }[]> {
  for (const link of links) {
    const computed = {
      articleVersionId: facts.articleVersionId,
      score: link.score,
      computed: link.decision,
      reasons: link.reasons as unknown as Prisma.InputJsonValue,
      linker: facts.linker,
    };
    if (link.decision === "none") {
      await db.incidentLink.updateMany({
        where: { articleId: facts.articleId, incidentId: link.incidentId },
        data: computed,
      });
      continue;
    }
    await db.incidentLink.upsert({
      where: { articleId_incidentId: { articleId: facts.articleId, incidentId: link.incidentId } },
      create: {
        id: newId(),
        articleId: facts.articleId,
        incidentId: link.incidentId,
        ...computed,
        createdAt: facts.now,
      },
      update: computed,
    });
  }
  return await readStandingLinks(db, facts.articleId);
}

/** Links that stand, by computation or by a person's verdict; the likeliest first. */
export async function readStandingLinks(
  db: Db,
  articleId: string,
): Promise<{ incidentId: string; score: number }[]> {
  return await db.incidentLink.findMany({
    where: { articleId, OR: [{ verdict: "accepted" }, { verdict: null, computed: "linked" }] },
    orderBy: { score: "desc" },
    select: { incidentId: true, score: true },
  });
}
