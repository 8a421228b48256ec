const words = (list: string) => new Set(list.split(" "));

const PARAGRAPH = words(
  "p div section article main header footer aside nav blockquote pre table ul ol dl h1 h2 h3 h4 h5 h6 " +
    "figure figcaption form fieldset address hr details summary center tbody thead tfoot body",
);
const LINE = words("li tr dt dd caption");
const CELL = words("td th");

/** Line breaks that an element of that name has before and behind it: 2 for a paragraph, 1 for a line, 0 inside one. Pure. */
export function breaksAround(name: string): number {
  return PARAGRAPH.has(name) ? 2 : LINE.has(name) ? 1 : 0;
}

const ELEMENT = 1;
const TEXT = 3;
const MAX_DEPTH = 400;

/**
 * The text of an element as a reader sees it: paragraphs separated by one empty line, list items, table rows
 * and single `<br>` by a line break, cells by a space. No line has leading or trailing white space. Pure.
 */
export function serializeText(root: Node): string {
  const writer = new TextWriter();
  write(root, writer, 0, false);
  return writer.finish();
}

function write(node: Node, writer: TextWriter, depth: number, preformatted: boolean): void {
  if (depth > MAX_DEPTH) return;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const { data } = child as Text;
      if (preformatted) writer.lines(data);
      else writer.text(data);
    } else if (child.nodeType === ELEMENT) {
      const name = (child as Element).localName;
      if (name === "br") writer.lineBreak();
      else {
        const edge = breaksAround(name);
        writer.edge(edge);
        if (CELL.has(name)) writer.text(" ");
        write(child, writer, depth + 1, preformatted || name === "pre");
        writer.edge(edge);
      }
    }
  }
}

/** Collects text; breaks are held back until text follows, so that neighbours share one. */
class TextWriter {
  readonly #parts: string[] = [];
  /** Line breaks due before the next text: 0, 1 (line) or 2 (paragraph). */
  #due = 0;
  #spaceDue = false;

  edge(breaks: number): void {
    this.#due = Math.max(this.#due, breaks);
  }

  /** One `<br>` ends a line, two in a row end a paragraph. */
  lineBreak(): void {
    this.#due = Math.min(2, this.#due + 1);
  }

  text(raw: string): void {
    const text = raw.replace(/[\s\u00a0]+/g, " ");
    const bare = text.trim();
    if (text.startsWith(" ")) this.#spaceDue = true;
    if (bare === "") return;
    if (this.#parts.length > 0) {
      if (this.#due > 0) this.#parts.push("\n".repeat(this.#due));
      else if (this.#spaceDue) this.#parts.push(" ");
    }
    this.#parts.push(bare);
    this.#due = 0;
    this.#spaceDue = text.endsWith(" ");
  }

  lines(raw: string): void {
    raw.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.lineBreak();
      this.text(line);
    });
  }

  finish(): string {
    return this.#parts.join("");
  }
}
