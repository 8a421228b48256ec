import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { CompiledLexicon } from "./compile-lexicon.ts";
import { findNamed, toMentions, withoutNames } from "./find-named.ts";
import type { CueHit, Document, Mention } from "./document.ts";
import { findQuotes } from "./find-quotes.ts";
import type { Quote } from "./find-quotes.ts";
import { matchPatterns } from "./match-patterns.ts";
import type { PatternMatch } from "./match-patterns.ts";
import { findBoundaries } from "./split-sentences.ts";
import { TokenMap } from "./token-map.ts";
import { findTokens, wordReader } from "./tokenise.ts";
import type { LatinReading, RawTokens, TokenList, Word } from "./tokenise.ts";
import { identifySentence, toKazakhCyrillic } from "./identify-sentence.ts";
import type { AnalyzeInput, Language, Role } from "../types.ts";

/** Words, sentences, languages, quotes, cues and mentions of a text: all that frames and flags are read from. */
export function readDocument(
  input: AnalyzeInput,
  lexicon: CompiledLexicon,
  gazetteer: CompiledGazetteer | null = null,
): Document {
  const { text } = input;
  const named = gazetteer ? findNamed(text, gazetteer, input.publishedAt?.slice(0, 10)) : [];
  const raw = findTokens(text);
  const boundaries = findBoundaries(text, raw);
  const { tokens, languages } = readTokens(text, raw, boundaries, lexicon);
  const quotes = withoutNames(findQuotes(text), named);
  const matches = matchPatterns(tokens, lexicon);
  const cues = collectCues(matches, lexicon, tokens.length);
  return {
    input,
    text,
    lexicon,
    tokens,
    boundaries,
    languages,
    quotes,
    quoteOf: quoteOfTokens(tokens, quotes),
    matches,
    cues,
    mentions: collectMentions(text, tokens, cues, toMentions(text, tokens, named)),
  };
}

function readTokens(
  text: string,
  raw: RawTokens,
  boundaries: Uint8Array,
  lexicon: CompiledLexicon,
): { tokens: TokenList; languages: Language[] } {
  const sentenceStarts: number[] = [];
  const sentences = new Int32Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    if ((boundaries[i] as number) > 0) sentenceStarts.push(i);
    sentences[i] = sentenceStarts.length - 1;
  }
  const languages: Language[] = [];
  const words: Word[] = [];
  const read = wordReader(lexicon, toKazakhCyrillic);
  sentenceStarts.forEach((first, i) => {
    const last = (sentenceStarts[i + 1] ?? raw.length) - 1;
    const sentence = text.slice(raw.starts[first] as number, raw.ends[last] as number);
    const { language, latin } = identifySentence(sentence);
    languages.push(language);
    const reading = latinReading(language, latin);
    for (let t = first; t <= last; t++)
      words.push(read(text, raw.starts[t] as number, raw.ends[t] as number, reading));
  });
  return { tokens: { ...raw, words, sentences, sentenceStarts }, languages };
}

function latinReading(language: Language, latin: boolean): LatinReading {
  if (!latin) return "english";
  return language === "kk" ? "kazakh" : language === "ru" ? "russian" : "english";
}

function quoteOfTokens(tokens: TokenList, quotes: Quote[]): Int32Array {
  const quoteOf = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const at = tokens.starts[i] as number;
    while (next < quotes.length && (quotes[next] as Quote).start <= at) open.push(next++);
    while (open.length > 0 && (quotes[open.at(-1) as number] as Quote).end <= at) open.pop();
    quoteOf[i] = open.at(-1) ?? -1;
  }
  return quoteOf;
}

function collectCues(
  matches: PatternMatch[],
  lexicon: CompiledLexicon,
  length: number,
): TokenMap<CueHit[]> {
  const cues = new TokenMap<CueHit[]>(length);
  for (const match of matches) {
    const pattern = lexicon.patterns[match.pattern];
    if (!pattern || pattern.cues.length === 0) continue;
    const start = match.tokens[0] as number;
    const end = match.tokens.at(-1) as number;
    let list = cues.get(start);
    if (!list) cues.set(start, (list = []));
    for (const kind of pattern.cues) list.push({ kind, start, end });
  }
  return cues;
}

const MENTION_ROLE: Partial<Record<string, Mention["role"]>> = {
  "role.official": "official", "role.activist": "activist", "role.media": "media", "role.other": "other",
  "role.unknown": "unknown", head: "head", "office-head": "office-head", pronoun: "pronoun", self: "self",
}; // prettier-ignore

/**
 * Names that the gazetteer knows and role words as mentions; where several begin together the longest counts, and none
 * begins inside another.
 */
function collectMentions(
  text: string,
  tokens: TokenList,
  cues: TokenMap<CueHit[]>,
  named: TokenMap<Mention>,
): TokenMap<Mention> {
  const mentions = new TokenMap<Mention>(tokens.length);
  let covered = -1;
  for (let start = 0; start < tokens.length; start++) {
    if (start <= covered) continue;
    const known = named.get(start);
    if (known) {
      mentions.set(start, known);
      covered = known.end;
      continue;
    }
    let best: CueHit | undefined;
    for (const hit of cues.get(start) ?? [])
      if (
        MENTION_ROLE[hit.kind] &&
        !isParted(text, tokens, hit) &&
        (!best || hit.end > best.end || (hit.end === best.end && best.kind === "office-head"))
      )
        best = hit;
    if (!best) continue;
    const name = text.slice(tokens.starts[best.start] as number, tokens.ends[best.end] as number);
    const role = MENTION_ROLE[best.kind] as Role;
    mentions.set(start, { start, end: best.end, role, name, authorityId: null });
    covered = best.end;
  }
  return mentions;
}

/** “… public safety,” police chief Osken said: words of a quotation are no part of who speaks behind it. */
function isParted(text: string, tokens: TokenList, { start, end }: CueHit): boolean {
  for (let i = start; i < end; i++) {
    const gap = text.slice(tokens.ends[i] as number, tokens.starts[i + 1] as number);
    if (gap !== " " && /[.,!?…]\s*["”»“’']|["”»][.,!?…]|[;:!?()]/u.test(gap)) return true;
  }
  return false;
}
