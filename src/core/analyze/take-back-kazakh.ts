import { gapAfter, wordAt } from "./attribution-work.ts";
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
    words.push(wordAt(work, i));
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

/** «Егер әкімдік „…“ десе»: nobody has said it yet. */
export function isSupposed(work: Work, at: number, to: number): boolean {
  if (!/с[ае]$/u.test(wordAt(work, to))) return false;
  for (let i = 0; i < at; i++)
    if (/^(?:егер|ертең|мүмкін|болашақта|келешекте|тағы)$/u.test(wordAt(work, i))) return true;
  return false;
}

/** Is what the cue before reported itself a denial? */
export function deniesDenial(work: Work, at: number): boolean {
  const before = work.out.findLast((a) => a.at < at && a.takenBack);
  if (!before) return false;
  const quote = work.segment.quotes.findLast((q) => q.at <= before.at);
  const source = quote && work.document.quotes[quote.quote];
  const words = work.document.text
    .slice(source?.start ?? before.start, source?.end ?? before.end)
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => isNegative(word) || /^(?:жоқ|емес)/u.test(word));
}

/** «… деп санайды дегенді жоққа шығарды»: the words of the cue right before are denied with it. */
export function takeBackNeighbour(work: Work, at: number): void {
  for (const other of work.out) {
    if (other.phrase?.genitive || other.at >= at || at - other.at > REACH + 2) continue;
    const end = other.at + other.cue.end - other.cue.start;
    let named = wordAt(work, other.at).startsWith("дег");
    let apart = false;
    for (let i = end; i < at; i++) {
      if (i > end && wordAt(work, i).startsWith("дег")) named = true;
      if (/[,;:.!?—–]/u.test(gapAfter(work, i))) apart = true;
    }
    if (named && !apart) [other.denies, other.takenBack] = [true, true];
  }
}
