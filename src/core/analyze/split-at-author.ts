/** A stretch of somebody's words, offsets in the text given. */
export interface Part {
  start: number;
  end: number;
}

/**
 * «Это не протест, — считает аким. — Это спектакль»: Russian and Kazakh put the author's words inside one pair of
 * marks. They begin after a mark and a dash with a verb of speech and end with a stop and a dash, or with the quotation.
 */
const AUTHOR =
  /(?<=[,!?…»”.])\s+[—–-]\s+((?:(?:как|так|и|тут же|снова|тихо|громко|наконец|затем|потом|тогда|также|далее)\s+)?(?:\p{Ll}{2,}(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится)|по словам|по мнению|деді|дейді|деген|деп|депті|дейди)(?![\p{L}\p{N}])[^—–\n«»„“”]{0,240}?)(?:[.,;:!?…]\s+[—–-]\s+|[.,]?\s*$)/gu;
/** Words that look like such a verb and are none. */
const NO_VERB =
  /^(значит|стало|было|был|была|были|нет|лет|есть|будет|будут|может|могут|хочет|деп ата)/u;

/**
 * The words of a quotation without those of the author between them, in order; one part when there are none.
 * `masked` is the inside of the marks (`inMarks`) or a line of dialogue, inner quotations blanked out at equal length.
 */
export function splitAtAuthor(masked: string, inMarks = false): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const match of masked.matchAll(AUTHOR)) {
    if (NO_VERB.test(match[1] ?? "")) continue;
    if (match.index <= start) continue;
    // «Учаскелік маған „…“, – деді», – дейді адвокат: the last words inside the marks report the inner quotation
    const ends = match.index + match[0].length === masked.length;
    if (inMarks && ends && /»[,.!?]?$/u.test(masked.slice(0, match.index))) continue;
    parts.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (parts.length === 0) return [{ start: 0, end: masked.length }];
  if (/[\p{L}\p{N}]/u.test(masked.slice(start))) parts.push({ start, end: masked.length });
  return parts;
}
