/** Weights of few labels, by their places; all others weigh nothing. */
export interface FewWeights {
  labels: readonly number[];
  values: readonly number[];
}

/** `3:110 7:-42` → 1.1 at 3 and -0.42 at 7. */
export function readFewWeights(text: string, size: number): FewWeights {
  const labels: number[] = [];
  const values: number[] = [];
  for (const part of text.split(" ")) {
    const colon = part.indexOf(":");
    const label = Number(part.slice(0, colon));
    const value = Math.fround(Number(part.slice(colon + 1)) / 100);
    if (label >= size || value === 0) continue;
    labels.push(label);
    values.push(value);
  }
  return { labels, values };
}

/** The weights of those labels that have a place in `places`, at it (-1: none); null where nothing is left. */
export function pickWeights(
  { labels, values }: FewWeights,
  places: readonly number[],
): FewWeights | null {
  const picked = { labels: [] as number[], values: [] as number[] };
  for (let i = 0; i < labels.length; i++) {
    const place = places[labels[i] as number] as number;
    if (place < 0) continue;
    picked.labels.push(place);
    picked.values.push(values[i] as number);
  }
  return picked.labels.length === 0 ? null : picked;
}
