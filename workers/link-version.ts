import { prioritise } from "../src/core/review/prioritise.ts";
import { linkArticle } from "../src/core/link/link-articles.ts";
import type { Flag, SuggestedLink } from "../src/core/types.ts";
import { handOn } from "../src/queue/hand-on.ts";
import type { Handler } from "../src/queue/run-worker.ts";
import { readCurrentAnalysis, readDifference } from "../src/store/analyses.ts";
import { readVersion } from "../src/store/articles.ts";
import { addEvent } from "../src/store/events.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { saveLinks } from "../src/store/incident-links.ts";
import { readIncidentsForLinking } from "../src/store/read-incidents-for-linking.ts";
import type { Db } from "../src/store/open-store.ts";
import { addResponses } from "../src/store/responses.ts";
import { openReviewItem } from "../src/store/review-items.ts";
import { toAnalyzeInput } from "./to-analyze-input.ts";
import type { WorkContext } from "./work-context.ts";

type VersionRow = NonNullable<Awaited<ReturnType<typeof readVersion>>>;
type AnalysisRow = NonNullable<Awaited<ReturnType<typeof readCurrentAnalysis>>>;

/** Ties a version to known incidents, puts it before people, and makes an event of an authority's words on a case. */
export function linkVersion(context: WorkContext): Handler<"link"> {
  return async ({ articleVersionId, quiet }) => {
    const { prisma } = context.store;
    const version = await readVersion(prisma, articleVersionId);
    const analysis = await readCurrentAnalysis(prisma, articleVersionId);
    if (!version || !analysis) return;
    const incidents = await readIncidentsForLinking(prisma, context.masterKey);
    const links = linkArticle(toAnalyzeInput(version), incidents, {
      gazetteer: context.gazetteer,
    }).links.map(withoutNames);
    await inTransaction(
      context.store,
      async (db) => await save(context, db, { version, analysis, links, quiet: quiet ?? false }),
    );
  };
}

async function save(
  context: WorkContext,
  db: Db,
  {
    version,
    analysis,
    links,
    quiet,
  }: { version: VersionRow; analysis: AnalysisRow; links: SuggestedLink[]; quiet: boolean },
): Promise<void> {
  const now = context.clock.now();
  const standing = await saveLinks(
    db,
    {
      articleId: version.articleId,
      articleVersionId: version.id,
      linker: context.lexicon.version,
      now,
    },
    links,
  );
  // What a second reading finds, or a new incident gathers, was said long ago: on record, but no news.
  const isOld = quiet || version.technical || analysis.articleVersion._count.analyses > 1;
  const isCurrent = version.article.currentVersionId === version.id;
  const official = analysis.flags.filter((flag) => flag.role === "official");
  for (const { incidentId } of standing) {
    await addResponses(
      db,
      incidentId,
      official.filter((flag) => flag.label.startsWith("response.")).map((flag) => flag.id),
      now,
    );
    const fromAuthority = version.article.source.role === "official" || official.length > 0;
    const eventId = await addEvent(db, {
      kind: fromAuthority ? "statement.linked" : "report.linked",
      causedBy: { kind: "analysis", id: analysis.id },
      technical: isOld,
      dedupeKey: `linked ${fromAuthority ? "statement" : "report"} ${incidentId} ${version.articleId}`,
      occurredAt: version.createdAt,
      sourceId: version.article.sourceId,
      articleId: version.articleId,
      articleVersionId: version.id,
      incidentId,
    });
    if (eventId) await handOn(db, "alert", eventId, { eventId }, now);
  }
  if (!isCurrent) return;
  const difference = isOld ? await readDifference(db, version.id) : null;
  const need = prioritise({
    flags: analysis.flags.map(toReviewFlag),
    acts: analysis.acts as never[],
    links,
    changed: version.number > 1 && !version.technical,
    reread: difference && {
      added: difference.added.length,
      gone: difference.gone.length,
    },
  });
  if (need)
    await openReviewItem(
      db,
      {
        articleId: version.articleId,
        articleVersionId: version.id,
        incidentId:
          standing[0]?.incidentId ??
          links.find((link) => link.decision === "suggested")?.incidentId ??
          null,
        ...need,
      },
      now,
    );
}

const toReviewFlag = (flag: AnalysisRow["flags"][number]): Pick<Flag, "label" | "speaker"> => ({
  label: flag.label,
  speaker: { name: flag.speakerName, role: flag.role as Flag["speaker"]["role"] },
});

/** Names of persons are sealed where they belong; the reasons of a link say that one is named, not who. */
function withoutNames(link: SuggestedLink): SuggestedLink {
  return {
    ...link,
    reasons: link.reasons.map(({ params: { person: _person, ...params }, ...reason }) => ({
      ...reason,
      params,
    })),
  };
}
