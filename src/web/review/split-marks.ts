import type { Flag } from "./review-queries.ts";

export interface Segment {
  text: string;
  start: number;
  /** Flags that cover this stretch, the shortest first: the one a press opens. */
  flags: Flag[];
}

/** Cuts the text at the edges of flags, which may overlap and nest. Joining the segments gives the text. Pure. */
export function splitMarks(text: string, flags: Flag[]): Segment[] {
  const edges = [...new Set([0, text.length, ...flags.flatMap((flag) => [flag.start, flag.end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1]!;
    const covering = flags
      .filter((flag) => flag.start <= start && flag.end >= end)
      .toSorted((a, b) => a.end - a.start - (b.end - b.start));
    return { text: text.slice(start, end), start, flags: covering };
  });
}
