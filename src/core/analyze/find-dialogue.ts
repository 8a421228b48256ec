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
const AUTHOR =
  /([,!?…]|\.)\s+[—–]\s+(?=(?!не )(?:\p{Ll}+ (?!не )){0,3}\p{Ll}+(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится|деді|дейді|деген|деп)(?!\p{L})|по (?:словам|мнению)|\p{Ll}+ [\p{Lu}])/u;

/**
 * Turns of dash dialogue, in order. A lone paragraph with a dash may be a list; two turns of which one asks are a
 * conversation, and a turn with the author's words in it is one by itself.
 */
export function findDialogue(text: string): DialogueTurn[] {
  const turns: DialogueTurn[] = [];
  const lines: Line[] = [];
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
    const alone = !author && parts.length === 1;
    const outer = match.index + (match[1]?.length ?? 0);
    lines.push({ turn: turns.length, start: outer, end: start + line.length, question, alone });
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
  alternate(text, lines, turns);
  const labelled = findLabelledTurns(text);
  if (labelled.length === 0) return conversation ? turns : [];
  return conversation
    ? [...labelled, ...turns].sort((a, b) => a.outerStart - b.outerStart)
    : labelled;
}

/** A paragraph of dialogue: its first turn, its place, whether it asks and whether no author speaks in it. */
interface Line {
  turn: number;
  start: number;
  end: number;
  question: boolean;
  alone: boolean;
}

/** In a conversation of two every other paragraph is the asker's, with a question mark or without: «– Но шестерых увезли. – Увезли.» */
function alternate(text: string, lines: Line[], turns: DialogueTurn[]): void {
  for (let from = 0; from < lines.length;) {
    let to = from + 1;
    while (to < lines.length && isNext(text, lines[to - 1] as Line, lines[to] as Line)) to++;
    const block = lines.slice(from, to);
    from = to;
    const asking = block.flatMap(({ question }, i) => (question ? [i] : []));
    const [first = 0] = asking;
    if (asking.length < 2 || asking.some((i) => (i - first) % 2 !== 0)) continue;
    block.forEach(({ turn, alone }, i) => {
      const own = turns[turn];
      if (own && alone && (i - first) % 2 === 0) own.question = true;
    });
  }
}

function isNext(text: string, before: Line, line: Line): boolean {
  return line.start - before.end < 8 && /^\s*$/u.test(text.slice(before.end, line.start));
}

/** «… не скрывает негодования:» and one line with a dash; several of them would be a list. */
function isAnnounced(text: string, at: number, line: string): boolean {
  const before = text.slice(Math.max(0, at - 3), at).trimEnd();
  const next = text.slice(at + line.length, at + line.length + 6);
  return before.endsWith(":") && !/^\s*\n[ \t]*[—–-]/u.test(next);
}
