import type { UserRole } from "../access/can.ts";

/** What an event tells the alert policy. */
export interface EventFacts {
  id: string;
  kind: string;
  technical: boolean;
  articleId: string | null;
  /** Where the event itself names one. */
  incidentId: string | null;
  /** Incidents that the event's article is linked to now, by computation or by a person. */
  linkedIncidentIds: string[];
  sourceRole: string | null;
  /** Of an event about the health of sources: how many findings it opened. */
  findingsOpened?: number;
}

export interface AlertDecision {
  kind:
    | "official-statement"
    | "statement-changed"
    | "statement-removal-suspected"
    | "statement-removed"
    | "statement-restored"
    | "source-trouble"
    | "source-recovered";
  /** Null for what concerns no incident. */
  incidentId: string | null;
  /** Who hears of it has at least this role; without it whoever may see the incident. */
  leastRole?: UserRole;
  /** The same happening is one alert, however often it is computed. */
  dedupeKey: string;
}

type StatementKind = Exclude<AlertDecision["kind"], "source-trouble" | "source-recovered">;

const kinds: Record<string, StatementKind> = {
  "statement.linked": "official-statement",
  "article.changed": "statement-changed",
  "article.removal-suspected": "statement-removal-suspected",
  "article.removed": "statement-removed",
  "article.restored": "statement-restored",
};

/**
 * Which alerts an event raises: an authority commented on a tracked incident, or a page linked to one was changed,
 * removed or restored by an authority. What our own software changed is never news, and what media report waits for the digest.
 * The health of sources concerns those who keep the watch. Pure.
 */
export function decideAlerts(event: EventFacts): AlertDecision[] {
  if (event.kind === "source.health") return [decideOnSources(event)];
  const kind = kinds[event.kind];
  if (!kind || event.technical) return [];
  if (kind !== "official-statement" && event.sourceRole !== "official") return [];
  const incidents = event.incidentId ? [event.incidentId] : event.linkedIncidentIds;
  // One statement linked to an incident is one alert; each later edit or removal is one more.
  return incidents.map((incidentId) => ({
    kind,
    incidentId,
    dedupeKey:
      kind === "official-statement"
        ? `${kind} ${incidentId} ${event.articleId}`
        : `${kind} ${incidentId} ${event.id}`,
  }));
}

/** Who hears of the health of sources: those who keep the watch. */
export const watchRole: UserRole = "coordinator";

function decideOnSources({ id, findingsOpened = 0 }: EventFacts): AlertDecision {
  const kind = findingsOpened > 0 ? "source-trouble" : "source-recovered";
  return { kind, incidentId: null, leastRole: watchRole, dedupeKey: `${kind} ${id}` };
}
