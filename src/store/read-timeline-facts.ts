import { slurEvidence } from "../core/access/slur-evidence.ts";
import type { DigestIncidentFacts } from "../core/digest/digest-facts.ts";
import type { FactArticle, FactFlag, Names } from "../core/timeline/timeline-types.ts";
import type { Reason, Role, Stance } from "../core/types.ts";
import type { Db } from "./open-store.ts";
import {
  readAuthoritySources,
  readFlagVerdicts,
  readIncident,
  readIncidentArticles,
  readPresenceEvents,
} from "./read-incidents.ts";
import { toNames } from "./to-names.ts";

type LinkRow = Awaited<ReturnType<typeof readIncidentArticles>>[number];
export type FlagRow = NonNullable<
  LinkRow["article"]["currentVersion"]
>["analyses"][number]["flags"][number];
type Verdicts = Awaited<ReturnType<typeof readFlagVerdicts>>;
type PresenceRows = Awaited<ReturnType<typeof readPresenceEvents>>;

/** An incident with all that stands on its timeline, nothing masked: whoever shows it masks it. Flags that a person rejected are left out. */
export async function readTimelineFacts(
  db: Db,
  incidentId: string,
  authorityNames: Record<string, Names>,
): Promise<DigestIncidentFacts> {
  const [incident, links] = await Promise.all([
    readIncident(db, incidentId),
    readIncidentArticles(db, incidentId),
  ]);
  const flagIds = links.flatMap(
    (link) => link.article.currentVersion?.analyses[0]?.flags.map((flag) => flag.id) ?? [],
  );
  const verdicts = await readFlagVerdicts(db, flagIds);
  const presence = await readPresenceEvents(
    db,
    links.map((link) => link.article.id),
  );
  const asked = incident.demands.map((demand) => demand.addresseeAuthorityId);
  const sources = await readAuthoritySources(
    db,
    [...new Set([...incident.authorityIds, ...asked])],
    incident.occurredFrom,
  );
  return {
    id: incident.id,
    slug: incident.slug,
    title: toNames(incident.title),
    visibility: incident.visibility as "organisation" | "members",
    urls: Object.fromEntries(links.map(({ article }) => [article.id, article.url])),
    slurs: Object.fromEntries(
      links.map(({ article }) => [
        article.id,
        slurWordsOf(article.currentVersion?.analyses[0]?.flags ?? [], verdicts),
      ]),
    ),
    timeline: {
      incident: {
        occurredFrom: isoDay(incident.occurredFrom),
        occurredTo: incident.occurredTo && isoDay(incident.occurredTo),
        timeZone: incident.timeZone,
      },
      authorityIds: incident.authorityIds,
      authorityNames,
      articles: links.map((link) => toFactArticle(link, verdicts, presence)),
      demands: incident.demands.map(
        ({ id, text, madeBy, addresseeAuthorityId, madeAt, dueAt, state }) => ({
          id,
          text,
          madeBy,
          addresseeAuthorityId,
          madeAt: madeAt.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
          state,
        }),
      ),
      sources: sources.map((source) => ({
        id: source.id,
        name: toNames(source.name),
        authorityId: source.authorityId ?? "",
        watchedSince: source.createdAt.toISOString(),
        lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null,
        coverage: source.coverage.map((stretch) => ({
          from: stretch.from.toISOString(),
          to: stretch.to.toISOString(),
        })),
      })),
    },
  };
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

const presenceKinds: Record<string, FactArticle["presenceEvents"][number]["kind"]> = {
  "article.removal-suspected": "removal-suspected",
  "article.removed": "removed",
  "article.restored": "restored",
};

function toFactArticle(
  { article, verdict }: LinkRow,
  verdicts: Verdicts,
  presence: PresenceRows,
): FactArticle {
  const analysis = article.currentVersion?.analyses[0];
  return {
    id: article.id,
    title: article.currentVersion?.title ?? null,
    sourceId: article.sourceId,
    sourceName: toNames(article.source.name),
    sourceRole: article.source.role,
    authorityId: article.source.authorityId,
    presence: article.presence,
    presenceSince: article.presenceSince.toISOString(),
    linkedBy: verdict === "accepted" ? "person" : "computed",
    presenceEvents: presence.flatMap((event) =>
      event.articleId === article.id && presenceKinds[event.kind]
        ? [
            {
              kind: presenceKinds[event.kind]!,
              at: event.occurredAt.toISOString(),
              absences: event.absences,
              capture: event.capture,
            },
          ]
        : [],
    ),
    versions: article.versions.map((version) => ({
      number: version.number,
      title: version.title,
      publishedAt: version.publishedAt?.toISOString() ?? null,
      technical: version.technical,
      changedFields: version.changedFields as string[],
      capture: toCaptureRef(version.capture),
    })),
    flags: toFactFlags(analysis?.flags ?? [], verdicts),
    acts: (analysis?.acts ?? []).map((act) => ({
      id: act.id,
      act: act.act,
      exact: act.exact,
      reporter: act.reporter as Role,
      subjectName: act.subjectName,
      authorityId: act.authorityId,
    })),
  };
}

export const toCaptureRef = (capture: {
  id: string;
  seq: bigint;
  fetchedAt: Date;
  bodySha256: string;
  url: string;
}): FactArticle["versions"][number]["capture"] => ({
  id: capture.id,
  seq: capture.seq.toString(),
  fetchedAt: capture.fetchedAt.toISOString(),
  sha256: capture.bodySha256,
  url: capture.url,
});

/** Flags as facts: what a person rejected is none, and what a person corrected stands above what was computed. */
export function toFactFlags(rows: readonly FlagRow[], verdicts: Verdicts): FactFlag[] {
  return rows.flatMap((row) => {
    const decided = verdicts.get(row.id);
    if (decided?.verdict === "reject") return [];
    const corrected = (decided?.correction as { label?: string } | null | undefined)?.label;
    const { setting, stage } = row.attributes as { setting?: string; stage?: string };
    return [
      {
        id: row.id,
        label: corrected ?? row.label,
        exact: row.exact,
        role: row.role as Role,
        speakerName: row.speakerName,
        authorityId: row.authorityId,
        chain: row.chain as Role[],
        stance: row.stance as Stance | null,
        setting: setting ?? null,
        stage: stage ?? null,
        verdict: decided?.verdict ?? null,
      },
    ];
  });
}

/** The words that make a passage a slur: what its reasons rest on, or the passage where they do not say. */
export function slurWordsOf(rows: readonly FlagRow[], verdicts: Verdicts): string[] {
  const slurs = new Set(
    toFactFlags(rows, verdicts).flatMap((flag) => (flag.label === "stigma.slur" ? [flag.id] : [])),
  );
  return rows
    .filter((row) => slurs.has(row.id))
    .flatMap((row) => {
      const words = slurEvidence(row.reasons as unknown as Reason[]).map((evidence) =>
        row.exact.slice(
          Math.max(0, evidence.start - row.start),
          Math.max(0, evidence.end - row.start),
        ),
      );
      const found = words.filter((word) => word !== "");
      return found.length > 0 ? found : [row.exact];
    });
}
