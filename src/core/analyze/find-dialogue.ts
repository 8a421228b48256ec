/** One turn of an interview: a paragraph that begins with a dash; offsets of the words after it. */
export interface DialogueTurn {
  start: number;
  end: number;
  outerStart: number;
  question: boolean;
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
    const author = AUTHOR.exec(line);
    const end = author ? start + author.index + 1 : start + line.trimEnd().length;
    const question = /\?\s*[»”"]?$/u.test(text.slice(start, end));
    if (author) conversation = true;
    if (asked) conversation = true;
    asked ||= question;
    turns.push({ start, end, outerStart: match.index + (match[1]?.length ?? 0), question });
  }
  return conversation ? turns : [];
}
