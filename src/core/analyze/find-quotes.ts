import { findDialogue } from "./find-dialogue.ts";
import type { DialogueTurn } from "./find-dialogue.ts";
import { splitAtAuthor } from "./split-at-author.ts";

/** One pair of quotation marks (or a line of dash dialogue); offsets are of what stands between the marks. */
export interface Quote {
  start: number;
  end: number;
  /** Where the marks themselves begin and end. */
  outerStart: number;
  outerEnd: number;
  /** Index of the quote around it, -1 for none. */
  parent: number;
  depth: number;
  /** The speech goes on in the next quote: a paragraph that opens again, or words after the author's. */
  continued: boolean;
  /** Index of the quote whose speech goes on in this one, -1 for none. */
  continues: number;
  /** A turn of dash dialogue: a question is the interviewer's. */
  turn?: "question" | "answer";
}

/** Deeper nesting is read as part of the quote at this depth: no text of people goes further. */
const MAX_DEPTH = 10;
/** A mark that finds no partner within so many paragraphs was a slip; the quote ends with its own paragraph. */
const MAX_PARAGRAPHS = 6;

const CLOSERS: Record<string, string> = {
  "«": "»",
  "“": "”",
  "„": "“”",
  "‘": "’",
  '"': '"',
  "'": "'",
  "‹": "›",
};

interface Open {
  index: number;
  mark: string;
  paragraphs: number;
  firstBreak: number;
}

/**
 * Pairs «», “”, „“, ‘’ and straight marks in one pass, nested, across paragraphs. Unpaired marks cost
 * nothing: an opening one ends with its paragraph, a closing one is ignored. Sorted by start. Pure.
 */
export function findQuotes(text: string): Quote[] {
  const quotes: Quote[] = [];
  const stack: Open[] = [];
  let overflow = 0;
  const marks = /[«»“”„‘’"'‹›]|\n[ \t\r\n]*/gu;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const mark = match[0];
    const at = match.index;
    if (mark[0] === "\n") {
      crossParagraph(text, at, at + mark.length, stack, quotes);
      if (stack.length === 0) overflow = 0;
      continue;
    }
    if (closes(text, at, mark, stack)) {
      if (overflow > 0) overflow--;
      else closeUntil(mark, at, stack, quotes);
    } else if (opens(text, at, mark)) {
      if (stack.length >= MAX_DEPTH) overflow++;
      else open(at, mark, stack, quotes);
    }
  }
  for (const left of stack) giveUp(left, text.length, quotes);
  const split = splitQuotes(text, settleParents(quotes));
  return linkContinued(withDialogue(split, findDialogue(text)));
}

/** Longest quotation in which the author's words are looked for. */
const MAX_SPLIT = 20_000;

/** Quotations with the author's words inside the marks become one part for each stretch of the speaker's. */
function splitQuotes(text: string, quotes: Quote[]): Quote[] {
  const inner = new Map<number, Quote[]>();
  for (const quote of quotes) {
    if (quote.parent < 0) continue;
    const list = inner.get(quote.parent);
    if (list) list.push(quote);
    else inner.set(quote.parent, [quote]);
  }
  const out: Quote[] = [];
  const newIndex = new Int32Array(quotes.length).fill(-1);
  const partsOf = new Map<number, number[]>();
  quotes.forEach((quote, index) => {
    const siblings = quote.parent < 0 ? [] : (partsOf.get(quote.parent) ?? []);
    const holder = siblings.find((part) => (out[part] as Quote).end >= quote.outerEnd);
    const parent = holder ?? (quote.parent < 0 ? -1 : (newIndex[quote.parent] as number));
    newIndex[index] = out.length;
    const { start, end } = quote;
    const parts =
      end - start > MAX_SPLIT || !/[—–-]\s/u.test(text.slice(start, end))
        ? [{ start: 0, end: end - start }]
        : splitAtAuthor(mask(text, quote, inner.get(index) ?? []), true);
    if (parts.length === 1 && parts[0]?.end === end - start) {
      out.push({ ...quote, parent });
      return;
    }
    partsOf.set(
      index,
      parts.map((part, i) => {
        const last = i === parts.length - 1;
        out.push({
          ...quote,
          parent,
          start: start + part.start,
          end: start + part.end,
          outerStart: i === 0 ? quote.outerStart : start + part.start,
          outerEnd: last && start + part.end === end ? quote.outerEnd : start + part.end,
          continued: last ? quote.continued : true,
        });
        return out.length - 1;
      }),
    );
  });
  return sortByStart(out);
}

function mask(text: string, quote: Quote, children: Quote[]): string {
  let out = "";
  let at = quote.start;
  for (const child of children) {
    if (child.outerStart < at) continue;
    out += text.slice(at, child.outerStart) + "»".repeat(child.outerEnd - child.outerStart);
    at = child.outerEnd;
  }
  return out + text.slice(at, quote.end);
}

/** Later parts come before quotes inside earlier ones; sorts by start and keeps the parents. */
function sortByStart(quotes: Quote[]): Quote[] {
  const order = quotes.map((_, index) => index);
  order.sort((a, b) => {
    const [left, right] = [quotes[a] as Quote, quotes[b] as Quote];
    return left.outerStart - right.outerStart || right.outerEnd - left.outerEnd || a - b;
  });
  const position = new Int32Array(quotes.length);
  order.forEach((index, at) => {
    position[index] = at;
  });
  return order.map((index) => {
    const quote = quotes[index] as Quote;
    return { ...quote, parent: quote.parent < 0 ? -1 : (position[quote.parent] as number) };
  });
}

/** Tells each quote which one it goes on from: the next beside a continued one. */
function linkContinued(quotes: Quote[]): Quote[] {
  const open = new Map<number, number>();
  quotes.forEach((quote, index) => {
    const before = open.get(quote.parent);
    if (before !== undefined) {
      quote.continues = before;
      open.delete(quote.parent);
    }
    if (quote.continued) open.set(quote.parent, index);
  });
  return quotes;
}

/** Turns of dialogue hold the quotes inside them. */
function withDialogue(quotes: Quote[], turns: DialogueTurn[]): Quote[] {
  if (turns.length === 0) return quotes;
  const turnQuotes = turns.map((turn): Quote => {
    const { start, end, outerStart, question } = turn;
    return {
      start,
      end,
      outerStart,
      outerEnd: end,
      parent: -1,
      depth: 1,
      continued: turn.continued,
      continues: -1,
      turn: question ? "question" : "answer",
    };
  });
  const all = [
    ...quotes.map((quote, index) => ({ quote, index })),
    ...turnQuotes.map((quote) => ({ quote, index: -1 })),
  ];
  all.sort(
    (a, b) => a.quote.outerStart - b.quote.outerStart || b.quote.outerEnd - a.quote.outerEnd,
  );
  const newIndex = new Int32Array(quotes.length);
  all.forEach(({ index }, position) => {
    if (index >= 0) newIndex[index] = position;
  });
  let turn = -1;
  all.forEach(({ quote, index }, position) => {
    if (index < 0) turn = position;
    else if (quote.parent >= 0) quote.parent = newIndex[quote.parent] as number;
    else if (turn >= 0 && (all[turn]?.quote.end ?? 0) >= quote.outerEnd) quote.parent = turn;
  });
  return all.map(({ quote }) => quote);
}

/** A quote that ended early is no parent of what came after its end; empty quotes go. */
function settleParents(quotes: Quote[]): Quote[] {
  const kept: Quote[] = [];
  const newIndex = new Int32Array(quotes.length).fill(-1);
  quotes.forEach((quote, i) => {
    let parent = quote.parent;
    while (parent >= 0 && (quotes[parent] as Quote).outerEnd < quote.outerEnd)
      parent = (quotes[parent] as Quote).parent;
    quote.parent = parent >= 0 ? (newIndex[parent] as number) : -1;
    quote.depth = quote.parent >= 0 ? (kept[quote.parent] as Quote).depth + 1 : 1;
    if (quote.end <= quote.start) return;
    newIndex[i] = kept.length;
    kept.push(quote);
  });
  return kept;
}

function open(at: number, mark: string, stack: Open[], quotes: Quote[]): void {
  quotes.push({
    start: at + 1,
    end: -1,
    outerStart: at,
    outerEnd: -1,
    parent: stack.at(-1)?.index ?? -1,
    depth: stack.length + 1,
    continued: false,
    continues: -1,
  });
  stack.push({ index: quotes.length - 1, mark, paragraphs: 0, firstBreak: -1 });
}

function closes(text: string, at: number, mark: string, stack: Open[]): boolean {
  if (mark === "’" || mark === "'") {
    const top = stack.at(-1);
    if (!top || !CLOSERS[top.mark]?.includes(mark)) return false;
    return !/\p{L}/u.test(text[at + 1] ?? "") && /\S/u.test(text[at - 1] ?? " ");
  }
  if (mark === '"') {
    if (!stack.some((entry) => entry.mark === '"')) return false;
    return !(/[\s(«“„[—]/u.test(text[at - 1] ?? " ") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ""));
  }
  if (mark === "“") return stack.at(-1)?.mark === "„";
  return stack.some((entry) => CLOSERS[entry.mark]?.includes(mark));
}

function opens(text: string, at: number, mark: string): boolean {
  if (mark === "«" || mark === "“" || mark === "„" || mark === "‹") return true;
  if (mark !== "‘" && mark !== "'" && mark !== '"') return false;
  return (
    !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") &&
    /[\p{L}\p{N}«“„‘'"—…¿¡([-]/u.test(text[at + 1] ?? " ")
  );
}

function closeUntil(mark: string, at: number, stack: Open[], quotes: Quote[]): void {
  while (stack.length > 0) {
    const top = stack.pop() as Open;
    const quote = quotes[top.index] as Quote;
    quote.end = at;
    quote.outerEnd = at;
    if (CLOSERS[top.mark]?.includes(mark)) {
      quote.outerEnd = at + 1;
      return;
    }
  }
}

/** At a paragraph's end an open quote goes on, or ends because the next paragraph opens anew. */
function crossParagraph(
  text: string,
  from: number,
  to: number,
  stack: Open[],
  quotes: Quote[],
): void {
  const outer = stack[0];
  if (!outer) return;
  if (outer.firstBreak < 0)
    for (const entry of stack) if (entry.firstBreak < 0) entry.firstBreak = from;
  const reopens = text[to] === outer.mark && outer.mark !== "'";
  outer.paragraphs++;
  const straight = outer.mark === '"' || outer.mark === "'";
  if (!reopens && !straight && outer.paragraphs < MAX_PARAGRAPHS) return;
  for (const entry of stack) giveUp(entry, from, quotes, reopens);
  stack.length = 0;
}

function giveUp(entry: Open, end: number, quotes: Quote[], continued = false): void {
  const quote = quotes[entry.index] as Quote;
  quote.end = !continued && entry.firstBreak >= 0 ? entry.firstBreak : end;
  quote.outerEnd = quote.end;
  quote.continued = continued && quote.parent < 0;
}
