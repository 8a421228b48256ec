import { between } from "./document.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** Words between an office and the body it belongs to: “head of the city's new customs service”. */
const OF_REACH = 6;
/** Words between a name and the office that tells of it: “Marat Osken, a senior adviser to …”, “…, who now leads …”. */
const APPOSITION_REACH = 5;
const OF = /^(of|for|at|in|to|with|from|on)$/u;
const ARTICLE = /^(a|an|the|one|then|now|currently|acting|former|its|their|his|her|our)$/u;
const HOLDS =
  /^(chairs|chaired|heads|headed|leads|led|runs|ran|directs|directed|is|was|serves|served|sits|sat|works|worked|commands|commanded|represents|represented|oversees|oversaw|manages|managed|edits|edited|founded|speaks)$/u;
const OFFICE_OF = /^\s+(?:of|for|at|in)\s[^,;:—–()«»“”"]{1,50},\s*$/u;
/** “vice-minister of education Saule Dyusen”: a field in small letters between the post and the name. */
const FIELD = /^ (?:of|for) (?:[a-z]+ ){1,4}$/u;
/** “a man from the akimat”: the house tells who it is. */
const ANYBODY =
  /(?:^|\s)(?:m[ae]n|wom[ae]n|persons?|people|guys?|lady|ladies|gentleman|gentlemen|someone|somebody|girl|voice|workers?|caller|visitors?|delegation|doctors?|secretary|accountant)$/iu;
const DESK = /(?:reception|desk|office|hotline|service cent(?:re|er)|counter|switchboard)$/iu;
/** “a man who introduced himself as a police officer” */
const AS_WHOM =
  /^,? who (?:introduced|identified|presented|described) (?:himself|herself|themselves) as (?:an? |the )?$/iu;
const NAMED = /^(called|named|nicknamed)$/u;
const BREAKS = new Set<string>([
  "say", "impersonal", "according", "deny", "call", "verdict", "that", "relative", "adversative", "crowd", "speech-noun",
]); // prettier-ignore

/**
 * Do two mentions of an English sentence stand for one speaker: an office and its body, a name and what its bearer
 * is, before or after? `null` where this shows nothing either way.
 */
export function joinsEnglish(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean | null {
  if (isNamed(document, segment, left, right)) return true;
  const words = wordsBetween(document, segment, left.to, right.from);
  if (words === null || !isLatin(document, segment, right.from)) return null;
  const gap = textBetween(document, segment, left.to, right.from);
  if (words.length === 0 && /^,\s*$/u.test(gap) && isTitled(document, segment, left, right))
    return true;
  if (words.length === 0)
    return /,/u.test(gap) && isClause(document, segment, left, right) ? false : null;
  const isHead = left.role === "head" || left.role === "office-head";
  if (isHead && !/[,;:—–()«»“”"]/u.test(gap))
    return OF.test(words[0] ?? "") && words.length <= OF_REACH && right.role !== "head"
      ? true
      : null;
  if (isAnybodyFrom(document, segment, left, right)) return true;
  if (right.isNameOnly && !left.isNameOnly)
    return (OFFICE_OF.test(gap) && closes(document, segment, right)) ||
      (left.role === "official" && FIELD.test(gap) && closes(document, segment, right)) ||
      isGroupByName(document, segment, right.from, words, gap)
      ? true
      : null;
  if (left.isNameOnly && !right.isNameOnly && isOfHouse(words, gap, right)) return true;
  if (!left.isNameOnly || right.isNameOnly || !/^\s*,/u.test(gap)) return null;
  const rest = gap.replace(/^\s*,(?:\s*\d{1,2}\s*,)?/u, "");
  if (/[,;:—–()«»“”"]/u.test(rest)) return null;
  const told = words.filter((word) => !/^\d/u.test(word));
  if (told.length > APPOSITION_REACH) return null;
  if (ARTICLE.test(told[0] ?? "")) return true;
  return /^(who|which)$/u.test(told[0] ?? "") && told.slice(1, 4).some((word) => HOLDS.test(word))
    ? true
    : null;
}

const TITLE =
  /^(?:professor|dr|doctor|academician|colonel|general|major|captain|lieutenant|mr|ms|mrs)\.? \p{Lu}/iu;

/** “The rector of the state university, Professor Aidar Zhumin, said”: a title and a name tell who holds the office. */
function isTitled(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  if (left.isNameOnly || left.role !== "official" || !TITLE.test(right.name ?? "")) return false;
  return closes(document, segment, right);
}

/** “a man from the akimat”, “someone from the education department”: nobody in particular, but of an authority. */
export function isAnybodyFrom(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  if (left.role !== "other" || right.role !== "official" || !ANYBODY.test(left.name ?? ""))
    return false;
  const gap = textBetween(document, segment, left.to, right.from);
  if (/^ from (?:[a-z'-]+ ){0,4}$/iu.test(gap)) return true;
  if (AS_WHOM.test(gap)) return true;
  // “the girl at the dean's office”: behind a desk, and not merely there
  return /^ (?:at|in|on) the $/u.test(gap) && DESK.test(right.name ?? "");
}

/** “Marat Osken from the prosecutor's office”, “Dana Altay of the group Tan”. */
function isOfHouse(words: readonly string[], gap: string, right: SpeakerPhrase): boolean {
  if (right.role !== "official" && right.role !== "activist") return false;
  if (words.length > 4 || /[,;:—–()«»“”"]/u.test(gap)) return false;
  return /^(?:from|of|with)$/u.test(words[0] ?? "");
}

/** “a neighbour called Raushan”: no verb, but how the name is told. */
function isNamed(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  return (
    right.from - left.to === 2 &&
    right.isNameOnly &&
    !left.isNameOnly &&
    isNamedHere(document, segment, left.to + 1)
  );
}

/** Does “called” at this place only tell a name, before the verb that speaks? */
export function isNamedHere(document: Document, segment: Segment, at: number): boolean {
  const wordAt = (position: number): string =>
    document.tokens.words[segment.tokens[position] as number]?.text ?? "";
  if (!NAMED.test(wordAt(at)) || /^(was|were|is|are|been|has|have|had)$/u.test(wordAt(at - 1)))
    return false;
  if (segment.quotes.some((quote) => quote.at === at + 1)) return false;
  let to = at + 1;
  while (document.tokens.words[segment.tokens[to] as number]?.shape === "title" && to - at <= 3)
    to++;
  const next = segment.tokens[to];
  if (to === at + 1 || next === undefined) return false;
  return (
    document.cues.get(next)?.some((hit) => hit.kind === "say" || hit.kind === "crowd") === true
  );
}

/** “an activist of the group Tan”, “a reporter for the portal Tobyl Line”: the noun tells that a name follows. */
function isGroupByName(
  document: Document,
  segment: Segment,
  from: number,
  words: readonly string[],
  gap: string,
): boolean {
  if (words.length < 2 || !OF.test(words[0] ?? "") || /[,;:—–()«»“”"]/u.test(gap)) return false;
  const noun = segment.tokens[from - 1] as number;
  return document.cues.get(noun)?.some((hit) => hit.kind === "name-noun") === true;
}

/** “the deputy mayor of the town, Erik Sabyr, …”: a name that a comma closes, or the verb that speaks. */
function closes(document: Document, segment: Segment, name: SpeakerPhrase): boolean {
  const next = segment.tokens[name.to + 1];
  const end = document.tokens.ends[segment.tokens[name.to] as number] as number;
  if (next === undefined || /^\s*[,)]/u.test(document.text.slice(end, end + 3))) return true;
  return document.cues.get(next)?.some((hit) => hit.kind === "say") === true;
}

/** “Zarina, activists say, was beaten”: what stands between the commas speaks and is no name's office. */
function isClause(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  const next = segment.tokens[right.to + 1];
  if (!left.isNameOnly || next === undefined) return false;
  const speaks = document.cues.get(next)?.some((hit) => hit.kind === "say") === true;
  const after = segment.tokens[right.to + 2];
  return speaks && after !== undefined && /,/u.test(between(document, next, after));
}

/** Words between two places; null where one of them speaks or begins a clause of its own. */
function wordsBetween(
  document: Document,
  segment: Segment,
  from: number,
  to: number,
): string[] | null {
  if (to - from - 1 > OF_REACH + 1) return null;
  const words: string[] = [];
  for (let i = from + 1; i < to; i++) {
    const token = segment.tokens[i] as number;
    const text = document.tokens.words[token]?.text ?? "";
    const relative = /^(who|which)$/u.test(text);
    const office = HOLDS.test(text);
    const hits = document.cues.get(token);
    if (!relative && !office && hits?.some((hit) => BREAKS.has(hit.kind))) return null;
    if (segment.quotes.some((quote) => quote.at === i)) return null;
    words.push(text);
  }
  return words;
}

function textBetween(document: Document, segment: Segment, from: number, to: number): string {
  const start = document.tokens.ends[segment.tokens[from] as number] as number;
  return document.text.slice(start, document.tokens.starts[segment.tokens[to] as number]);
}

function isLatin(document: Document, segment: Segment, at: number): boolean {
  return /^[a-z]/u.test(document.tokens.words[segment.tokens[at] as number]?.text ?? "");
}
