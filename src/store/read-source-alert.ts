import type { ToldFinding } from "../core/alerts/source-alert.ts";
import type { Db } from "./open-store.ts";
import { readFindings } from "./source-findings.ts";
import { toNames } from "./to-names.ts";

/** The findings that an alert tells of, as they stand now. Null when the alert is gone. */
export async function readSourceAlert(db: Db, alertId: string): Promise<ToldFinding[] | null> {
  const alert = await db.alert.findUnique({
    where: { id: alertId },
    select: { event: { select: { params: true } } },
  });
  return alert && (await readToldFindings(db, alert.event.params));
}

/** The findings that the parameters of an event name. */
export async function readToldFindings(db: Db, params: unknown): Promise<ToldFinding[]> {
  const { opened = [], closed = [] } = (params ?? {}) as { opened?: string[]; closed?: string[] };
  const rows = await readFindings(db, [...opened, ...closed]);
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.sourceId,
    sourceName: toNames(row.source.name),
    sourceRole: row.source.role,
    kind: row.kind,
    severity: row.severity,
    params: row.params as ToldFinding["params"],
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}
