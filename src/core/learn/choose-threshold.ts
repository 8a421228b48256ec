/** What the model said of an example that its weights had not seen, and whether it was true. */
export interface Judged {
  label: string;
  probability: number;
  isTrue: boolean;
}

/** How many examples the experience of all labels counts beside a label's own. */
const COMMON_WEIGHT = 12;
/** The model marks nothing by itself that is not at least this probable. */
const LEAST_PROBABILITY = 0.5;

/**
 * The least probability from which on at least `precision` of a label's examples are true. A label has few examples at high
 * probabilities, so what all labels together show there counts as `COMMON_WEIGHT` examples more. Null where there is no such
 * point. Pure.
 */
export function chooseThreshold(
  all: readonly Judged[],
  label: string,
  precision: number,
): number | null {
  const sorted = [...all].sort((a, b) => b.probability - a.probability);
  const own = { count: 0, right: 0 };
  const common = { count: 0, right: 0 };
  let chosen: number | null = null;
  for (const one of sorted) {
    if (one.probability < LEAST_PROBABILITY) break;
    for (const tally of one.label === label ? [own, common] : [common]) {
      tally.count++;
      if (one.isTrue) tally.right++;
    }
    if (one.label !== label) continue;
    const shared = (COMMON_WEIGHT * common.right) / common.count;
    if ((own.right + shared) / (own.count + COMMON_WEIGHT) >= precision) chosen = one.probability;
  }
  return chosen;
}
