import { logistic, onLine } from "../learn/calibrate.ts";
import type { Line } from "../learn/model-schema.ts";
import { nameReason } from "../learn/name-reason.ts";
import { readUnits, type Unit } from "../learn/read-units.ts";
import { compileModel, scoreUnit, shareOfWords, type CompiledModel } from "../learn/score-unit.ts";
import type { Flag, FlagAttributes, Reason } from "../types.ts";
import type { Document } from "./document.ts";
import type { RuleLanguage } from "./lexicon.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { FrameNode } from "./read-frames.ts";

/** A flag with the place that it was found in. */
export interface FoundFlag {
  flag: Flag;
  frame: number;
  sentence: number;
}

/** Something that no rule marks and the model does, in the form of a match, to pass the same gates. */
export interface Suggestion {
  located: LocatedMatch;
  /** Add up to the model's log-odds. */
  reasons: Reason[];
}

/** What the model says of one text. */
export interface Suggestions {
  /** The flag with the model's word beside the rules'. */
  weigh: (found: FoundFlag) => Flag;
  alone: Suggestion[];
}

/** Words that are named as evidence have at least this part of the weight of the weightiest. */
const EVIDENCE_PART = 0.4;
const MOST_STRETCHES = 3;
/** Fewer words say too little for the model alone. */
const LEAST_WORDS = 3;

/** Asks the learned model about every voice in every sentence; null where none is in use. Pure; linear in the text. */
export function suggestFlags(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
): Suggestions | null {
  const { model } = document.lexicon;
  if (!model) return null;
  const compiled = compileModel(model);
  const judged = new Map<number, Map<unknown, Judged>>();
  const alone: Suggestion[] = [];
  for (const unit of readUnits(document, frames, frameOf)) {
    const frame = Math.min(...unit.tokens.map((token) => frameOf[token] as number));
    if (frames[frame]?.speaker.role === "unknown") continue;
    const scores = scoreUnit(compiled, document, unit.tokens);
    const one: Judged = { unit, scores };
    const bySentence = judged.get(unit.sentence);
    if (bySentence) bySentence.set(unit.chain, one);
    else judged.set(unit.sentence, new Map([[unit.chain, one]]));
    alone.push(...suggestAlone(document, frameOf, compiled, one));
  }
  return {
    weigh: (found) => {
      const voice = frames[found.frame]?.chain;
      const one = judged.get(found.sentence)?.get(voice);
      return one ? weighFlag(document, compiled, found.flag, one) : found.flag;
    },
    alone,
  };
}

interface Judged {
  unit: Unit;
  scores: Float64Array;
}

function suggestAlone(
  document: Document,
  frameOf: Int32Array,
  compiled: CompiledModel,
  { unit, scores }: Judged,
): Suggestion[] {
  const { model } = compiled;
  if (unit.tokens.length < LEAST_WORDS) return [];
  return model.labels.flatMap((label, l) => {
    const threshold = model.thresholds[l] ?? null;
    if (threshold === null) return [];
    const logOdds = onLine(model.alone, onLine(model.lines[l] as Line, scores[l] as number));
    if (logistic(logOdds) < threshold) return [];
    const stretches = weightiest(shareOfWords(compiled, document, unit.tokens, l), 1);
    if (stretches.length === 0) return [];
    const tokens = stretches
      .flatMap(({ words }) => words.map((word) => unit.tokens[word] as number))
      .sort((a, b) => a - b);
    const reasons = share(document, unit, stretches, model.version, logOdds);
    const language = document.languages[unit.sentence];
    const rule = {
      id: model.version,
      label,
      patterns: [],
      weight: 0,
      allow: document.lexicon.usualAllow.get(label) ?? [],
      attributes: stageOf(compiled, label, scores),
      rationale: "",
      citation: "",
      addedOn: "",
      matches: [],
      mustNotMatch: [],
    };
    const located: LocatedMatch = {
      compiled: {
        rule,
        language: language === "kk" || language === "en" ? language : ("ru" as RuleLanguage),
        requires: [],
        requiresNear: [],
        unless: [],
      },
      match: { pattern: -1, sentence: unit.sentence, tokens },
      frame: Math.min(...tokens.map((token) => frameOf[token] as number)),
    };
    return [{ located, reasons }];
  });
}

/** The most probable of the stages that the model knows. */
function stageOf({ model }: CompiledModel, label: string, scores: Float64Array): FlagAttributes {
  let best: string | undefined;
  let most = -Infinity;
  model.labels.forEach((name, l) => {
    if (!name.startsWith(`${label}#`)) return;
    const logOdds = onLine(model.lines[l] as Line, scores[l] as number);
    if (logOdds > most) [best, most] = [name.slice(label.length + 1), logOdds];
  });
  return best === undefined ? {} : { stage: best as NonNullable<FlagAttributes["stage"]> };
}

function weighFlag(document: Document, compiled: CompiledModel, flag: Flag, one: Judged): Flag {
  const { model } = compiled;
  const l = model.labels.indexOf(flag.label);
  if (l < 0) return flag;
  const { rules, model: part, offset } = model.together;
  const sum = flag.reasons.reduce((total, reason) => total + reason.weight, 0);
  const said = part * onLine(model.lines[l] as Line, one.scores[l] as number);
  // the rules' share of the whole, spread over their reasons as they stood to one another
  const scale = Math.abs(sum) < 0.1 ? rules : (rules * sum + offset) / sum;
  const reasons = flag.reasons.map((reason) => ({
    ...reason,
    weight: round(reason.weight * scale),
  }));
  const shares = shareOfWords(compiled, document, one.unit.tokens, l);
  const [first] = weightiest(shares, said >= 0 ? 1 : -1);
  if (first) reasons.push(...share(document, one.unit, [first], model.version, said));
  return { ...flag, reasons, confidence: confidenceOf(reasons) };
}

interface Stretch {
  /** Positions in the unit, ascending. */
  words: number[];
  weight: number;
}

/** The words that weigh most for (sign 1) or against (-1), neighbours together, the weightiest stretch first. */
function weightiest(shares: Float64Array, sign: 1 | -1): Stretch[] {
  const most = shares.reduce((top, value) => Math.max(top, sign * value), 0);
  if (most <= 0) return [];
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  shares.forEach((value, word) => {
    if (sign * value < EVIDENCE_PART * most) return;
    if (open && word - (open.words.at(-1) as number) <= 1) {
      open.words.push(word);
      open.weight += sign * value;
    } else stretches.push((open = { words: [word], weight: sign * value }));
  });
  return stretches.sort((a, b) => b.weight - a.weight).slice(0, MOST_STRETCHES);
}

/** Reasons that name the stretches and share `logOdds` between them. */
function share(
  document: Document,
  unit: Unit,
  stretches: readonly Stretch[],
  version: string,
  logOdds: number,
): Reason[] {
  const { starts, ends } = document.tokens;
  const total = stretches.reduce((sum, { weight }) => sum + weight, 0);
  return stretches.map(({ words, weight }) => ({
    rule: nameReason(version),
    evidence: {
      start: starts[unit.tokens[words[0] as number] as number] as number,
      end: ends[unit.tokens[words.at(-1) as number] as number] as number,
    },
    weight: round((logOdds * weight) / total),
  }));
}

/** Probability that the reasons amount to. */
export function confidenceOf(reasons: readonly Reason[]): number {
  return round(logistic(reasons.reduce((total, reason) => total + reason.weight, 0)));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
