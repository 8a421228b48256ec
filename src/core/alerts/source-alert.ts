import type { Names } from "../timeline/timeline-types.ts";

/** A finding about a watched source as an alert tells of it. Instants are RFC 3339. */
export interface ToldFinding {
  id: string;
  sourceId: string;
  sourceName: Names;
  sourceRole: string;
  kind: string;
  severity: string;
  params: Record<string, string | number>;
  openedAt: string;
  /** Null while it stands. */
  closedAt: string | null;
}

/** Findings that have one cause: dozens of sources of a portal that does not answer are one message. */
export interface FindingGroup {
  /** The first of them stands for all. */
  finding: ToldFinding;
  /** All of them, in order. */
  findings: ToldFinding[];
}

/** What one mail about the health of sources says. */
export interface SourceAlert {
  kind: "source-trouble" | "source-recovered";
  opened: FindingGroup[];
  closed: FindingGroup[];
}

/**
 * Gathers the findings of an alert: those of one kind, cause and host together, alarms first, the others in their
 * order. What was opened and is over by now is told as over. Pure.
 */
export function composeSourceAlert(
  kind: SourceAlert["kind"],
  findings: readonly ToldFinding[],
): SourceAlert {
  const groups = (some: readonly ToldFinding[]): FindingGroup[] => {
    const byCause = Map.groupBy(some, causeOf);
    return [...byCause.values()].map((same) => ({ finding: same[0]!, findings: same }));
  };
  const graver = findings.toSorted(
    (a, b) => Number(b.severity === "alarm") - Number(a.severity === "alarm"),
  );
  return {
    kind,
    opened: groups(graver.filter(({ closedAt }) => closedAt === null)),
    closed: groups(graver.filter(({ closedAt }) => closedAt !== null)),
  };
}

/** What is told together. Each silence, moved list or changed layout is a matter of its own. */
function causeOf({ id, kind, params }: ToldFinding): string {
  const text = (name: string): string => String(params[name] ?? "");
  if (kind === "certificate") return `${kind} ${text("host")} ${text("state")}`;
  if (kind === "look-fails") {
    const isPartly = Number(params["lists"]) < Number(params["of"]);
    return `${kind} ${text("cause")} ${hostOf(text("url"))} ${isPartly}`;
  }
  return kind === "overdue" || kind === "switched-off" ? kind : id;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "");
