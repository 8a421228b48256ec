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

/** Words that the span of a statement reaches beyond its evidence, over commas; of a name, within its phrase. */
const STATEMENT_REACH = 12;
const PHRASE_REACH = 3;

/** The words of the match with what belongs to them, never beyond the frame or the sentence that holds them. */
export function spanOf(
  document: Document,
  frame: FrameNode,
  located: LocatedMatch,
  wide: boolean,
): Span {
  const { tokens: evidence, sentence } = located.match;
  const { tokens, text } = document;
  let first = evidence[0] as number;
  let last = evidence.at(-1) as number;
  const from = tokens.sentenceStarts[sentence] as number;
  const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
  const reach = wide ? STATEMENT_REACH : PHRASE_REACH;
  const border = wide ? /[;:()«»“”"\n]/u : /[,;:()—–«»“”"\n]/u;
  const open = (token: number): boolean =>
    !border.test(text.slice(tokens.ends[token], tokens.starts[token + 1]).slice(0, 40));
  for (
    let step = 0;
    step < reach && first > from && open(first - 1) && inside(document, frame, first - 1);
    step++
  )
    first--;
  for (
    let step = 0;
    step < reach && last + 1 < to && open(last) && inside(document, frame, last + 1);
    step++
  )
    last++;
  const start = tokens.starts[first] as number;
  const end = tokens.ends[last] as number;
  return { start, end, exact: text.slice(start, end) };
}

function inside(document: Document, frame: FrameNode, token: number): boolean {
  const start = document.tokens.starts[token] as number;
  return start >= frame.start && (document.tokens.ends[token] as number) <= frame.end;
}
