export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Beyond this many edits the middle is shown as replaced whole: nobody reads such a diff word by word. */
const maxEdits = 1500;

const tokensOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/**
 * What changed from `before` to `after`, word by word (Myers 1986). Joining the parts that are not `added` gives
 * `before`, joining those not `removed` gives `after`. Pure.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const middle = diffTokens(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return merge([
    ...a.slice(0, head).map(same),
    ...middle,
    ...(tail > 0 ? a.slice(-tail).map(same) : []),
  ]);
}

const same = (text: string): DiffPart => ({ kind: "same", text });

function diffTokens(a: string[], b: string[]): DiffPart[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, maxEdits); edits += 1) {
    trace.push(new Map(furthest));
    for (let k = -edits; k <= edits; k += 2) {
      const down =
        k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
    furthest = new Map(furthest);
  }
  return [
    ...a.map((text): DiffPart => ({ kind: "removed", text })),
    ...b.map((text): DiffPart => ({ kind: "added", text })),
  ];
}

function walkBack(a: string[], b: string[], trace: Map<number, number>[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits]!;
    const k = x - y;
    const down =
      k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const previousX = furthest.get(down ? k + 1 : k - 1) ?? 0;
    const previousY = previousX - (down ? k + 1 : k - 1);
    while (x > Math.max(previousX, 0) && y > Math.max(previousY, 0)) {
      parts.push(same(a[x - 1]!));
      [x, y] = [x - 1, y - 1];
    }
    if (edits === 0) break;
    if (down) parts.push({ kind: "added", text: b[(y -= 1)]! });
    else parts.push({ kind: "removed", text: a[(x -= 1)]! });
  }
  return parts.toReversed();
}

/** Neighbours of one kind become one part, a space between two changed words goes with them; removed stands before added. */
function merge(parts: DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) merged.push({ kind: "removed", text: removed });
    if (added) merged.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, part] of parts.entries()) {
    const standsBetweenChanges =
      part.kind === "same" &&
      /^\s+$/u.test(part.text) &&
      removed + added !== "" &&
      parts[index + 1] !== undefined &&
      parts[index + 1]!.kind !== "same";
    if (standsBetweenChanges) [removed, added] = [removed + part.text, added + part.text];
    else if (part.kind === "removed") removed += part.text;
    else if (part.kind === "added") added += part.text;
    else {
      flush();
      const last = merged.at(-1);
      if (last?.kind === "same") last.text += part.text;
      else merged.push({ ...part });
    }
  }
  flush();
  return merged;
}
