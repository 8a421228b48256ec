const WRAPPERS = new Set(["div", "section", "center"]);
/** Honest pages wrap five deep; how deep a text lies tells Readability something, so those are left alone. */
const LONG_CHAIN = 10;
const MAX_DEPTH = 200;

/**
 * Cuts long chains of boxes that hold nothing but the next box down to the innermost: reading costs text times
 * depth. Changes the tree.
 */
export function collapseWrappers(root: Element): void {
  visit(root, 0);
}

function visit(element: Element, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (let child = element.firstElementChild; child !== null;) {
    const next = child.nextElementSibling;
    const { end, length } = followChain(child);
    if (length >= LONG_CHAIN) child.replaceWith(end);
    visit(length >= LONG_CHAIN ? end : child, depth + 1);
    child = next;
  }
}

function followChain(start: Element): { end: Element; length: number } {
  let end = start;
  for (let length = 1; ; length++) {
    const inner = onlyChild(end);
    if (inner === null || !WRAPPERS.has(end.localName) || !WRAPPERS.has(inner.localName))
      return { end, length };
    end = inner;
  }
}

function onlyChild(element: Element): Element | null {
  const child = element.firstElementChild;
  if (child === null || child.nextElementSibling !== null) return null;
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 3 && (node as Text).data.trim() !== "") return null;
  }
  return child;
}
