import type { Document, Mention } from "./document.ts";
import { fullNameOf } from "./full-name.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { Speaker } from "../types.ts";

/** Is the nearest speaker before the evidence somebody who is no authority (“адвокаты не комментируют”)? */
export function isAboutOthers(document: Document, located: LocatedMatch): boolean {
  const from = document.tokens.sentenceStarts[located.match.sentence] as number;
  const first = located.match.tokens[0] as number;
  const last = located.match.tokens.at(-1) as number;
  let nearest: Mention | null = null;
  for (let i = from; i <= last; i++) {
    const mention = document.mentions.get(i);
    if (
      !mention ||
      mention.role === "self" ||
      mention.role === "pronoun" ||
      mention.role === "media"
    )
      continue;
    if (i <= first || !nearest)
      if (mention.role === "official") return false;
      else nearest = mention;
  }
  return nearest !== null && (nearest.role === "other" || nearest.role === "activist");
}

/** The authority that is said to have acted or kept silent: the nearest one mentioned in the sentence or just before it. */
export function findSubject(document: Document, located: LocatedMatch): Speaker | null {
  const { tokens } = document;
  const { sentence, tokens: evidence } = located.match;
  const from = tokens.sentenceStarts[sentence] as number;
  const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
  const first = evidence[0] as number;
  let best: Mention | null = null;
  let distance = Infinity;
  for (let i = from; i < to; i++) {
    const mention = document.mentions.get(i);
    if (mention?.role !== "official") continue;
    const away = Math.abs(mention.start - first);
    if (away < distance) [best, distance] = [mention, away];
  }
  const before = tokens.sentenceStarts[sentence - 1];
  if (!best && before !== undefined) {
    for (let i = before; i < from; i++) {
      const mention = document.mentions.get(i);
      if (mention?.role === "official") best ??= mention;
    }
  }
  if (!best) return null;
  best = headOf(document, best);
  return {
    name: fullNameOf(document, best),
    authorityId: best.authorityId,
    role: "official",
  };
}

/** «Департамент | полиции», «Комитет | уголовно-исполнительной системы»: what stands before in one name is whose name it is. */
function headOf(document: Document, mention: Mention): Mention {
  for (let i = mention.start - 1; i >= Math.max(0, mention.start - 4); i--) {
    const before = document.mentions.get(i);
    if (before?.role !== "official" && before?.role !== "head" && before?.role !== "office-head")
      continue;
    const end =
      (document.tokens.starts[before.start] as number) + fullNameOf(document, before).length;
    if (end >= (document.tokens.ends[mention.end] as number)) return headOf(document, before);
  }
  return mention;
}
