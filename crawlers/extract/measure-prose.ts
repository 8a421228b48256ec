/** Shortest run of text between tags that counts as prose; labels, headings and teasers' titles are shorter. */
const MIN_RUN_CHARS = 60;

export interface Prose {
  /** Characters of prose in an element, links excluded. */
  of(element: Element): number;
  /** Characters of prose in the whole tree measured. */
  total: number;
}

/**
 * Measures prose per element in one pass. Text counts as prose when it is long, whether it stands in `<p>`,
 * between `<br>`, or bare in a table cell, as on old pages. Pure.
 */
export function measureProse(root: Element): Prose {
  const counts = new Map<Element, number>();
  const total = measure(root, counts, 0);
  return { total, of: (element) => counts.get(element) ?? 0 };
}

const INLINE = new Set(
  "b i u em strong font span small big a sup sub mark abbr cite q s code time".split(" "),
);

function measure(element: Element, counts: Map<Element, number>, depth: number): number {
  let prose = 0;
  let run = 0;
  const endRun = () => {
    if (run >= MIN_RUN_CHARS) prose += run;
    run = 0;
  };
  if (depth < 200) {
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) run += (child as Text).data.trim().length;
      else if (child.nodeType === 1) {
        const name = (child as Element).localName;
        if (name === "a") continue;
        const inner = measure(child as Element, counts, depth + 1);
        if (INLINE.has(name)) {
          const text = child.textContent ?? "";
          // A span around whole paragraphs has its own prose; a word in italics belongs to the run around it.
          if (inner > 0 && run === 0) prose += inner;
          else run += Math.min(text.length, 2_000);
        } else {
          endRun();
          prose += inner;
        }
      }
    }
  }
  endRun();
  counts.set(element, prose);
  return prose;
}
