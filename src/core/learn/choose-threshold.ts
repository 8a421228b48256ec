/** What the model said of an example that its weights had not seen, and whether it was true. */
export interface Judged {
  label: string;
  probability: number;
  isTrue: boolean;
}

/** How many examples the experience of all labels counts beside a label's own. */
const COMMON_WEIGHT = 12;

/**
 * The least probability from which on at least `precision` of a label's examples are true. A label has few examples at high
 * probabilities, so what all labels together show there counts as `COMMON_WEIGHT` examples more. Null where there is no such
 * point; never below `least`. Pure.
 */
export function chooseThreshold(
  all: readonly Judged[],
  label: string,
  precision: number,
  least: number,
): number | null {
  const sorted = [...all].sort((a, b) => b.probability - a.probability);
  const own = { count: 0, right: 0 };
  const common = { count: 0, right: 0 };
  let chosen: number | null = null;
  for (const [i, one] of sorted.entries()) {
    for (const tally of one.label === label ? [own, common] : [common]) {
      tally.count++;
      if (one.isTrue) tally.right++;
    }
    // what is equally probable is marked together or not at all
    if (own.count === 0 || sorted[i + 1]?.probability === one.probability) continue;
    const shared = (COMMON_WEIGHT * common.right) / common.count;
    if ((own.right + shared) / (own.count + COMMON_WEIGHT) >= precision) chosen = one.probability;
  }
  return chosen === null ? null : Math.max(chosen, least);
}
