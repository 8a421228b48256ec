import type { Finding, FindingKind } from "./health-facts.ts";

/** A finding on record that is not closed. */
export interface OpenFinding {
  id: string;
  kind: string;
  /** When it was first not seen any more; null while it is seen. */
  clearedAt: Date | null;
}

/** What the record needs so that it says what was judged now. */
export interface FindingSteps {
  open: Finding[];
  /** Still there, or there again before it was closed. */
  keep: { id: string; finding: Finding }[];
  /** Not seen any more, but not for long yet. */
  clear: string[];
  /** Over, from when it was last seen on. */
  close: { id: string; at: Date }[];
}

/**
 * Compares what was judged now with what stands on record. A finding is over only when it stayed away for `settleMs`,
 * so that a site that comes and goes is told of once. Pure.
 *
 * @param undecided kinds that could not be judged: theirs stay as they are
 */
export function followFindings(
  onRecord: readonly OpenFinding[],
  judged: { findings: readonly Finding[]; undecided: readonly FindingKind[] },
  now: Date,
  settleMs: number,
): FindingSteps {
  const byKind = new Map(onRecord.map((row) => [row.kind, row]));
  const found = new Set<string>(judged.findings.map(({ kind }) => kind));
  const gone = onRecord.filter(
    ({ kind }) => !found.has(kind) && !judged.undecided.some((one) => one === kind),
  );
  const isOver = (row: OpenFinding): row is OpenFinding & { clearedAt: Date } =>
    row.clearedAt !== null && now.getTime() - row.clearedAt.getTime() >= settleMs;
  return {
    open: judged.findings.filter(({ kind }) => !byKind.has(kind)),
    keep: judged.findings.flatMap((finding) => {
      const row = byKind.get(finding.kind);
      return row ? [{ id: row.id, finding }] : [];
    }),
    clear: gone.filter(({ clearedAt }) => clearedAt === null).map(({ id }) => id),
    close: gone.filter(isOver).map(({ id, clearedAt }) => ({ id, at: clearedAt })),
  };
}
