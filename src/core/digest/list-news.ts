import { maskSlurWords } from "../access/mask-slur-words.ts";
import type { FactArticle, Timeline, TimelineEntry } from "../timeline/timeline-types.ts";
import type { DigestItem, DigestItemCode } from "./digest-content.ts";
import type { DigestEvent, DigestIncidentFacts } from "./digest-facts.ts";
import { showAct, showWords } from "./shown-words.ts";

const linking = ["statement.linked", "report.linked", "link.accepted"];
const presence: Record<string, DigestItemCode> = {
  "article.removal-suspected": "removal-suspected",
  "article.removed": "removed",
  "article.restored": "restored",
};
const telling = ["said", "relayed", "reported", "language", "position-changed"] as const;
const maxWords = 4;

/**
 * What the events of the period mean for one incident, in their order: a text is told once however it was linked, a
 * suspicion that was settled within the period is told by its end. Pure.
 */
export function listNews(
  facts: DigestIncidentFacts,
  events: readonly DigestEvent[],
  timeline: Timeline,
): DigestItem[] {
  const articles = new Map(facts.timeline.articles.map((article) => [article.id, article]));
  const told = new Set<string>();
  return events.flatMap((event) => {
    if (!event.article) return [];
    const article = articles.get(event.article.id);
    if (event.kind === "link.rejected")
      return event.incidentId === facts.id && !article ? [bareItem("link-rejected", event)] : [];
    if (!article || (event.incidentId !== null && event.incidentId !== facts.id)) return [];
    if (linking.includes(event.kind)) {
      if (told.has(article.id)) return [];
      told.add(article.id);
      return linkedItems(facts, event, article, timeline.entries);
    }
    if (event.kind === "article.changed")
      return changedItem(facts, event, article, timeline.entries);
    return presenceItem(facts, event, article, events);
  });
}

function bareItem(code: DigestItemCode, event: DigestEvent): DigestItem {
  return {
    code,
    at: event.at,
    publishedAt: null,
    authority: null,
    article: event.article!,
    linkedBy: null,
    words: [],
    moreWords: 0,
    acts: [],
    versions: null,
    change: null,
    finding: event.finding,
    capture: null,
  };
}

function itemOf(
  code: DigestItemCode,
  facts: DigestIncidentFacts,
  event: DigestEvent,
  article: FactArticle,
): DigestItem {
  const latest = article.versions.at(-1);
  const title = article.title && maskSlurWords(article.title, facts.slurs[article.id] ?? []);
  return {
    ...bareItem(code, event),
    publishedAt: article.versions[0]?.publishedAt ?? null,
    authority:
      article.authorityId === null
        ? null
        : (facts.timeline.authorityNames[article.authorityId] ?? null),
    article: {
      id: article.id,
      title,
      url: facts.urls[article.id] ?? "",
      sourceName: article.sourceName,
      sourceRole: article.sourceRole,
    },
    linkedBy: article.linkedBy,
    capture: latest
      ? {
          seq: latest.capture.seq,
          fetchedAt: latest.capture.fetchedAt,
          sha256: latest.capture.sha256,
        }
      : null,
  };
}

function linkedItems(
  facts: DigestIncidentFacts,
  event: DigestEvent,
  article: FactArticle,
  entries: TimelineEntry[],
): DigestItem[] {
  const slurs = facts.slurs[article.id] ?? [];
  const names = facts.timeline.authorityNames;
  const items = telling.flatMap((kind) =>
    entries
      .filter((entry) => entry.kind === kind && entry.article?.id === article.id)
      .map((entry): DigestItem => ({
        ...itemOf(kind, facts, event, article),
        authority: entry.authorityId === null ? null : (names[entry.authorityId] ?? null),
        words: entry.flags.slice(0, maxWords).map((flag) => showWords(flag, slurs, names)),
        moreWords: Math.max(0, entry.flags.length - maxWords),
        acts: entry.acts.map((act) => showAct(act, slurs, names)),
        change: entry.change,
      })),
  );
  return items.length > 0 ? items : [itemOf("linked", facts, event, article)];
}

function changedItem(
  facts: DigestIncidentFacts,
  event: DigestEvent,
  article: FactArticle,
  entries: TimelineEntry[],
): DigestItem[] {
  const entry = entries.find(
    (candidate) =>
      candidate.kind === "changed" &&
      candidate.article?.id === article.id &&
      candidate.versions?.to === event.versionNumber,
  );
  return entry
    ? [
        {
          ...itemOf("changed", facts, event, article),
          versions: entry.versions,
          capture: entry.capture,
        },
      ]
    : [];
}

function presenceItem(
  facts: DigestIncidentFacts,
  event: DigestEvent,
  article: FactArticle,
  events: readonly DigestEvent[],
): DigestItem[] {
  const code = presence[event.kind];
  if (!code) return [];
  if (code !== "removal-suspected") return [itemOf(code, facts, event, article)];
  const isSettled = events.some(
    (later) =>
      later.article?.id === article.id &&
      later.kind !== event.kind &&
      presence[later.kind] !== undefined &&
      Date.parse(later.at) >= Date.parse(event.at),
  );
  if (isSettled) return [];
  // A suspicion that went away by itself makes no event; the page's present state tells it.
  return [itemOf(article.presence === "present" ? "removal-lifted" : code, facts, event, article)];
}
