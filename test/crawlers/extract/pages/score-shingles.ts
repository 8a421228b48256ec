/** How much of a text was found, and how much of what was found belongs to it. */
export interface Overlap {
  precision: number;
  recall: number;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const key = words.slice(at, at + 4).join(" ");
    if (key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const sum = (counts: Map<string, number>) =>
  [...counts.values()].reduce((all, one) => all + one, 0);

/** Overlap of four-word runs, the measure of the public article benchmark. Pure. */
export function scoreShingles(found: string, wanted: string): Overlap {
  const [got, want] = [shingles(found), shingles(wanted)];
  let hits = 0;
  for (const [key, count] of want) hits += Math.min(count, got.get(key) ?? 0);
  return { precision: hits / (sum(got) || 1), recall: hits / (sum(want) || 1) };
}

/** F1 of the mean precision and the mean recall, every page weighing the same. Pure. */
export function meanF1(pages: readonly Overlap[]): Overlap & { f1: number } {
  const mean = (key: keyof Overlap) =>
    pages.reduce((all, page) => all + page[key], 0) / (pages.length || 1);
  const [precision, recall] = [mean("precision"), mean("recall")];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}
