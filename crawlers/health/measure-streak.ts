import type { HealthFacts } from "./health-facts.ts";

/** Failures in a row, up to now. */
export interface Streak {
  count: number;
  /** When it began. */
  since: Date;
  /** The cause that came most often; of equals the latest. */
  cause: string;
  /** How often each cause came. */
  causes: Record<string, number>;
  httpStatus: number | null;
}

const goodOutcomes = new Set(["ok", "not-modified", "unchanged"]);

/** True for a look that showed what it was for. */
export const isGood = (outcome: string): boolean => goodOutcomes.has(outcome);

/** The failures since the last good look. `looks`: newest first. Null where the last one was good, or none was. Pure. */
export function measureStreak(looks: HealthFacts["polls"]): Streak | null {
  const firstGood = looks.findIndex(({ outcome }) => isGood(outcome));
  const failed = firstGood === -1 ? looks : looks.slice(0, firstGood);
  if (failed.length === 0) return null;
  const causes: Record<string, number> = {};
  for (const { outcome } of failed) causes[outcome] = (causes[outcome] ?? 0) + 1;
  // Keys stand in the order in which they came, the latest first, and sorting keeps it among equals.
  const [cause] = Object.entries(causes).toSorted(([, a], [, b]) => b - a)[0]!;
  return {
    count: failed.length,
    since: failed.at(-1)!.startedAt,
    cause,
    causes,
    httpStatus: failed[0]!.httpStatus,
  };
}
