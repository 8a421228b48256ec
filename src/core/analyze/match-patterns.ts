import type { CompiledLexicon, Sequence, Step } from "./compile-lexicon.ts";
import type { TokenList } from "./tokenise.ts";

/** A pattern found in one sentence: the words that fitted its first part, ascending. */
export interface PatternMatch {
  pattern: number;
  sentence: number;
  tokens: number[];
}

/** Parts joined with `&` may stand this many words apart at most. */
const UNORDERED_WINDOW = 14;

/**
 * All matches of all patterns in the tokens, by sentence. Work per word is bounded by the patterns that its
 * letters trigger, not by the size of the lexicon. Pure.
 */
export function matchPatterns(tokens: TokenList, lexicon: CompiledLexicon): PatternMatch[] {
  const matches: PatternMatch[] = [];
  const pending = new Map<number, number[][][]>();
  for (let sentence = 0; sentence < tokens.sentenceStarts.length; sentence++) {
    const from = tokens.sentenceStarts[sentence] as number;
    const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
    pending.clear();
    for (let at = from; at < to; at++) {
      const elems = (tokens.words[at] as { elems: number[] }).elems;
      for (const elem of elems) {
        const sequences = lexicon.sequencesByElem[elem];
        if (sequences) for (const sequence of sequences) tryAt(sequence, at, from, to, sentence);
      }
    }
    for (const [pattern, parts] of pending) joinParts(pattern, parts, sentence, matches);
  }
  return matches;

  function tryAt(sequence: Sequence, at: number, from: number, to: number, sentence: number): void {
    const found = matchAround(tokens, sequence, at, from, to);
    if (!found) return;
    const partCount = lexicon.patterns[sequence.pattern]?.parts ?? 1;
    if (partCount === 1) {
      matches.push({ pattern: sequence.pattern, sentence, tokens: found });
      return;
    }
    let parts = pending.get(sequence.pattern);
    if (!parts)
      pending.set(sequence.pattern, (parts = Array.from({ length: partCount }, () => [])));
    const list = parts[sequence.part] as number[][];
    if (list.length < 8) list.push(found);
  }
}

function joinParts(
  pattern: number,
  parts: number[][][],
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

function matchAround(
  tokens: TokenList,
  sequence: Sequence,
  at: number,
  from: number,
  to: number,
): number[] | null {
  const { steps, anchor } = sequence;
  if (steps.length === 1) return [at];
  const after = walk(tokens, steps, anchor + 1, at, 1, from, to);
  if (!after) return null;
  const before = walk(tokens, steps, anchor - 1, at, -1, from, to);
  if (!before) return null;
  return [...before.reverse(), at, ...after];
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
): number[] | null {
  const step = steps[index];
  if (!step) return [];
  if (step.not) {
    const neighbour = position + direction;
    const fits = neighbour >= from && neighbour < to && has(tokens, neighbour, step.elem);
    return fits ? null : walk(tokens, steps, index + direction, position, direction, from, to);
  }
  // the gap belongs to the later of two steps
  const gap = direction === 1 ? step.gap : (steps[index + 1]?.gap ?? 0);
  for (let skip = 0; skip <= gap; skip++) {
    const candidate = position + direction * (skip + 1);
    if (candidate < from || candidate >= to) return null;
    if (!has(tokens, candidate, step.elem)) continue;
    const rest = walk(tokens, steps, index + direction, candidate, direction, from, to);
    if (rest) return [candidate, ...rest];
  }
  return null;
}

function has(tokens: TokenList, at: number, elem: number): boolean {
  return (tokens.words[at] as { elems: number[] }).elems.includes(elem);
}
