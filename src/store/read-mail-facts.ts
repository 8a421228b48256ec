import type { AlertFacts, AlertVersion } from "../core/alerts/alert-content.ts";
import type { Db } from "./open-store.ts";
import { readAuthorities, readFlagVerdicts } from "./read-incidents.ts";
import { slurWordsOf, toCaptureRef, toFactFlags } from "./read-timeline-facts.ts";
import { toNames } from "./to-names.ts";

const withCapture = {
  capture: { select: { id: true, seq: true, fetchedAt: true, bodySha256: true, url: true } },
} as const;

async function readAlertRow(db: Db, alertId: string) {
  return await db.alert.findUnique({
    where: { id: alertId },
    include: { incident: true, event: { include: { article: { include: { source: true } } } } },
  });
}

async function readVersionRow(db: Db, versionId: string) {
  return await db.articleVersion.findUnique({
    where: { id: versionId },
    include: {
      ...withCapture,
      analyses: {
        where: { current: true },
        take: 1,
        include: { flags: { orderBy: { start: "asc" } } },
      },
      reviewItems: { select: { id: true, state: true } },
    },
  });
}

type VersionRow = NonNullable<Awaited<ReturnType<typeof readVersionRow>>>;

/** What one alert tells of, nothing masked. Null when the alert or its text is gone, or a person found meanwhile that the text is about something else. */
export async function readAlertFacts(db: Db, alertId: string): Promise<AlertFacts | null> {
  const alert = await readAlertRow(db, alertId);
  const article = alert?.event.article;
  if (!alert || !article) return null;
  const versionId = alert.event.articleVersionId ?? article.currentVersionId;
  const version = versionId ? await readVersionRow(db, versionId) : null;
  const before =
    version && version.number > 1
      ? await db.articleVersion.findUnique({
          where: { articleId_number: { articleId: article.id, number: version.number - 1 } },
          include: withCapture,
        })
      : null;
  const flags = version?.analyses[0]?.flags ?? [];
  const verdicts = await readFlagVerdicts(
    db,
    flags.map((flag) => flag.id),
  );
  const link = alert.incidentId
    ? await db.incidentLink.findUnique({
        where: { articleId_incidentId: { articleId: article.id, incidentId: alert.incidentId } },
        select: { verdict: true },
      })
    : null;
  if (link?.verdict === "rejected") return null;
  return {
    kind: alert.kind,
    at: alert.event.occurredAt.toISOString(),
    incident: alert.incident && {
      id: alert.incident.id,
      slug: alert.incident.slug,
      title: toNames(alert.incident.title),
    },
    article: {
      id: article.id,
      url: article.url,
      sourceName: toNames(article.source.name),
      sourceRole: article.source.role,
      authorityId: article.source.authorityId,
    },
    version: version && toAlertVersion(version),
    before: before && toAlertVersion(before),
    flags: toFactFlags(flags, verdicts),
    slurs: slurWordsOf(flags, verdicts),
    authorityNames: Object.fromEntries(
      (await readAuthorities(db)).map((authority) => [authority.id, toNames(authority.name)]),
    ),
    ...readAbsences(article.removal),
    linkedBy: link?.verdict === "accepted" ? "person" : "computed",
    ...reviewOf(version, verdicts.size > 0 || link?.verdict === "accepted"),
  };
}

const toAlertVersion = (
  row: Pick<VersionRow, "number" | "title" | "text" | "publishedAt" | "capture">,
): AlertVersion => ({
  number: row.number,
  title: row.title,
  text: row.text,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  capture: toCaptureRef(row.capture),
});

function reviewOf(
  version: VersionRow | null,
  someDecided: boolean,
): Pick<AlertFacts, "review" | "reviewItemId"> {
  const item = version?.reviewItems[0];
  if (item?.state === "done") return { review: "done", reviewItemId: item.id };
  return { review: someDecided ? "partly" : "none", reviewItemId: item?.id ?? null };
}

/** The looks that were kept when the page was judged; stored as JSON, so that instants are text already. */
function readAbsences(removal: unknown): Pick<AlertFacts, "absences" | "lastPresentAt"> {
  const stored = removal as {
    checks?: AlertFacts["absences"];
    lastPresentAt?: string | null;
  } | null;
  return { absences: stored?.checks ?? [], lastPresentAt: stored?.lastPresentAt ?? null };
}
