import type { Db } from "./open-store.ts";

/** A standing verdict of a person on a flag, with the flag and the version that it stands in. */
export type FlagDecisionRow = Awaited<ReturnType<typeof readFlagDecisions>>[number];

/** The last verdict on each flag that somebody decided and nobody took back, oldest first. */
export async function readFlagDecisions(db: Db) {
  const decisions = await db.decision.findMany({
    where: {
      subject: "flag",
      undoneAt: null,
      verdict: { in: ["accept", "reject", "correct"] },
    },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: { subjectId: true, verdict: true, correction: true },
  });
  const last = new Map(decisions.map((decision) => [decision.subjectId, decision]));
  const flags = await db.flag.findMany({
    where: { id: { in: [...last.keys()] } },
    include: {
      analysis: {
        select: {
          articleVersion: {
            select: {
              id: true,
              text: true,
              title: true,
              language: true,
              publishedAt: true,
              article: {
                select: {
                  id: true,
                  url: true,
                  source: { select: { name: true, role: true, authorityId: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  return [...last.values()].flatMap(({ subjectId, verdict, correction }) => {
    const flag = byId.get(subjectId);
    if (!flag) return [];
    const { analysis, ...rest } = flag;
    return [{ verdict, correction, flag: rest, version: analysis.articleVersion }];
  });
}
