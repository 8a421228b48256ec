import type { Document } from "./document.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { FrameNode } from "./read-frames.ts";
import type { Span } from "../types.ts";

/** Labels that are statements rather than names: their span is the clause. */
export const WIDE_LABELS: ReadonlySet<string> = new Set([
  "response.denial.literal", "response.denial.interpretive", "response.denial.implicatory", "response.minimisation",
  "response.victim-blaming", "response.blame-shifting", "response.attack-on-accuser", "response.bolstering",
  "response.inquiry", "response.acknowledgement", "response.prosecution-of-victims", "response.no-comment",
  "response.case-refused", "stigma.incitement", "stigma.moral-threat", "stigma.foreign-agent",
]); // prettier-ignore

const REACH = 10;

/** The words of the match; for statements up to the ends of the clause, never beyond the frame that holds them. */
export function spanOf(document: Document, frame: FrameNode, located: LocatedMatch, wide: boolean): Span {
  const { tokens: evidence, sentence } = located.match;
  const { tokens, text } = document;
  let first = evidence[0] as number;
  let last = evidence.at(-1) as number;
  if (wide) {
    const from = tokens.sentenceStarts[sentence] as number;
    const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
    for (let step = 0; step < REACH && first > from && isOpen(document, first - 1) && inside(document, frame, first - 1); step++) first--;
    for (let step = 0; step < REACH && last + 1 < to && isOpen(document, last) && inside(document, frame, last + 1); step++) last++;
  }
  const start = tokens.starts[first] as number;
  const end = tokens.ends[last] as number;
  return { start, end, exact: text.slice(start, end) };
}

/** No clause mark between `token` and the next. */
function isOpen(document: Document, token: number): boolean {
  const { tokens, text } = document;
  const gap = text.slice(tokens.ends[token] as number, tokens.starts[token + 1] as number);
  return !/[,;:()—–«»“”"\n]/u.test(gap.slice(0, 40));
}

function inside(document: Document, frame: FrameNode, token: number): boolean {
  const start = document.tokens.starts[token] as number;
  return start >= frame.start && (document.tokens.ends[token] as number) <= frame.end;
}
