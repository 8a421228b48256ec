import type { Db } from "./open-store.ts";
import { visibleIncident } from "./read-reviews.ts";

/** An article with its versions, newest first, each with the capture that proves it, and with the last answers that it is gone. */
export async function readArticle(db: Db, id: string, userId: string) {
  return await db.article.findUnique({
    where: { id },
    include: {
      source: { select: { id: true, name: true, role: true } },
      versions: { orderBy: { number: "desc" }, include: { capture: true } },
      links: {
        where: {
          incident: visibleIncident(userId),
          OR: [{ verdict: "accepted" }, { verdict: null, computed: { not: "none" } }],
        },
        include: { incident: { select: { id: true, title: true } } },
      },
      item: {
        select: {
          attempts: { orderBy: { startedAt: "desc" }, take: 20 },
          captures: {
            where: { absenceSign: { not: null } },
            orderBy: { seq: "desc" },
            take: 50,
          },
        },
      },
    },
  });
}

/** Two versions of one article by their numbers. */
export async function readVersions(db: Db, articleId: string, numbers: number[]) {
  return await db.articleVersion.findMany({
    where: { articleId, number: { in: numbers } },
    orderBy: { number: "asc" },
    include: { capture: true },
  });
}
