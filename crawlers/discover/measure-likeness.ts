const shingleWords = 3;

/** Shared runs of three words, 0 to 1 (Jaccard). Figures count as one another: counters and clocks are no difference. Pure. */
export function measureLikeness(a: string, b: string): number {
  const left = shingles(mask(a));
  const right = shingles(mask(b));
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((run) => right.has(run)).length;
  return shared / (left.size + right.size - shared);
}

/** How much of `text` stands in `page`, 0 to 1, by runs of three words, wherever they stand. 1 for a text without words. Pure. */
export function measureKept(text: string, page: string): number {
  const wanted = shingles(text);
  if (wanted.size === 0) return 1;
  const there = shingles(page);
  return [...wanted].filter((run) => there.has(run)).length / wanted.size;
}

const mask = (text: string) => text.replaceAll(/\p{N}+/gu, "0");

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  const runs = Math.max(1, words.length - shingleWords + 1);
  return new Set(
    Array.from({ length: runs }, (_, from) => words.slice(from, from + shingleWords).join(" ")),
  );
}
