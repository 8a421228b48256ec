import { gapAfter } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { isNegative } from "./kazakh-grammar.ts";

/** Words behind «деген» and «деп» that are looked at. */
const REACH = 5;
const RETRACTS =
  /^(?:жоққа|теріске|негізсіз|жалған|өтірік|қате|қайтарып|қайтып|растай|растама\p{L}*|сенбе\p{L}*|келіспе\p{L}*|аулақ\p{L}*)$/u;

/**
 * Kazakh says what becomes of the words behind them: «… деп айтқан жоқпыз», «… деп бағаламайды», «… деген мәліметті жоққа
 * шығарды», «… деген уәжінен бас тартты». True where the speaker takes them back; `at`..`to` is the cue.
 */
export function takesBack(work: Work, at: number, to: number): boolean {
  const words: string[] = [];
  for (let i = at; i < Math.min(work.segment.tokens.length, to + REACH); i++) {
    words.push(work.document.tokens.words[work.segment.tokens[i] as number]?.text ?? "");
    if (/[,;:.!?…—–]/u.test(gapAfter(work, i))) break;
  }
  const attributive = /^де(?:ген|й?тін|у)/u.test(words[0] ?? "");
  // «деп мәлімдеді, …»: behind a finite verb another thought begins
  const scope = attributive ? words : words.slice(0, to - at + 3);
  for (let i = 1; i < scope.length; i++) {
    const word = scope[i] as string;
    const next = scope[i + 1] ?? "";
    if (/^(?:жоққа|теріске)$/u.test(word)) return !isNegative(next);
    if (word === "бас" && next.startsWith("тарт")) return !isNegative(next);
    if (attributive && RETRACTS.test(word)) return true;
    if (/^(?:жоқ|емес)(?:пын|пін|пыз|піз|сің|сіз)?$/u.test(word) && !attributive) return true;
    if (/^(?:рас|дұрыс|шындық)$/u.test(word) && next === "емес") return true;
    if (!attributive && isNegative(word)) return true;
  }
  return false;
}
