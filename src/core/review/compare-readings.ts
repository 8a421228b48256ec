/** A mark as far as two readings of one text are compared by it. Offsets are of the same stored text. */
export interface ReadMark {
  label: string;
  role: string;
  start: number;
  end: number;
}

export interface Comparison {
  /** For each new mark the position of the old one that it is again, or null when it is new. */
  again: (number | null)[];
  /** Positions of old marks that the new reading does not have. */
  gone: number[];
}

/**
 * Which marks of a new reading are those of an old one: the same label on the same role, on words that overlap; of several
 * the one with most words in common. Each old mark goes on in one new one at most. Pure.
 */
export function compareReadings(before: ReadMark[], after: ReadMark[]): Comparison {
  const pairs = after.flatMap((mark, to) =>
    before.flatMap((old, from) => {
      const common = Math.min(mark.end, old.end) - Math.max(mark.start, old.start);
      return mark.label === old.label && mark.role === old.role && common > 0
        ? [{ from, to, common }]
        : [];
    }),
  );
  pairs.sort((a, b) => b.common - a.common || a.from - b.from || a.to - b.to);
  const again: (number | null)[] = after.map(() => null);
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (taken.has(from) || again[to] !== null) continue;
    again[to] = from;
    taken.add(from);
  }
  return { again, gone: before.flatMap((_, index) => (taken.has(index) ? [] : [index])) };
}
