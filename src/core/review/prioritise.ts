import type { Act, Flag, SuggestedLink } from "../types.ts";

export interface ReviewNeed {
  /** Higher comes first. */
  priority: number;
  reasons: { code: string; params: Record<string, string | number> }[];
  /** Put before people again, although they had done with it: a new reading found what they have not seen. */
  again: boolean;
}

/** What only a new reading found waits behind all that is new in the world. */
const REREAD_PRIORITY = 5;

/**
 * Whether a version needs a person, and how soon: words of an authority on a known incident first, then other flags on one,
 * then flags of authorities anywhere, then suggestions. Null when nothing was marked. Pure.
 */
export function prioritise(reading: {
  flags: Pick<Flag, "label" | "speaker">[];
  acts: Pick<Act, "act">[];
  links: Pick<SuggestedLink, "incidentId" | "decision">[];
  changed: boolean;
  /** How a new analyzer's reading differs from the one before; null for a first reading. */
  reread: { added: number; gone: number } | null;
}): ReviewNeed | null {
  const linked = reading.links.filter((link) => link.decision === "linked").length;
  const suggested = reading.links.filter((link) => link.decision === "suggested").length;
  const official = reading.flags.filter((flag) => flag.speaker.role === "official").length;
  const reasons: ReviewNeed["reasons"] = [];
  if (official > 0) reasons.push({ code: "review.official-flags", params: { count: official } });
  else if (reading.flags.length > 0)
    reasons.push({ code: "review.flags", params: { count: reading.flags.length } });
  if (reading.acts.length > 0 && linked + suggested > 0)
    reasons.push({ code: "review.acts", params: { count: reading.acts.length } });
  if (linked > 0) reasons.push({ code: "review.linked", params: { count: linked } });
  if (suggested > 0) reasons.push({ code: "review.suggested", params: { count: suggested } });
  if (reading.changed && linked > 0) reasons.push({ code: "review.changed", params: {} });
  const { reread } = reading;
  const differs = reread !== null && reread.added + reread.gone > 0;
  if (differs) reasons.push({ code: "review.reread", params: { ...reread } });
  const relevant = linked + suggested > 0 || official > 0 || reading.flags.length > 0 || differs;
  if (!relevant) return null;
  const priority =
    (linked > 0 ? 100 : suggested > 0 ? 40 : 0) +
    (official > 0 ? 50 : reading.flags.length > 0 ? 20 : 0) +
    (reading.changed ? 10 : 0);
  return {
    priority: reread ? Math.min(priority, REREAD_PRIORITY) : priority,
    reasons,
    again: differs && reread.added > 0,
  };
}
