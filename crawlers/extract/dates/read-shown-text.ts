/**
 * Text of an element with its parts kept apart: «28.09.19» beside «12:44» in two spans is not «28.09.1912:44».
 * White space is evened. Pure.
 */
export function readShownText(element: Element): string {
  const parts: string[] = [];
  collect(element, parts, 0);
  return squeeze(parts.join(" "));
}

/** White space evened, edges cut. Pure. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

function collect(element: Element, parts: string[], depth: number): void {
  if (depth > 50) return;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) parts.push((child as Text).data);
    else if (child.nodeType === 1) collect(child as Element, parts, depth + 1);
  }
}
