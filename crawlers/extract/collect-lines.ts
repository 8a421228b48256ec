import { breaksAround } from "./serialize-text.ts";

/** A line of a page as `serializeText` would print it, with where it stands. */
export interface PageLine {
  text: string;
  isHeading: boolean;
  /** The nearest element around that is no list, table or part of one; only to be compared. */
  container: unknown;
  /** What the container is called, the most general of its names, and the same of two around it. */
  names: readonly string[];
  linkChars: number;
  /** Line breaks before it: 2 begins a paragraph. */
  breaks: number;
}

const STRUCTURE = new Set("ul ol dl li dt dd table tbody thead tfoot tr td th caption".split(" "));
const MAX_DEPTH = 400;

/**
 * Lines of an element in document order. All that is told about them is taken now: whoever chooses among the
 * elements later may move and strip them. Pure.
 */
export function collectLines(root: Element): PageLine[] {
  const walk = {
    lines: [] as PageLine[],
    parts: [] as string[],
    linkChars: 0,
    block: root,
    due: 0,
  };
  visit(root, walk, false, 0);
  flush(walk);
  return walk.lines;
}

interface Walk {
  lines: PageLine[];
  parts: string[];
  linkChars: number;
  block: Element;
  due: number;
}

function flush(walk: Walk): void {
  const text = walk.parts
    .join("")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  if (text !== "") {
    const { block, linkChars, due: breaks } = walk;
    const container = containerOf(block);
    const isHeading = /^h[2-6]$/.test(block.localName);
    walk.lines.push({ text, isHeading, container, names: namesOf(container), linkChars, breaks });
    walk.due = 0;
  }
  walk.parts = [];
  walk.linkChars = 0;
}

function containerOf(block: Element): Element {
  let at = STRUCTURE.has(block.localName) ? block : (block.parentElement ?? block);
  while (STRUCTURE.has(at.localName) && at.parentElement !== null) at = at.parentElement;
  return at;
}

/** The first name in a class is the element's own; the others are its variants. */
function nameOf(element: Element | null): string {
  const name = /[^\s\d]+/.exec(element?.getAttribute("class") ?? "")?.[0] ?? "";
  return `${element?.localName ?? ""}.${name}`;
}

function namesOf(container: Element): string[] {
  const around = container.parentElement;
  return [container, around, around?.parentElement ?? null].map(nameOf);
}

function visit(element: Element, walk: Walk, inLink: boolean, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) {
      const { data } = child as Text;
      walk.parts.push(data);
      if (inLink) walk.linkChars += data.trim().length;
    } else if (child.nodeType === 1) {
      const name = (child as Element).localName;
      const breaks = breaksAround(name);
      if (name === "br") {
        flush(walk);
        walk.due = Math.min(2, walk.due + 1);
      } else if (breaks > 0) {
        const outer = walk.block;
        flush(walk);
        walk.due = Math.max(walk.due, breaks);
        walk.block = child as Element;
        visit(child as Element, walk, inLink, depth + 1);
        flush(walk);
        walk.due = Math.max(walk.due, breaks);
        walk.block = outer;
      } else {
        if (name === "td" || name === "th") walk.parts.push(" ");
        visit(child as Element, walk, inLink || name === "a", depth + 1);
      }
    }
  }
}
