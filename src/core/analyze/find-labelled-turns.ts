import type { DialogueTurn } from "./find-dialogue.ts";

const LABEL =
  /(^|\n)([ \t]*(?:(q|question|в|вопрос|с|сұрақ)|(a|answer|о|ответ|ж|жауап))[ \t]*[.:][ \t]+)(?=\S)([^\n]*)/giu;

/**
 * Turns of an interview that says “Q:” and “A:”, «Вопрос:» and «Ответ:», «Сұрақ:» and «Жауап:», in order; none where
 * only one of the two stands.
 */
export function findLabelledTurns(text: string): DialogueTurn[] {
  const turns: DialogueTurn[] = [];
  for (const match of text.matchAll(LABEL)) {
    const outerStart = match.index + (match[1]?.length ?? 0);
    const start = outerStart + (match[2]?.length ?? 0);
    const end = start + (match[5] ?? "").trimEnd().length;
    turns.push({ start, end, outerStart, question: match[3] !== undefined, continued: false });
  }
  const asks = turns.some((turn) => turn.question);
  const answers = turns.some((turn) => !turn.question);
  return asks && answers ? turns : [];
}
