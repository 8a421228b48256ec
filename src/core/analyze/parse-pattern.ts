import { LexiconError } from "./lexicon-error.ts";

/** One word position of a sequence. */
export interface ParsedStep {
  /** Words that fit: `слово`, `слов*` (beginning), `слов+` (stem with an inflectional ending), `@class`. */
  atoms: string[];
  /** How many words may be skipped before this one. */
  gap: number;
  /** The next word must NOT fit; takes no room. */
  not: boolean;
}

const DEFAULT_GAP = 4;
const MAX_EXPANSIONS = 600;

/**
 * Reads a pattern of the lexicons: `a b` (next to one another), `a ..3 b` (up to three words between),
 * `(a|b c)` alternatives, `[a]` optional, `!a` not followed by, `a & b` both in one sentence in any order.
 * @returns for each `&` part, its expanded sequences.
 * @throws {LexiconError} when the pattern cannot be read or expands beyond all measure.
 */
export function parsePattern(source: string): ParsedStep[][][] {
  return source.split(/\s&\s/u).map((part) => {
    const reader = { tokens: part.match(/\.\.\d*|[()[\]|]|[^\s()[\]|]+/gu) ?? [], at: 0, source };
    const sequences = readAlternatives(reader);
    if (reader.at < reader.tokens.length) throw invalid(source, "has a bracket too many");
    if (sequences.some((sequence) => !sequence.some((step) => !step.not)))
      throw invalid(source, "can match nothing");
    return sequences;
  });
}

interface Reader {
  tokens: string[];
  at: number;
  source: string;
}

function readAlternatives(reader: Reader): ParsedStep[][] {
  const all = readSequence(reader);
  while (reader.tokens[reader.at] === "|") {
    reader.at++;
    all.push(...readSequence(reader));
  }
  return mergeSingles(all);
}

/** `(a|b|c)` of single words is one step with three atoms, not three sequences. */
function mergeSingles(sequences: ParsedStep[][]): ParsedStep[][] {
  const singles = sequences.filter((s) => s.length === 1 && s[0]?.gap === 0 && !s[0].not);
  if (singles.length < 2) return sequences;
  const atoms = singles.flatMap((s) => s[0]?.atoms ?? []);
  return [[{ atoms, gap: 0, not: false }], ...sequences.filter((s) => !singles.includes(s))];
}

function readSequence(reader: Reader): ParsedStep[][] {
  let sequences: ParsedStep[][] = [[]];
  let gap = 0;
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as string;
    if (token === "|" || token === ")" || token === "]") break;
    reader.at++;
    if (token.startsWith("..")) {
      gap = token.length > 2 ? Number(token.slice(2)) : DEFAULT_GAP;
      continue;
    }
    const next = readItem(reader, token);
    sequences = sequences.flatMap((head) => next.map((tail) => join(head, tail, gap)));
    if (sequences.length > MAX_EXPANSIONS)
      throw invalid(reader.source, "has too many alternatives; use a class");
    gap = 0;
  }
  return sequences;
}

function readItem(reader: Reader, token: string): ParsedStep[][] {
  if (token === "!" && reader.tokens[reader.at] === "(") {
    reader.at++;
    const atoms = readAlternatives(reader).flatMap((sequence) =>
      sequence.flatMap((step) => step.atoms),
    );
    if (reader.tokens[reader.at] !== ")") throw invalid(reader.source, "misses a )");
    reader.at++;
    return [[{ atoms, gap: 0, not: true }]];
  }
  if (token === "(" || token === "[") {
    const inner = readAlternatives(reader);
    const closing = token === "(" ? ")" : "]";
    if (reader.tokens[reader.at] !== closing) throw invalid(reader.source, `misses a ${closing}`);
    reader.at++;
    return token === "[" ? [[], ...inner] : inner;
  }
  const not = token.startsWith("!");
  return [[{ atoms: [not ? token.slice(1) : token], gap: 0, not }]];
}

/** A gap before an optional item that is absent passes on to the item after it. */
function join(head: ParsedStep[], tail: ParsedStep[], gap: number): ParsedStep[] {
  const first = tail[0];
  if (!first) return gap === 0 ? head : [...head, { atoms: [], gap, not: false }];
  const pending = head.at(-1);
  if (pending && pending.atoms.length === 0) {
    return [
      ...head.slice(0, -1),
      { ...first, gap: Math.max(pending.gap, gap, first.gap) },
      ...tail.slice(1),
    ];
  }
  return [...head, { ...first, gap: Math.max(gap, first.gap) }, ...tail.slice(1)];
}

function invalid(source: string, problem: string): LexiconError {
  return new LexiconError(
    `The pattern “${source}” ${problem}. Mend it in src/lexicons or in your own rules.`,
    {
      context: { pattern: source },
    },
  );
}
