import { startClocks } from "./start-clocks.ts";
import { findPositionChanges } from "./find-position-changes.ts";
import { entryKinds } from "./timeline-types.ts";
import type {
  EntryKind,
  FactArticle,
  FactFlag,
  FactVersion,
  Timeline,
  TimelineEntry,
  TimelineFacts,
} from "./timeline-types.ts";

const isResponse = (label: string): boolean => label.startsWith("response.");

/**
 * What officials said, what others reported of them, what was changed and removed, what was asked, and for how long no
 * statement has been found; oldest first. Words at second hand are `relayed`, never `said`. Pure.
 */
export function buildTimeline(facts: TimelineFacts, now: Date): Timeline {
  const entries = [
    ...facts.articles.flatMap(articleEntries),
    ...facts.demands.flatMap((demand) => demandEntries(demand, now)),
  ];
  const changes = findPositionChanges(entries);
  return {
    entries: [...entries, ...changes].toSorted(byTime),
    clocks: startClocks(facts, entries, now),
  };
}

/** What one text holds stands together in this order. */
const rank = (kind: EntryKind): number => entryKinds.indexOf(kind);
const byTime = (a: TimelineEntry, b: TimelineEntry): number =>
  Date.parse(a.at) - Date.parse(b.at) ||
  (a.article?.id ?? "").localeCompare(b.article?.id ?? "") ||
  rank(a.kind) - rank(b.kind) ||
  a.id.localeCompare(b.id);

const articleRef = (article: FactArticle): TimelineEntry["article"] => ({
  id: article.id,
  title: article.title,
  sourceId: article.sourceId,
  sourceName: article.sourceName,
  sourceRole: article.sourceRole,
  linkedBy: article.linkedBy,
});

function entryOf(
  article: FactArticle,
  kind: EntryKind,
  at: string,
  atKind: TimelineEntry["atKind"],
  rest: Partial<TimelineEntry>,
): TimelineEntry {
  return {
    id: `${kind}:${article.id}`,
    kind,
    at,
    atKind,
    authorityId: article.authorityId,
    article: articleRef(article),
    capture: null,
    absences: [],
    flags: [],
    acts: [],
    versions: null,
    demand: null,
    change: null,
    ...rest,
  };
}

function articleEntries(article: FactArticle): TimelineEntry[] {
  const first = article.versions[0];
  if (!first) return [];
  return [
    ...statementEntries(article, first),
    ...article.versions
      .slice(1)
      .flatMap((version, index) => changeEntry(article, article.versions[index]!, version)),
    ...presenceEntries(article),
  ];
}

/** One text can hold an authority's own words, words it passes on, acts that are told, and language of others: each its own entry. */
function statementEntries(article: FactArticle, first: FactVersion): TimelineEntry[] {
  const [at, atKind] = first.publishedAt
    ? [first.publishedAt, "published" as const]
    : [first.capture.fetchedAt, "seen" as const];
  const { capture } = article.versions.at(-1)!;
  const official = article.flags.filter((flag) => flag.role === "official");
  const own = official.filter(isFirstHand);
  const relayed = official.filter((flag) => !isFirstHand(flag));
  const toldByOthers = article.flags.filter(
    (flag) => flag.role !== "official" && isResponse(flag.label),
  );
  const language = article.flags.filter(
    (flag) => flag.role !== "official" && !isResponse(flag.label),
  );
  const entries: TimelineEntry[] = [];
  // An authority's own text is on the timeline even where nothing in it was marked: it is a statement.
  if (own.length > 0 || article.sourceRole === "official")
    entries.push(
      entryOf(article, "said", at, atKind, {
        capture,
        flags: own,
        authorityId: article.authorityId ?? own[0]?.authorityId ?? null,
      }),
    );
  if (relayed.length > 0)
    entries.push(
      entryOf(article, "relayed", at, atKind, {
        capture,
        flags: relayed,
        authorityId: relayed[0]?.authorityId ?? null,
      }),
    );
  if (article.acts.length > 0 || toldByOthers.length > 0)
    entries.push(
      entryOf(article, "reported", at, atKind, {
        capture,
        acts: article.acts,
        flags: toldByOthers,
        authorityId: article.acts[0]?.authorityId ?? null,
      }),
    );
  if (language.length > 0)
    entries.push(
      entryOf(article, "language", at, atKind, { capture, flags: language, authorityId: null }),
    );
  return entries;
}

/** The authority speaks on its own page in public; everything else reaches us through somebody. */
const isFirstHand = (flag: FactFlag): boolean =>
  flag.chain.every((role) => role === "official") && flag.setting !== "private-relayed";

/** Another extraction of the same page is no news, nor is the article after a frame that stood there without it. */
function changeEntry(
  article: FactArticle,
  before: FactVersion,
  after: FactVersion,
): TimelineEntry[] {
  if (after.technical || after.changedFields.length === 0) return [];
  return [
    entryOf(article, "changed", after.capture.fetchedAt, "seen", {
      id: `changed:${article.id}:${after.number}`,
      capture: after.capture,
      versions: { from: before.number, to: after.number, fields: after.changedFields },
    }),
  ];
}

function presenceEntries(article: FactArticle): TimelineEntry[] {
  const { capture } = article.versions.at(-1)!;
  const recorded = article.presenceEvents.map((event) =>
    entryOf(article, event.kind, event.at, "seen", {
      id: `${event.kind}:${article.id}:${event.at}`,
      capture: event.capture ?? capture,
      absences: event.absences,
    }),
  );
  const isRecorded = article.presenceEvents.some((event) => event.kind === "removed");
  // A suspicion that was confirmed or dispelled is no entry of its own.
  const settled = recorded.filter(
    (entry, index) => entry.kind !== "removal-suspected" || index === recorded.length - 1,
  );
  return article.presence === "removed" && !isRecorded
    ? [...settled, entryOf(article, "removed", article.presenceSince, "seen", { capture })]
    : settled;
}

function demandEntries(demand: TimelineFacts["demands"][number], now: Date): TimelineEntry[] {
  const base = {
    authorityId: demand.addresseeAuthorityId,
    article: null,
    capture: null,
    absences: [],
    flags: [],
    acts: [],
    versions: null,
    demand,
    change: null,
  };
  const made: TimelineEntry = {
    ...base,
    id: `demand:${demand.id}`,
    kind: "demand",
    at: demand.madeAt,
    atKind: "made",
  };
  const isDue =
    demand.dueAt !== null &&
    Date.parse(demand.dueAt) <= now.getTime() &&
    demand.state !== "answered";
  return isDue
    ? [made, { ...base, id: `due:${demand.id}`, kind: "due", at: demand.dueAt!, atKind: "due" }]
    : [made];
}
