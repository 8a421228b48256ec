import type { TimelineFacts } from "../core/timeline/timeline-types.ts";
import type { Role, Stance } from "../core/types.ts";
import {
  readAuthoritySources,
  readFlagVerdicts,
  readIncident,
  readIncidentArticles,
  readPresenceEvents,
} from "../store/read-incidents.ts";
import type { Db } from "../store/open-store.ts";
import { readAuthorityNames } from "./authority-names.ts";
import { localizedOf, type Mask } from "./present.ts";

type LinkRow = Awaited<ReturnType<typeof readIncidentArticles>>[number];
type PresenceRows = Awaited<ReturnType<typeof readPresenceEvents>>;
type Verdicts = Awaited<ReturnType<typeof readFlagVerdicts>>;

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Loads what `buildTimeline` needs, hidden names blacked out for this person. Flags that a person rejected are left out. */
export async function gatherTimelineFacts(
  db: Db,
  incidentId: string,
  mask: Mask,
): Promise<TimelineFacts> {
  const [incident, links, authorities] = await Promise.all([
    readIncident(db, incidentId),
    readIncidentArticles(db, incidentId),
    readAuthorityNames(db),
  ]);
  const verdicts = await readFlagVerdicts(
    db,
    links.flatMap(
      (link) => link.article.currentVersion?.analyses[0]?.flags.map((flag) => flag.id) ?? [],
    ),
  );
  const presence = await readPresenceEvents(
    db,
    links.map((link) => link.articleId),
  );
  const articles = links.map((link) => articleFact(link, verdicts, presence, mask));
  const asked = incident.demands.map((demand) => demand.addresseeAuthorityId);
  const sources = await readAuthoritySources(
    db,
    [...new Set([...incident.authorityIds, ...asked])],
    incident.occurredFrom,
  );
  // Only those that this incident names: the gazetteer knows hundreds.
  const named = new Set([
    ...incident.authorityIds,
    ...asked,
    ...articles.flatMap((article) =>
      [article, ...article.flags, ...article.acts].flatMap((one) => one.authorityId ?? []),
    ),
  ]);
  return {
    incident: {
      occurredFrom: isoDay(incident.occurredFrom),
      occurredTo: incident.occurredTo && isoDay(incident.occurredTo),
      timeZone: incident.timeZone,
    },
    authorityIds: incident.authorityIds,
    authorityNames: Object.fromEntries([...authorities].filter(([id]) => named.has(id))),
    articles,
    demands: incident.demands.map((demand) => ({
      id: demand.id,
      text: mask(demand.text),
      madeBy: mask(demand.madeBy),
      addresseeAuthorityId: demand.addresseeAuthorityId,
      madeAt: demand.madeAt.toISOString(),
      dueAt: demand.dueAt?.toISOString() ?? null,
      state: demand.state,
    })),
    sources: sources.map((source) => ({
      id: source.id,
      name: localizedOf(source.name),
      authorityId: source.authorityId ?? "",
      watchedSince: source.createdAt.toISOString(),
      lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null,
      coverage: source.coverage.map((stretch) => ({
        from: stretch.from.toISOString(),
        to: stretch.to.toISOString(),
      })),
    })),
  };
}

function articleFact(
  { article, verdict }: LinkRow,
  verdicts: Verdicts,
  presence: PresenceRows,
  mask: Mask,
): TimelineFacts["articles"][number] {
  const analysis = article.currentVersion?.analyses[0];
  return {
    id: article.id,
    title: article.currentVersion?.title ? mask(article.currentVersion.title) : null,
    sourceId: article.sourceId,
    sourceName: localizedOf(article.source.name),
    sourceRole: article.source.role,
    authorityId: article.source.authorityId,
    presence: article.presence,
    presenceSince: article.presenceSince.toISOString(),
    presenceEvents: presence
      .filter((event) => event.articleId === article.id)
      .map((event) => ({
        kind: event.kind.replace("article.", "") as "removed",
        at: event.occurredAt.toISOString(),
        absences: event.absences,
        capture: event.capture,
      })),
    linkedBy: verdict === "accepted" ? "person" : "computed",
    versions: article.versions.map((version) => ({
      number: version.number,
      title: version.title && mask(version.title),
      publishedAt: version.publishedAt?.toISOString() ?? null,
      technical: version.technical,
      changedFields: version.changedFields as string[],
      capture: {
        id: version.capture.id,
        seq: version.capture.seq.toString(),
        fetchedAt: version.capture.fetchedAt.toISOString(),
        sha256: version.capture.bodySha256,
        url: version.capture.url,
      },
    })),
    flags: (analysis?.flags ?? [])
      .filter((flag) => verdicts.get(flag.id)?.verdict !== "reject")
      .map((flag) => flagFact(flag, verdicts, mask)),
    acts: (analysis?.acts ?? []).map((act) => ({
      id: act.id,
      act: act.act,
      exact: mask(act.exact),
      reporter: act.reporter as Role,
      subjectName: act.subjectName && mask(act.subjectName),
      authorityId: act.authorityId,
    })),
  };
}

type FlagRow = NonNullable<
  LinkRow["article"]["currentVersion"]
>["analyses"][number]["flags"][number];

function flagFact(
  flag: FlagRow,
  verdicts: Verdicts,
  mask: Mask,
): TimelineFacts["articles"][number]["flags"][number] {
  const decided = verdicts.get(flag.id);
  const corrected = (decided?.correction as { label?: string } | null | undefined)?.label;
  const attributes = flag.attributes as { setting?: string; stage?: string };
  return {
    id: flag.id,
    // What a person corrected stands above what was computed.
    label: corrected ?? flag.label,
    exact: mask(flag.exact),
    role: flag.role as Role,
    speakerName: flag.speakerName && mask(flag.speakerName),
    authorityId: flag.authorityId,
    chain: flag.chain as Role[],
    stance: flag.stance as Stance | null,
    setting: attributes.setting ?? null,
    stage: attributes.stage ?? null,
    verdict: decided?.verdict ?? null,
  };
}
