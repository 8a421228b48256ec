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
    .filter((entry) => entry.kind === "said" || entry.kind === "relayed")
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const lastDenial = new Map<string, { label: string; at: string }>();
  const changes: TimelineEntry[] = [];
  for (const entry of statements) {
    for (const [authorityId, labels] of labelsByAuthority(entry)) {
      const earlier = lastDenial.get(authorityId);
      const later = labels.find((label) => movements.includes(label));
      const isLater = earlier !== undefined && Date.parse(entry.at) > Date.parse(earlier.at);
      // Who says the same again beside something new has not moved.
      if (isLater && later && !labels.includes(earlier.label)) {
        changes.push(changeOf(entry, authorityId, earlier, later));
        lastDenial.delete(authorityId);
      }
      const denial = labels.find((label) => denials.includes(label));
      if (denial) lastDenial.set(authorityId, { label: denial, at: entry.at });
    }
  }
  return changes;
}

/** One text may pass on the words of several authorities: each has a position of its own. */
function labelsByAuthority(entry: TimelineEntry): Map<string, string[]> {
  const labels = new Map<string, string[]>();
  for (const flag of entry.flags) {
    const authorityId = flag.authorityId ?? entry.authorityId;
    if (authorityId !== null)
      labels.set(authorityId, [...(labels.get(authorityId) ?? []), flag.label]);
  }
  return labels;
}

function changeOf(
  entry: TimelineEntry,
  authorityId: string,
  earlier: { label: string; at: string },
  toLabel: string,
): TimelineEntry {
  return {
    ...entry,
    id: `position-changed:${authorityId}:${entry.id}`,
    kind: "position-changed",
    authorityId,
    flags: [],
    acts: [],
    change: { fromLabel: earlier.label, fromAt: earlier.at, toLabel, toAt: entry.at },
  };
}
