import { isNounHere, isPassiveHere } from "./attribute-english.ts";
import { isKazakhReport, isKazakhSegment, withinClause } from "./attribute-kazakh.ts";
import { between } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import type { CueKind } from "./lexicon.ts";
import type { Segment } from "./read-segments.ts";
import { RUSSIAN_VERB } from "./read-verb.ts";

const CUES: CueKind[] = [
  "say", "impersonal", "according", "according-post", "dep", "nominal-say", "delingen", "deny", "call", "call-post", "verdict", "speech-noun", "crowd", "may-say", "unsigned",
]; // prettier-ignore
/** Attributions read in one sentence at most, so that a hostile one costs no more than a long one. */
const MAX_CUES = 24;

/** Kinds of cue that are verbs. */
export const VERBS = new Set<CueKind>(["say", "call", "deny"]);
const ENGLISH_VERB = /^\p{Ll}{3,}(ed|es|s)$|^(found|held)$/u;

/** «Орал Жұмағали», «Нұрай Б.»: a capital within the sentence makes a name of what would be a verb. */
function isNameLike(document: Document, token: number, at: number): boolean {
  if (at === 0 || document.tokens.words[token]?.shape !== "title") return false;
  const hits = document.cues.get(token) ?? [];
  const sentence = document.tokens.sentences[token] ?? 0;
  return (
    document.languages[sentence] === "kk" &&
    hits.every((hit) => VERBS.has(hit.kind) || hit.kind === "crowd")
  );
}

/** «…», – поддержал сенатор: a verb that judges can bring the words in as well. */
const JUDGES: ReadonlySet<string> = new Set(["endorse", "condemn", "falsehood", "demand"]);

const NO_HITS: readonly CueHit[] = [];

/** The words of a segment that give words to somebody, in order; `at` is their place in the segment. */
export function findSpeechCues(
  document: Document,
  segment: Segment,
): { hit: CueHit; at: number }[] {
  const found: { hit: CueHit; at: number }[] = [];
  for (let at = 0; at < segment.tokens.length; at++) {
    const token = segment.tokens[at] as number;
    const hits = document.cues.get(token);
    const speech =
      hits && !isNameLike(document, token, at)
        ? hits.filter((hit) => CUES.includes(hit.kind))
        : NO_HITS;
    if (speech.length === 0) {
      if (
        (!hits || hits.every((hit) => JUDGES.has(hit.kind))) &&
        (isVerbAfterQuote(document, segment, at) ||
          (!hits &&
            isVerbBeforeClause(document, segment, at) &&
            !isNounHere(document, segment, at))) &&
        !insideMention(document, token)
      )
        found.push({
          hit: {
            kind: isKazakhReport(document, segment, at) ? "nominal-say" : "say",
            start: token,
            end: token,
          },
          at,
        });
      continue;
    }
    if (found.length >= MAX_CUES) break;
    if (insideMention(document, token)) continue;
    const noun = isNounHere(document, segment, at);
    const readings = noun
      ? speech.filter((hit) => !VERBS.has(hit.kind) || hit.end > hit.start)
      : speech;
    if (readings.length === 0) continue;
    const widest = readings.reduce((a, b) => (b.end > a.end ? b : a));
    const longest = isKazakhSegment(document, segment) ? withinClause(document, widest) : widest;
    found.push({ hit: longest, at });
    at += longest.end - longest.start;
  }
  return found;
}

/** “A group that calls itself …”: the verb belongs to the name. */
function insideMention(document: Document, token: number): boolean {
  // “state bodies”: what looks like a verb opens the name
  const own = document.mentions.get(token);
  if (own && own.end > token) return true;
  for (let back = 1; back <= 3; back++) {
    const mention = document.mentions.get(token - back);
    if (mention) return mention.end >= token;
  }
  return false;
}

/** «Лесбухи», — процедил депутат: any verb right after a quote and its dash or comma. */
function isVerbAfterQuote(document: Document, segment: Segment, at: number): boolean {
  if (segment.quotes.length === 0) return false;
  const first = segment.quotes.findLast((q) => q.at <= at);
  const quote = first && at - first.at <= 8 ? document.quotes[first.quote] : undefined;
  if (!first || !quote) return false;
  const token = segment.tokens[at] as number;
  const next = document.tokens.starts[segment.tokens[first.at] as number];
  const gap = document.text.slice(quote.outerEnd, next);
  const inside = document.text.slice(quote.end - 1, quote.end);
  const word = document.tokens.words[token]?.text ?? "";
  if (first.at < at) {
    // «…», – не сдержался аким; «…», – так депутат отреагировал на …
    const opener = document.tokens.words[segment.tokens[first.at] as number]?.text ?? "";
    if (isEnglishVerbBehind(document, segment, first.at, at, gap + inside)) return true;
    const opens = opener === "не" ? at - first.at === 1 : /^(так|этак|вот|именно)$/u.test(opener);
    return opens && /[—–-]/u.test(gap) && RUSSIAN_VERB.test(word);
  }
  // «…», – Асхат Бериков, аким: a name that ends like a verb
  const isName = document.tokens.words[token]?.shape === "title";
  if (/[—–]/u.test(gap)) return RUSSIAN_VERB.test(word) && !isName;
  return (
    /,/u.test(gap + inside) && ENGLISH_VERB.test(word) && !isPassiveHere(document, segment, at)
  );
}

/** Whoever finds something says so, where it is an authority. */
const FINDS =
  /^(found|finds|ruled|rules|held|holds|concluded|concludes|established|установил|установила|установили|постановил|постановила|выяснил|выяснила|выяснили|пришел|пришла|пришли)$/u;

/** “…,” the operator finished: any verb that ends a clause of who it was, after a quotation and its comma. */
function isEnglishVerbBehind(
  document: Document,
  segment: Segment,
  first: number,
  at: number,
  gap: string,
): boolean {
  const token = segment.tokens[at] as number;
  const word = document.tokens.words[token]?.text ?? "";
  if (!gap.includes(",") || at - first > 6 || !/^\p{Ll}{3,}ed$/u.test(word)) return false;
  const before = segment.tokens[at - 1] as number;
  const after = segment.tokens[at + 1];
  const own = document.text.slice(
    document.tokens.starts[segment.tokens[first] as number],
    document.tokens.starts[token],
  );
  const ends =
    after === undefined ||
    /[,.;:]/u.test(between(document, token, after)) ||
    /^(and|as|when|before|with|without|at|on|in|to)$/u.test(
      document.tokens.words[after]?.text ?? "",
    );
  if (/[,;:—–(«“"]/u.test(own) || !ends) return false;
  return (
    document.mentions.has(before) ||
    document.tokens.words[before]?.shape === "title" ||
    insideMention(document, before)
  );
}

/** Verbs with “что”, “that” after them that tell of knowing or turning out, not of saying. */
const NOT_SAYING =
  /^(выход|следу|получа|вытека|явству|узна|увиде|виде|поня|поним|выясн|оказ|получ|зна|забы|случ|след|знач|быва|каж|помн|надее|боит|боял|жде|ждут|хоте|хоти|хоч|дума|чувств|стал|был|было|показыва|показал|позволя|произош|означа|found|find|know|learn|mean|show|happen|see|saw|hope|fear|want|need|require|ensure|turn|seem|appear|prove|realis|realiz|expect|demand|ha|wa|i|doe|provide|suggest|include|allow|use|involv|base|vid|so|such)/u;

const COLON = 0x3a;
const COMMA = 0x2c;

/** “посетовал, что …”, “Признал: …”, “lamented that …”: any verb that a clause or a colon follows. */
function isVerbBeforeClause(document: Document, segment: Segment, at: number): boolean {
  const token = segment.tokens[at] as number;
  const next = segment.tokens[at + 1];
  const word = document.tokens.words[token];
  const follows = next === undefined ? "" : (document.tokens.words[next]?.text ?? "");
  // nearly every word is told by what follows it; a Kazakh verb shows itself by what stands before
  const mark = document.text.charCodeAt(document.tokens.ends[token] as number);
  const tells = mark === COLON || mark === COMMA || follows === "that";
  if (!tells && document.languages[document.tokens.sentences[token] ?? 0] !== "kk") return false;
  if (!word || (NOT_SAYING.test(word.text) && !isFinding(document, segment, at))) return false;
  // «Сенатор Әскер Жұмаділ: …»: a name may end as a verb does
  if (word.shape === "title" && at > 0) return false;
  const gap = document.text.slice(
    document.tokens.ends[token],
    (document.tokens.ends[token] as number) + 3,
  );
  if (RUSSIAN_VERB.test(word.text) && word.text.length > 4) {
    if (gap.startsWith(":")) return true;
    return /^,\s/u.test(gap) && /^(что|будто|мол|якобы)$/u.test(follows);
  }
  // he shrugged: “…”
  if (
    gap.startsWith(":") &&
    ENGLISH_VERB.test(word.text) &&
    segment.quotes.some((q) => q.at === at + 1)
  )
    return true;
  if (follows === "that" && ENGLISH_VERB.test(word.text) && gap.startsWith(" ")) return true;
  return isKazakhReport(document, segment, at);
}

/** “The court found that …”: an authority stands right before the verb. */
function isFinding(document: Document, segment: Segment, at: number): boolean {
  const word = document.tokens.words[segment.tokens[at] as number]?.text ?? "";
  if (!FINDS.test(word)) return false;
  return [1, 2, 3].some(
    (back) => document.mentions.get(segment.tokens[at - back] ?? -1)?.role === "official",
  );
}
