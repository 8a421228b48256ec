import { findLabelledTurns } from "./find-labelled-turns.ts";
import { splitAtAuthor } from "./split-at-author.ts";

/** One turn of an interview: a paragraph that begins with a dash; offsets of the words after it. */
export interface DialogueTurn {
  start: number;
  end: number;
  outerStart: number;
  question: boolean;
  /** The same turn goes on after the author's words. */
  continued: boolean;
}

const TURN = /(^|\n)[ \t]*[—–-][ \t]+(?=[\p{Lu}«“"„0-9])([^\n]*)/gu;
/** “— Текст, — сказал аким.”: author's words within the turn. */
const AUTHOR = /([,!?…]|\.)\s+[—–]\s+(?=\p{Ll})/u;

/**
 * Turns of dash dialogue, in order. A lone paragraph with a dash may be a list; two turns of which one asks are a
 * conversation, and a turn with the author's words in it is one by itself.
 */
export function findDialogue(text: string): DialogueTurn[] {
  const turns: DialogueTurn[] = [];
  let conversation = false;
  let asked = false;
  for (const match of text.matchAll(TURN)) {
    const line = match[2] ?? "";
    const start = match.index + match[0].length - line.length;
    const parts = splitAtAuthor(line.trimEnd());
    const author = AUTHOR.exec(line);
    if (parts.length === 1 && author) parts[0] = { start: 0, end: author.index + 1 };
    const first = parts[0] ?? { start: 0, end: 0 };
    const question = /\?\s*[»”"]?$/u.test(line.slice(0, first.end).trimEnd());
    if (author || parts.length > 1 || isAnnounced(text, match.index, match[0])) conversation = true;
    if (asked) conversation = true;
    asked ||= question;
    parts.forEach((part, i) => {
      const outerStart = i === 0 ? match.index + (match[1]?.length ?? 0) : start + part.start;
      const continued = i < parts.length - 1;
      turns.push({
        start: start + part.start,
        end: start + part.end,
        outerStart,
        question,
        continued,
      });
    });
  }
  const labelled = findLabelledTurns(text);
  if (labelled.length === 0) return conversation ? turns : [];
  return conversation
    ? [...labelled, ...turns].sort((a, b) => a.outerStart - b.outerStart)
    : labelled;
}

/** «… не скрывает негодования:» and one line with a dash; several of them would be a list. */
function isAnnounced(text: string, at: number, line: string): boolean {
  const before = text.slice(Math.max(0, at - 3), at).trimEnd();
  const next = text.slice(at + line.length, at + line.length + 6);
  return before.endsWith(":") && !/^\s*\n[ \t]*[—–-]/u.test(next);
}
