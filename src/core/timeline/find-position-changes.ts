import type { TimelineEntry } from "./timeline-types.ts";

/** What an authority can move away from, and what it can move to. Early “no facts” and a later case may be honest updating. */
const denials = [
  "response.denial.literal",
  "response.denial.interpretive",
  "response.minimisation",
  "response.case-refused",
  "response.no-comment",
];
const movements = [
  "response.inquiry",
  "response.acknowledgement",
  "response.prosecution-of-victims",
  "response.condemnation",
];

/**
 * Where one authority's later statement has another position than an earlier one: shown as “changed”, with both days.
 * “Contradiction” is a word that only a person may use. Pure.
 */
export function findPositionChanges(entries: TimelineEntry[]): TimelineEntry[] {
  const statements = entries
    .filter(
      (entry) => (entry.kind === "said" || entry.kind === "relayed") && entry.authorityId !== null,
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const lastDenial = new Map<string, { label: string; at: string }>();
  const changes: TimelineEntry[] = [];
  for (const entry of statements) {
    const authorityId = entry.authorityId!;
    const earlier = lastDenial.get(authorityId);
    const labels = entry.flags.map((flag) => flag.label);
    const later = labels.find((label) => movements.includes(label));
    // Who says the same again beside something new has not moved.
    if (
      earlier &&
      later &&
      !labels.includes(earlier.label) &&
      Date.parse(entry.at) > Date.parse(earlier.at)
    ) {
      changes.push({
        ...entry,
        id: `position-changed:${entry.id}`,
        kind: "position-changed",
        flags: [],
        acts: [],
        change: { fromLabel: earlier.label, fromAt: earlier.at, toLabel: later, toAt: entry.at },
      });
      lastDenial.delete(authorityId);
    }
    const denial = labels.find((label) => denials.includes(label));
    if (denial) lastDenial.set(authorityId, { label: denial, at: entry.at });
  }
  return changes;
}
