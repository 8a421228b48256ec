import { diffWords, type DiffPart } from "../timeline/diff-words.ts";
import type { ChangedPassage } from "./alert-content.ts";

/** Characters of unchanged text shown on each side of a change; changes nearer than twice that are one passage. */
const contextUtf16 = 60;
/** Where a whole passage is new or gone, its beginning is enough for a mail. */
const maxChangeUtf16 = 600;

/** The places where `before` and `after` differ, in order, each with a few words around it. Pure. */
export function changedPassages(before: string, after: string): ChangedPassage[] {
  const groups: DiffPart[][] = [];
  let group: DiffPart[] = [];
  const parts = diffWords(before, after).filter((part) => part.text !== "");
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "same") {
      group.push({ ...part, text: shorten(part.text) });
      continue;
    }
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    if (!isFirst && !isLast && part.text.length <= 2 * contextUtf16) {
      group.push(part);
      continue;
    }
    if (!isFirst) {
      group.push({ kind: "same", text: headOf(part.text) });
      groups.push(group);
    }
    group = isLast ? [] : [{ kind: "same", text: tailOf(part.text) }];
  }
  if (group.length > 0) groups.push(group);
  return groups.filter(isVisible).map((passage) => ({
    before: passage.filter((part) => part.kind !== "added"),
    after: passage.filter((part) => part.kind !== "removed"),
  }));
}

/** Nothing but blanks and line ends changed: no reader would see it. */
const isVisible = (parts: DiffPart[]): boolean =>
  parts.some((part) => part.kind !== "same" && part.text.trim() !== "");

const shorten = (text: string): string =>
  text.length <= maxChangeUtf16
    ? text
    : `${text.slice(0, maxChangeUtf16).replace(/\s+\S*$/u, "")} …`;

function headOf(text: string): string {
  return text.length <= contextUtf16
    ? text
    : `${text.slice(0, contextUtf16).replace(/\s+\S*$/u, "")} …`;
}

function tailOf(text: string): string {
  return text.length <= contextUtf16
    ? text
    : `… ${text.slice(-contextUtf16).replace(/^\S*\s+/u, "")}`;
}
