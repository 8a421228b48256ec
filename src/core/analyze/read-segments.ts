import type { Document } from "./document.ts";

/** A quote as one unit of the sentence around it; it stands before the `at`-th token of the segment. */
export interface QuoteItem {
  quote: number;
  at: number;
}

/** One sentence at one level of quotation: its own words, quotes in it as opaque units. */
export interface Segment {
  /** Quote whose inside this is, -1 for the page itself. */
  container: number;
  tokens: number[];
  quotes: QuoteItem[];
  start: number;
  end: number;
  startsParagraph: boolean;
}

/** A sentence longer than this is cut, so that work stays linear on text without full stops. */
const MAX_ITEMS = 300;

/** Segments by container, in document order. Linear: each token belongs to one container. Pure. */
export function readSegments(document: Document): Segment[] {
  const items = collectItems(document);
  const segments: Segment[] = [];
  for (const [container, list] of items) splitContainer(document, container, list, segments);
  return segments.sort((a, b) => a.start - b.start || a.container - b.container);
}

/** Per container its tokens (≥ 0) and child quotes (as -1 - index), in order. */
function collectItems(document: Document): Map<number, number[]> {
  const { tokens, quotes, quoteOf } = document;
  const items = new Map<number, number[]>();
  const placed = new Uint8Array(quotes.length);
  const push = (container: number, item: number): void => {
    const list = items.get(container);
    if (list) list.push(item);
    else items.set(container, [item]);
  };
  for (let i = 0; i < tokens.length; i++) {
    let quote = quoteOf[i] as number;
    push(quote, i);
    while (quote >= 0 && placed[quote] === 0) {
      placed[quote] = 1;
      const parent = quotes[quote]?.parent ?? -1;
      // the placeholder goes before what the parent gets later; its own first token was just pushed elsewhere
      push(parent, -1 - quote);
      quote = parent;
    }
  }
  return items;
}

function splitContainer(
  document: Document,
  container: number,
  list: number[],
  into: Segment[],
): void {
  let current: number[] = [];
  let paragraph = true;
  for (let i = 0; i < list.length; i++) {
    const item = list[i] as number;
    const previous = list[i - 1];
    let boundary = previous === undefined ? 2 : breakBetween(document, previous, item);
    if (current.length >= MAX_ITEMS) boundary = Math.max(boundary, 1);
    if (boundary > 0 && current.length > 0) {
      into.push(makeSegment(document, container, current, paragraph));
      current = [];
    }
    if (boundary > 0) paragraph = boundary === 2;
    current.push(item);
  }
  if (current.length > 0) into.push(makeSegment(document, container, current, paragraph));
}

function breakBetween(document: Document, left: number, right: number): number {
  const { text, tokens, quotes, boundaries } = document;
  if (left >= 0 && right === left + 1) return boundaries[right] as number;
  const from = left >= 0 ? (tokens.ends[left] as number) : (quotes[-1 - left]?.outerEnd ?? 0);
  const to = right >= 0 ? (tokens.starts[right] as number) : (quotes[-1 - right]?.outerStart ?? 0);
  const gap = text.slice(from, Math.min(to, from + 200));
  const newline = gap.indexOf("\n");
  if (newline >= 0) {
    const dash = /^\s*[—–-]\s*\p{Ll}/u.test(text.slice(from + newline, to + 1));
    if (!dash) return 2;
  }
  if (/[.!?…](\s|$)/u.test(gap)) return 1;
  if (left < 0) {
    // «…!» Он ушёл. — but «…!» — сказал он, “…?” she asked
    const quote = quotes[-1 - left];
    const closedSentence =
      quote && /[.!?…]\s*$/u.test(text.slice(Math.max(quote.start, quote.end - 2), quote.end));
    if (closedSentence && !/[,—–:;-]/u.test(gap) && (right < 0 || /\p{Lu}/u.test(text[to] ?? "")))
      return 1;
  }
  return 0;
}

function makeSegment(
  document: Document,
  container: number,
  items: number[],
  startsParagraph: boolean,
): Segment {
  const { tokens, quotes } = document;
  const segment: Segment = { container, tokens: [], quotes: [], start: 0, end: 0, startsParagraph };
  for (const item of items) {
    if (item >= 0) segment.tokens.push(item);
    else segment.quotes.push({ quote: -1 - item, at: segment.tokens.length });
  }
  const first = items[0] as number;
  const last = items.at(-1) as number;
  segment.start =
    first >= 0 ? (tokens.starts[first] as number) : (quotes[-1 - first]?.outerStart ?? 0);
  segment.end = last >= 0 ? (tokens.ends[last] as number) : (quotes[-1 - last]?.outerEnd ?? 0);
  return segment;
}
