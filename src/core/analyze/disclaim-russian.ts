import type { Document } from "./document.ts";

/** Characters before and behind a match that are looked at. */
const BEFORE = 160;
const AFTER = 60;
/** «Не считает участниц провокаторами», «не располагает данными о финансировании», «никто не называл их больными». */
const DISCLAIMS =
  /(?<!\p{L})(?:(?:не|никогда|никто не|нельзя|нет желания)\s+(?:\p{L}+\s+){0,3}?(?:счита(?:ет|ют|л|ла|ли|ем|ю|ть)|называ(?:ет|ют|л|ла|ли|ем|ю|ть)|назвал[аи]?|назвать|утвержда\p{L}+|заявлял\p{L}*|говорил\p{L}*|обвиня\p{L}+|располага\p{L}+|подтвержда\p{L}+|разделя\p{L}+|поддержива\p{L}+|думал[аи]?|полага\p{L}+|(?:име(?:ет|ют|ем|ю|л[аи]?))\s+(?:\p{L}+\s+)?(?:данны|сведени|оснований|доказательств|информаци)\p{L}*)|(?:нет|без)\s+(?:\p{L}+\s+)?(?:данных|сведений|оснований|доказательств|подтверждений))(?!\p{L})/giu;
/** «Заразой их называть нельзя» */
const DISCLAIMS_AFTER =
  /^[^.;!?—–]{0,25}(?<!\p{L})(?:(?:называть|назвать|считать|обзывать|именовать)\s+(?:\p{L}+\s+)?(?:нельзя|недопустимо|не\s|неправильно|неверно)|не\s+(?:назов|назвал|назыв|счита))/iu;
/** What takes a statement up again: «…, но эти – провокаторы». */
const TURNS = /[.;!?—–]|,\s+(?:но|однако|а|зато|хотя)\s/u;
/** «Сообщение о том, что нарушений не выявлено, действительности не соответствует» */
const REPORTED =
  /(?<!\p{L})(?:сообщени|информаци|утверждени|слух|сведени|публикаци|заявлени|новост|верси|утверждать|заявлять|говорить)\p{L}*[^.;!?]{0,40}(?:,\s*(?:что|будто|якобы)|о\s+том)(?!\p{L})[^.;!?]*$/iu;
const UNTRUE =
  /^[^.;!?]{0,30}(?:не\s+соответству\p{L}+|не\s+подтверд\p{L}+|(?<!\p{L})(?:ложн|неверн|недостоверн|ошибочн)\p{L}*|неправд|вымысел|фейк|опроверг|больше\s+не\s+мо|не\s+мо(?:гу|жет|гут|жем)(?!\p{L})|не\s+бер[уе])/iu;

/** Does a Russian voice say that it does not call, hold or know somebody to be so? Pure; looks at a bounded stretch. */
export function isDisclaimed(
  document: Document,
  from: number,
  first: number,
  last: number,
): boolean {
  const { text, tokens } = document;
  const at = tokens.starts[first] as number;
  const before = text.slice(Math.max(tokens.starts[from] as number, at - BEFORE), at);
  for (const match of before.matchAll(DISCLAIMS))
    if (!TURNS.test(before.slice(match.index + match[0].length))) return true;
  const end = tokens.ends[last] as number;
  return DISCLAIMS_AFTER.test(text.slice(end, end + AFTER));
}

/** Is the Russian statement one that a report is said to make untruly? Pure; looks at a bounded stretch. */
export function isUntrueReport(
  document: Document,
  from: number,
  first: number,
  last: number,
): boolean {
  const { text, tokens } = document;
  const at = tokens.starts[first] as number;
  const end = tokens.ends[last] as number;
  if (!UNTRUE.test(text.slice(end, end + AFTER))) return false;
  return REPORTED.test(text.slice(Math.max(tokens.starts[from] as number, at - BEFORE), at));
}
