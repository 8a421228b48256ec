const PARAGRAPH = new Set(
  (
    "p div section article main header footer aside nav blockquote pre table ul ol dl h1 h2 h3 h4 h5 h6 " +
    "figure figcaption form fieldset address hr details summary center tbody thead tfoot body"
  ).split(" "),
);
const LINE = new Set("li tr dt dd caption".split(" "));
const CELL = new Set(["td", "th"]);

const ELEMENT = 1;
const TEXT = 3;

/**
 * The text of an element as a reader sees it: paragraphs separated by one empty line, list items, table rows
 * and single `<br>` by a line break, cells by a space. No line has leading or trailing white space. Pure.
 */
export function serializeText(root: Node): string {
  const parts: string[] = [];
  write(root, parts, 0, false);
  return tidy(parts.join(""));
}

function write(node: Node, parts: string[], depth: number, preformatted: boolean): void {
  if (depth > 400) return;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const value = (child as Text).data;
      parts.push(preformatted ? value : value.replace(/[\s\u00a0]+/g, " "));
    } else if (child.nodeType === ELEMENT) {
      const name = (child as Element).localName;
      if (name === "br") parts.push("\u0001");
      else {
        const edge = PARAGRAPH.has(name)
          ? "\u0002"
          : LINE.has(name)
            ? "\u0001"
            : CELL.has(name)
              ? " "
              : "";
        // A break of a list item or row is a line break, not half an empty line.
        if (edge !== "") parts.push(edge === "\u0001" ? "\u0003" : edge);
        write(child, parts, depth + 1, preformatted || name === "pre");
        if (edge !== "") parts.push(edge === "\u0001" ? "\u0003" : edge);
      }
    }
  }
}

/** Control characters stand for edges while writing: 1 = br, 2 = paragraph edge, 3 = line edge. */
function tidy(raw: string): string {
  return raw
    .replace(/[ \t]*[\u0001-\u0003][\s\u0001-\u0003]*/g, (edges) => {
      if (edges.includes("\u0002")) return "\n\n";
      return (edges.match(/\u0001/g)?.length ?? 0) >= 2 ? "\n\n" : "\n";
    })
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
