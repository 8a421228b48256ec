import { isModelReason } from "../learn/name-reason.ts";
import type { Reason } from "../types.ts";

/**
 * Where the words stand that make a passage a slur: what rules name. The learned model also names words that only tend to
 * stand beside a slur; they count where no rule says more. Pure.
 */
export function slurEvidence(reasons: readonly Reason[]): Reason["evidence"][] {
  const byRules = reasons.filter(({ rule }) => !isModelReason(rule));
  return (byRules.length > 0 ? byRules : reasons).map(({ evidence }) => evidence);
}
