import type { CompiledLexicon, Sequence, Step } from "./compile-lexicon.ts";
import type { TokenList, Word } from "./tokenise.ts";

/** A pattern found in one sentence: the words that fitted its first part, ascending. */
export interface PatternMatch {
  pattern: number;
  sentence: number;
  tokens: number[];
}

/** Parts joined with `&` may stand this many words apart at most. */
const UNORDERED_WINDOW = 14;
/** Places of one part of a pattern that are tried in a sentence. */
const MAX_PLACES = 8;

/** Where the parts of a pattern stand, each place as its tokens. */
type PartPlaces = number[][][];

/**
 * All matches of the patterns of cues and rules in the tokens, by sentence. Work per word is bounded by the patterns that
 * its letters trigger, not by the size of the lexicon. Pure.
 */
export function matchPatterns(tokens: TokenList, lexicon: CompiledLexicon): PatternMatch[] {
  const matches: PatternMatch[] = [];
  const offered = new Int32Array(lexicon.elems);
  for (let sentence = 0; sentence < tokens.sentenceStarts.length; sentence++)
    matchSentence(tokens, lexicon, sentence, "telling", offered, matches);
  return matches;
}

/** Patterns found in one sentence of those that rules depend on; empty for a sentence that there is not. Pure. */
export function matchConditions(
  tokens: TokenList,
  lexicon: CompiledLexicon,
  sentence: number,
): Set<number> {
  const matches: PatternMatch[] = [];
  if (sentence >= 0 && sentence < tokens.sentenceStarts.length)
    matchSentence(tokens, lexicon, sentence, "conditions", null, matches);
  return new Set(matches.map(({ pattern }) => pattern));
}

/** `offered`: for each word position one more than the last sentence that had it; null where making it is not worth it. */
function matchSentence(
  tokens: TokenList,
  lexicon: CompiledLexicon,
  sentence: number,
  kind: "telling" | "conditions",
  offered: Int32Array | null,
  into: PatternMatch[],
): void {
  const from = tokens.sentenceStarts[sentence] as number;
  const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
  /** Parts found of patterns that have several. */
  let pending: Map<number, PartPlaces> | null = null;
  for (let at = from; offered && at < to; at++)
    for (const elem of (tokens.words[at] as Word).offers) offered[elem] = sentence + 1;
  for (let at = from; at < to; at++) {
    const { sequences, partners } = (tokens.words[at] as Word)[kind];
    for (let i = 0; i < sequences.length; i++) {
      const partner = partners[i] as number;
      if (offered && partner >= 0 && offered[partner] !== sentence + 1) continue;
      const sequence = sequences[i] as Sequence;
      const found = matchAround(tokens, sequence, at, from, to);
      if (!found) continue;
      const { pattern, part } = sequence;
      const partCount = lexicon.patterns[pattern]?.parts ?? 1;
      if (partCount === 1) {
        into.push({ pattern, sentence, tokens: found });
        continue;
      }
      pending ??= new Map();
      let parts = pending.get(pattern);
      if (!parts) {
        pending.set(pattern, (parts = []));
        while (parts.length < partCount) parts.push([]);
      }
      const list = parts[part] as number[][];
      if (list.length < MAX_PLACES) list.push(found);
    }
  }
  if (pending) for (const [pattern, parts] of pending) joinParts(pattern, parts, sentence, into);
}

function joinParts(
  pattern: number,
  parts: PartPlaces,
  sentence: number,
  into: PatternMatch[],
): void {
  for (const first of parts[0] ?? []) {
    const joined = [...first];
    let complete = true;
    for (const part of parts.slice(1)) {
      const near = part.find(
        (other) =>
          apart(first, other) <= UNORDERED_WINDOW && !other.some((t) => joined.includes(t)),
      );
      if (!near) {
        complete = false;
        break;
      }
      joined.push(...near);
    }
    if (complete) {
      // what stands after & is context: it may be another voice, and is no part of the evidence
      into.push({ pattern, sentence, tokens: first });
      return;
    }
  }
}

function apart(a: number[], b: number[]): number {
  const [firstA = 0, lastA = 0, firstB = 0, lastB = 0] = [a[0], a.at(-1), b[0], b.at(-1)];
  return firstB > lastA ? firstB - lastA : firstA > lastB ? firstA - lastB : 0;
}

/** Where the steps of a sequence stand while it is tried; one sequence is tried at a time. */
const places: number[] = [];

/** The tokens that a sequence fits with its anchor at `at`; null where it does not fit. */
function matchAround(
  tokens: TokenList,
  { steps, anchor }: Sequence,
  at: number,
  from: number,
  to: number,
): number[] | null {
  if (steps.length === 1) return [at];
  if (!walk(tokens, steps, anchor + 1, at, 1, from, to)) return null;
  if (!walk(tokens, steps, anchor - 1, at, -1, from, to)) return null;
  places[anchor] = at;
  const found: number[] = [];
  for (let i = 0; i < steps.length; i++)
    if (!(steps[i] as Step).not) found.push(places[i] as number);
  return found;
}

/** Fits steps outward from `position`, nearest word first; gaps are small, so the search is bounded. */
function walk(
  tokens: TokenList,
  steps: Step[],
  index: number,
  position: number,
  direction: 1 | -1,
  from: number,
  to: number,
): boolean {
  if (index < 0 || index >= steps.length) return true;
  const step = steps[index] as Step;
  if (step.not) {
    const neighbour = position + direction;
    const fits = neighbour >= from && neighbour < to && has(tokens, neighbour, step.elem);
    return !fits && walk(tokens, steps, index + direction, position, direction, from, to);
  }
  // the gap belongs to the later of two steps
  const gap = direction === 1 ? step.gap : (steps[index + 1] as Step).gap;
  for (let skip = 0; skip <= gap; skip++) {
    const candidate = position + direction * (skip + 1);
    if (candidate < from || candidate >= to) return false;
    if (!has(tokens, candidate, step.elem)) continue;
    if (walk(tokens, steps, index + direction, candidate, direction, from, to)) {
      places[index] = candidate;
      return true;
    }
  }
  return false;
}

function has(tokens: TokenList, at: number, elem: number): boolean {
  return (tokens.words[at] as Word).elems.includes(elem);
}
