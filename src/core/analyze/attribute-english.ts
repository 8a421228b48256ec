import type { Attribution, Work } from "./attribution-work.ts";
import {
  breaksBefore,
  gapAfter,
  gapBefore,
  resolve,
  tokenEnd,
  tokenStart,
} from "./attribution-work.ts";
import type { CueHit, Document } from "./document.ts";
import { cueAt } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isNamedHere } from "./join-english.ts";
import type { Segment } from "./read-segments.ts";

const DETERMINER =
  /^(the|a|an|this|these|those|his|her|its|their|our|my|your|no|any|such|every|another|official|of|first|latest|written|public|to|with|by|in|for|against|despite|amid|after|about|from|on|at|these|several|many|some|two|three)$/u;
const POSSESSIVE = /^\p{L}+(?:'s|s')$/u;
/** After a subject that stands behind its verb nothing of a clause may follow but to whom, when and where. */
const AFTER_SUBJECT =
  /^(on|in|at|during|to|after|later|earlier|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|this|through|via|by|when|while|as|with|from|for|and|of|who|whose|adding|citing|referring|commenting|answering|recalling|before|against|about|near|outside|without|again|too|also|then|afterwards|over|under|into)$/u;
const BY_WHOM =
  /^(uttered|used|voiced|spoken|coined|written|penned|signed|sent|issued|published|posted|chosen|employed|thrown|hurled|addressed|delivered|made|given|directed|repeated|circulated|released|distributed|levelled|leveled|flung|dictated|drawn|put|invented|favoured|applied|shouted|quoted|read|authored|attributed|endorsed|shared|retweeted|reposted)$/u;
const AS_DONE =
  /^(did|does|do|has|had|puts|put|phrased|phrases|would|likes|expressed|calls|called|said|says|wrote|writes|termed|chose|claims|claimed)$/u;

/** “…, uttered by a senator”: done by somebody named after it. */
export function isPassiveHere(document: Document, segment: Segment, at: number): boolean {
  return [1, 2, 3].some(
    (step) => document.tokens.words[segment.tokens[at + step] as number]?.text === "by",
  );
}

/** Is a word that can be a verb of speech a noun here: “the ministry's claim that”, “reports of”, “a promise”? */
export function isNounHere(document: Document, segment: Segment, at: number): boolean {
  const wordAt = (position: number): string =>
    document.tokens.words[segment.tokens[position] as number]?.text ?? "";
  const here = wordAt(at);
  const before = wordAt(at - 1);
  if (!/^[a-z]/u.test(here) || /(said|told|wrote|ing)$/u.test(here)) return false;
  if (isNamedHere(document, segment, at)) return true;
  // “Repeated calls to the press service went unanswered”
  if (/^(?:calls|appeals|answers|replies|reports|demands)$/u.test(here) && wordAt(at + 1) === "to")
    return at <= 1 || !document.mentions.has(segment.tokens[at - 1] as number);
  // “the alleged beating of residents”
  if (here.endsWith("ed"))
    return /^(the|a|an|his|her|its|their|our|of|about|over|any|no|despite|after|amid|by|with|for|these|those|all|such)$/u.test(
      before,
    );
  if (segment.quotes.some((quote) => quote.at === at)) return false;
  // “the official explains that …” is a person, “the official claim that …” is none
  if (
    before === "official" &&
    here.endsWith("s") &&
    /^(?:the|an|one|this|another)$/u.test(wordAt(at - 2))
  )
    return false;
  if (at > 0 && (DETERMINER.test(before) || POSSESSIVE.test(before))) return true;
  if (at === 0) return wordAt(1) === "of" || wordAt(1) === "by";
  // “the police's latest claim”: an adjective between
  const token = segment.tokens[at - 1] as number;
  const plain = !document.mentions.has(token) && !document.cues.get(token);
  const outer = at > 1 ? wordAt(at - 2) : "";
  return (
    plain &&
    /(al|ic|ive|ous|ful|est|ent|ant|ary|false|new|old|own|bold|bald)$/u.test(before) &&
    (POSSESSIVE.test(outer) || /^(the|a|an|this|his|her|their|its|our)$/u.test(outer))
  );
}

const COMPLEMENT = /^(to|about|of|for|on|in|with|into|at|against)$/u;

/**
 * A verb within words that somebody is given already, and that gives nothing away: “said that a wife who complains to the
 * police …”, “said that they want to teach us …”, “citing the police, the agency writes that …”.
 */
export function isIdleInside(work: Work, cue: CueHit, at: number, to: number): boolean {
  if (!/^[a-z]/u.test(wordAt(work, at)) || cue.kind !== "say") return false;
  const start = tokenStart(work, at);
  const around = work.out.findLast((one) => one.start <= start && one.end > start);
  if (!around || around.cue.kind === "call" || around.start === around.end) return false;
  if (around.cue.kind === "according")
    return work.phrases.some((p) => p.to === at - 1 && p.role === "media");
  if (work.segment.quotes.some((quote) => quote.at > to && quote.at - to <= 4)) return false;
  if (wordAt(work, at - 1) === "to") return true;
  return COMPLEMENT.test(wordAt(work, to + 1)) && !/[,:]/u.test(gapBefore(work, at));
}

/** “What the doctor wrote is covered by …”: the words before are the object, and nothing after it was said. */
export function isObjectClause(work: Work, to: number): boolean {
  return (
    /^(is|are|was|were|has|does|will|remains|became)$/u.test(wordAt(work, to + 1)) &&
    work.segment.tokens
      .slice(0, to)
      .some((_, i) => /^(what|whatever|all|everything)$/u.test(wordAt(work, i)))
  );
}

/** “She said A, and that B”: the clause of “that” is the second one. */
export function isSecondThat(work: Work, to: number, that: number): boolean {
  return that - 2 > to + 1 && /^(and|or|but)$/u.test(wordAt(work, that - 2));
}

/** “…, the regional ministry said”: where the phrase begins with its article and adjectives. */
export function startOfPhrase(work: Work, phrase: SpeakerPhrase): number {
  let from = phrase.from;
  while (from > 0 && phrase.from - from < 4 && /^\s*$/u.test(gapBefore(work, from))) {
    const token = work.segment.tokens[from - 1] as number;
    const word = wordAt(work, from - 1);
    const plain = !work.document.cues.has(token) && !work.document.mentions.has(token);
    if (!/^[a-z]/u.test(word) || !(plain || /^(the|a|an|one)$/u.test(word))) break;
    from--;
    if (/^(the|a|an)$/u.test(word)) break;
  }
  return from;
}

export function wordAt(work: Work, position: number): string {
  return work.document.tokens.words[work.segment.tokens[position] as number]?.text ?? "";
}

/** “… say the police behaved well”: a verb after it makes the phrase the subject of what is said, not of saying. */
export function endsClause(work: Work, phrase: SpeakerPhrase): boolean {
  const next = work.segment.tokens[phrase.to + 1];
  if (next === undefined || /[^\s]/u.test(gapAfter(work, phrase.to))) return true;
  const word = work.document.tokens.words[next]?.text ?? "";
  // “reads the department's summary of the day”
  if (wordAt(work, phrase.to).endsWith("'s")) return true;
  return AFTER_SUBJECT.test(word) || word.endsWith("ly");
}

/** “The words ‘…’, uttered by a senator, …” and “‘…’, as the minister did on Tuesday”: whose, without a verb of speech. */
export function quotedBy(work: Work): void {
  for (const { at: from } of work.segment.quotes) {
    if (work.out.some((known) => Math.abs(known.at - from) <= 1)) continue;
    const found = agentNear(work, from) ?? doneBy(work, from);
    if (found) work.out.push(found);
  }
  work.out.sort((a, b) => a.at - b.at);
}

function agentNear(work: Work, quoteAt: number): Attribution | null {
  const { segment, phrases } = work;
  for (let i = Math.max(0, quoteAt - 6); i < Math.min(segment.tokens.length, quoteAt + 4); i++) {
    if (!BY_WHOM.test(wordAt(work, i))) continue;
    const by = [1, 2, 3, 4, 5, 6].find((step) => wordAt(work, i + step) === "by");
    if (by === undefined) continue;
    const agent = phrases.find((p) => p.from > i + by && p.from - i - by <= 4);
    if (!agent || breaksBefore(work, i + by, agent.from)) continue;
    return attributionTo(work, agent, i);
  }
  return null;
}

function doneBy(work: Work, quoteAt: number): Attribution | null {
  const { segment, phrases } = work;
  for (let i = quoteAt; i < Math.min(segment.tokens.length, quoteAt + 3); i++) {
    if (wordAt(work, i) !== "as") continue;
    const who = phrases.find((p) => p.from > i && p.from - i <= 3);
    if (who && AS_DONE.test(wordAt(work, who.to + 1))) return attributionTo(work, who, i);
  }
  return null;
}

function attributionTo(work: Work, phrase: SpeakerPhrase, at: number): Attribution | null {
  const speaker = resolve(work, phrase, "", true);
  if (speaker === null) return null;
  const token = work.segment.tokens[at] as number;
  const cue: CueHit = { kind: "speech-noun", start: token, end: token };
  const { end } = work.segment;
  return { speaker, cue, at, denies: false, phrase, carried: false, start: end, end };
}

/** “Nobody fell, it said”: a body or its letter speaks; null where “it” is nobody who was named. */
export function speakingIt(work: Work, at: number): SpeakerPhrase | null {
  const token = work.segment.tokens[at - 1];
  if (token === undefined || work.document.tokens.words[token]?.text !== "it") return null;
  return {
    from: at - 1,
    to: at - 1,
    role: "pronoun",
    name: "it",
    authorityId: null,
    oblique: false,
    locative: false,
    isNameOnly: false,
  };
}

/** “It was a matter for the court, we were told”: the words before a told-to clause that ends the sentence. */
export function toldBefore(
  work: Work,
  at: number,
  to: number,
): { start: number; end: number } | null {
  const { segment } = work;
  const from = at - 2;
  if (from <= 0 || !/,\s*$/u.test(gapBefore(work, from))) return null;
  if (to + 1 < segment.tokens.length && !gapAfter(work, to).startsWith(",")) return null;
  const goesOn = to + 1 < segment.tokens.length;
  return { start: segment.start, end: goesOn ? segment.end : tokenEnd(work, from - 1) };
}

const OWNED = /^(of|from|by)$/u;

/** Whose a document is: “the certificate drawn up by the prison hospital”, “a letter from …”, “the statement of …”. */
export function ownerOfNoun(work: Work, to: number): SpeakerPhrase | null {
  const { segment, document, phrases } = work;
  const owner = phrases.find((p) => p.from > to && p.from - to <= 8 && p.role !== "self");
  if (!owner || breaksBefore(work, to, owner.from)) return null;
  for (let i = to + 1; i < owner.from; i++) {
    const token = segment.tokens[i] as number;
    if (cueAt(document, token, "say") && !BY_WHOM.test(document.tokens.words[token]?.text ?? ""))
      return null;
  }
  return [to + 1, to + 2, to + 3, to + 4].some(
    (i) =>
      i < owner.from && OWNED.test(document.tokens.words[segment.tokens[i] as number]?.text ?? ""),
  )
    ? owner
    : null;
}

const SHOWN =
  /^(caption|captions|words|inscription|slogan|heading|headline|comment|post|message|text|poster|banner|placard|sign|tweet|status|sticker|leaflet|note)$/u;

/** “He left a note with the words ‘…’”: what is written is the subject's. */
export function showsOwn(work: Work, at: number): SpeakerPhrase | null {
  if (!SHOWN.test(work.document.tokens.words[work.segment.tokens[at] as number]?.text ?? ""))
    return null;
  if (!work.segment.quotes.some((quote) => quote.at > at && quote.at - at <= 2)) return null;
  const subjects = work.phrases.filter((p) => p.to < at && !p.oblique && p.role !== "self");
  return subjects.find((p) => p.role !== "unknown") ?? subjects[0] ?? null;
}
