import type { CompiledRule } from "./compile-lexicon.ts";
import type { Document } from "./document.ts";
import { matchConditions } from "./match-patterns.ts";
import type { PatternMatch } from "./match-patterns.ts";
import type { FrameNode } from "./read-frames.ts";

/** A rule that fitted, with the frame whose speaker owns the words. */
export interface LocatedMatch {
  compiled: CompiledRule;
  match: PatternMatch;
  frame: number;
  /** The words that the rule asks for around the match are not there: only where the model says the same does it count. */
  lacking?: true;
}

/** Innermost frame of each token. Frames come parents first, so that children overwrite. */
export function frameOfTokens(document: Document, frames: FrameNode[]): Int32Array {
  const { tokens } = document;
  const frameOf = new Int32Array(tokens.length);
  frames.forEach((frame, index) => {
    if (index === 0) return;
    let i = firstTokenAt(tokens.starts, tokens.length, frame.start);
    for (; i < tokens.length && (tokens.starts[i] as number) < frame.end; i++) frameOf[i] = index;
  });
  // the verb that gives the words to their speaker belongs to them: “promised | to investigate”
  frames.forEach((frame, index) => {
    if (frame.type !== "indirect" || !frame.cue) return;
    for (let i = frame.cue.start; i <= frame.cue.end; i++)
      if (frameOf[i] === frame.parent) frameOf[i] = index;
  });
  return frameOf;
}

function firstTokenAt(starts: Int32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Matches of rules whose words all belong to one voice, with what each lacks of its rule's conditions. */
export function locateMatches(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
): LocatedMatch[] {
  const conditions = rememberConditions(document);
  const located: LocatedMatch[] = [];
  for (const match of document.matches) {
    const pattern = document.lexicon.patterns[match.pattern];
    if (!pattern || pattern.rules.length === 0) continue;
    const frame = voiceOf(match.tokens, frames, frameOf);
    if (frame < 0) continue;
    for (const compiled of pattern.rules) {
      if (!isOwnLanguage(document, compiled, match)) continue;
      const held = holdConditions(compiled, match.sentence, conditions);
      if (held === "met") located.push({ compiled, match, frame });
      else if (held === "lacking" && compiled.rule.label)
        located.push({ compiled, match, frame, lacking: true });
    }
  }
  return located;
}

const KAZAKH_LETTER = /[әғқңөұүһі]/u;

/**
 * Sentences mix languages, so a rule may fire in a sentence of another one, but only on words that are plainly its
 * own: a Kazakh rule on Kazakh letters, a Russian one not on a single short word («бабы» is an article of law in Kazakh).
 */
function isOwnLanguage(document: Document, compiled: CompiledRule, match: PatternMatch): boolean {
  const sentence = document.languages[match.sentence];
  if (sentence === compiled.language || compiled.language === "en") return true;
  const words = match.tokens.map((token) => document.tokens.words[token]?.text ?? "");
  if (compiled.language === "kk") return words.some((word) => KAZAKH_LETTER.test(word));
  if (sentence !== "kk") return true;
  return !words.some((word) => KAZAKH_LETTER.test(word)) && words.join("").length > 5;
}

/** @returns the conditions that a sentence meets; few sentences are asked for. */
function rememberConditions({ tokens, lexicon }: Document): (sentence: number) => Set<number> {
  const bySentence = new Map<number, Set<number>>();
  return (sentence) => {
    let met = bySentence.get(sentence);
    if (!met) bySentence.set(sentence, (met = matchConditions(tokens, lexicon, sentence)));
    return met;
  };
}

function holdConditions(
  compiled: CompiledRule,
  sentence: number,
  conditions: (sentence: number) => Set<number>,
): "met" | "lacking" | "barred" {
  const here = (ids: number[], at: number): boolean => ids.some((id) => conditions(at).has(id));
  if (compiled.unless.length > 0 && here(compiled.unless, sentence)) return "barred";
  if (compiled.requires.length > 0 && !here(compiled.requires, sentence)) return "lacking";
  if (compiled.requiresNear.length === 0) return "met";
  const near = [sentence, sentence - 1, sentence + 1];
  return near.some((at) => here(compiled.requiresNear, at)) ? "met" : "lacking";
}

/** The frame that holds all words of a match; -1 when they belong to different speakers. */
function voiceOf(evidence: number[], frames: FrameNode[], frameOf: Int32Array): number {
  let common = frameOf[evidence[0] as number] as number;
  for (const token of evidence) common = commonAncestor(common, frameOf[token] as number, frames);
  for (const token of evidence) {
    const own = frames[frameOf[token] as number] as FrameNode;
    const holder = frames[common] as FrameNode;
    if (own === holder || own.type === "scare") continue;
    if (own.speaker !== holder.speaker && own.chain !== holder.chain) return -1;
  }
  return common;
}

function commonAncestor(a: number, b: number, frames: FrameNode[]): number {
  let left = a;
  let right = b;
  // parents have smaller indices
  while (left !== right) {
    if (left > right) left = (frames[left] as FrameNode).parent;
    else right = (frames[right] as FrameNode).parent;
    if (left < 0 || right < 0) return 0;
  }
  return left;
}
