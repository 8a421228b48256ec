import type { PageLine } from "./collect-lines.ts";

const MAX_LINK_SHARE = 0.35;
const ALIKE_CHARS = 200;
const MAX_HEADING_CHARS = 250;
const MIN_LINKED_HEADINGS = 3;

/**
 * Puts back what Readability drops between the paragraphs it keeps: headings, items, quotes and rows that stand in
 * the same part of the page, and further parts that are built alike. `lines` are the page's, cleaned, in order.
 *
 * @param kept text of Readability's choice, as serialised
 * @returns lines of the article, in order, or null where what was kept cannot be found again among `lines`. Pure.
 */
export function restoreGaps(lines: readonly PageLine[], kept: string): string | null {
  const wanted = new Map<string, number>();
  for (const line of kept.split("\n")) wanted.set(line, (wanted.get(line) ?? 0) + 1);
  wanted.delete("");
  const isKept = lines.map(({ text }) => {
    const left = wanted.get(text) ?? 0;
    if (left > 0) wanted.set(text, left - 1);
    return left > 0;
  });
  const missing = [...wanted.values()].some((left) => left > 0);
  if (missing || !isKept.includes(true)) return null;
  restoreSameContainer(lines, isKept);
  restoreAlike(lines, isKept);
  restoreHeadings(lines, isKept);
  const parts: string[] = [];
  let breaks = 0;
  lines.forEach((line, at) => {
    breaks = Math.max(breaks, line.breaks);
    if (isKept[at] !== true) return;
    if (parts.length > 0) parts.push("\n".repeat(Math.max(1, breaks)));
    parts.push(line.text);
    breaks = 0;
  });
  return parts.join("");
}

const isText = ({ text, linkChars }: PageLine) => linkChars < MAX_LINK_SHARE * text.length;

/** Between the first and the last line that is kept in a part of the page. */
function restoreSameContainer(lines: readonly PageLine[], isKept: boolean[]): void {
  const spans = new Map<unknown, { first: number; last: number }>();
  lines.forEach(({ container }, at) => {
    if (isKept[at] !== true) return;
    const span = spans.get(container);
    if (span === undefined) spans.set(container, { first: at, last: at });
    else span.last = at;
  });
  lines.forEach((line, at) => {
    const span = spans.get(line.container);
    if (span !== undefined && at > span.first && at < span.last && isText(line)) isKept[at] = true;
  });
}

/** Names of layout, which parts without anything in common share. */
const LAYOUT_NAME =
  /^\w+\.(?:$|(?:row|col|columns?|container|wrap(?:per)?|inner|content|block|section|box|item|grid|cell|clearfix|card|widget|flex|text-\w+)(?:$|[-_\d]))/;

/** Systems that build a text from frames give all of them one name. */
function restoreAlike(lines: readonly PageLine[], isKept: boolean[]): void {
  const signatureOf = ({ names }: PageLine) => names.join(" ");
  const chars = new Map<string, number>();
  lines.forEach((line, at) => {
    if (isKept[at] !== true) return;
    const signature = signatureOf(line);
    chars.set(signature, (chars.get(signature) ?? 0) + line.text.length);
  });
  const containers = Map.groupBy(lines.keys(), (at) => lines[at]?.container);
  for (const [container, group] of containers) {
    const first = lines[group[0] ?? -1];
    if (container === undefined || first === undefined || isKept[group[0] ?? -1] === true) continue;
    if (LAYOUT_NAME.test(first.names[0] ?? "")) continue;
    if ((chars.get(signatureOf(first)) ?? 0) < ALIKE_CHARS) continue;
    const prose = group.map((at) => lines[at]).filter((line) => line !== undefined);
    const length = prose.reduce((sum, { text }) => sum + text.length, 0);
    const linked = prose.reduce((sum, { linkChars }) => sum + linkChars, 0);
    const isProse = prose.some(({ text }) => text.length > 100) && linked < 0.2 * length;
    if (length < ALIKE_CHARS || !isProse) continue;
    for (const at of group) isKept[at] ||= isText(lines[at] ?? first);
  }
}

/**
 * A heading belongs to the paragraph behind it. One that is a link leads elsewhere, unless several do: then the
 * page is a list of texts, as the front of a blog is.
 */
function restoreHeadings(lines: readonly PageLine[], isKept: boolean[]): void {
  const first = isKept.indexOf(true);
  const linked: number[] = [];
  for (let at = lines.length - 2; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined || isKept[at] === true || isKept[at + 1] !== true) continue;
    if (!line.isHeading || line.text.length > MAX_HEADING_CHARS) continue;
    if (!isText(line)) linked.push(at);
    else if (at > first) isKept[at] = true;
  }
  const isList = linked.length >= MIN_LINKED_HEADINGS;
  for (const at of linked)
    if (isList && lines[at]?.names[0] === lines[linked[0] ?? at]?.names[0]) isKept[at] = true;
}
