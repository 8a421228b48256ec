import { logistic, onLine } from "../learn/calibrate.ts";
import { compileModel, type CompiledModel } from "../learn/compile-model.ts";
import type { LearnedModel, Line } from "../learn/model-schema.ts";
import { narrowModel } from "../learn/narrow-model.ts";
import { readUnits, type Unit } from "../learn/read-units.ts";
import { scoreUnit, shareOfWords } from "../learn/score-unit.ts";
import type { Flag, Role } from "../types.ts";
import type { Document } from "./document.ts";
import { confidenceOf, nameWords, round, weightiestWords } from "./name-words.ts";
import type { FrameNode } from "./read-frames.ts";
import { mayMarkAlone } from "./may-speak.ts";
import { suggestAlone, type Suggestion } from "./suggest-alone.ts";

/** A flag with the place that it was found in. */
export interface FoundFlag {
  flag: Flag;
  frame: number;
  sentence: number;
}

/** What one voice says in one sentence, with the model's score of each label. */
export interface JudgedUnit {
  unit: Unit;
  /** The model that was asked, with the labels that `scores` are of. */
  asked: CompiledModel;
  scores: Float64Array;
  /** Labels that rules mark in it. */
  marked: ReadonlySet<string>;
}

/** What the model says of one text. */
export interface Suggestions {
  /** The flags of the rules, with the model's word beside theirs. */
  weighed: Flag[];
  /** What no rule marks. */
  alone: Suggestion[];
}

/** So probable must be what a rule finds without the words that it asks for around; in a publisher's own name as if no rule spoke. */
const LEAST_TO_VOUCH = 0.45;

/**
 * Asks the learned model about every voice in every sentence; null where none is in use. What `lacking` rules found counts
 * where the model says the same. Pure; linear in the text.
 */
export function suggestFlags(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  byRules: readonly FoundFlag[],
  lacking: readonly FoundFlag[],
): Suggestions | null {
  const { model } = document.lexicon;
  if (!model) return null;
  const compiled = compileModel(model);
  const markedIn = byPlace(frames, byRules);
  const lackingIn = byPlace(frames, lacking);
  const judged = new PlaceMap<JudgedUnit>();
  const alone: Suggestion[] = [];
  const vouched: FoundFlag[] = [];
  for (const unit of readUnits(document, frames, frameOf)) {
    if (unit.chain.at(-1) === "unknown") continue;
    const here = markedIn.get(unit.sentence, unit.chain) ?? [];
    let marked: ReadonlySet<string> = new Set(here.map(({ flag }) => flag.label));
    const role = unit.chain.at(-1) as Role;
    const asked = marked.size > 0 ? compiled : modelFor(document, model, role);
    const scores = scoreUnit(asked, document, unit.tokens);
    const more = (lackingIn.get(unit.sentence, unit.chain) ?? []).filter(
      ({ flag }) => !marked.has(flag.label) && vouchesFor(asked, scores, flag),
    );
    vouched.push(...more);
    marked = new Set([...marked, ...more.map(({ flag }) => flag.label)]);
    const one: JudgedUnit = { unit, asked, scores, marked };
    judged.set(unit.sentence, unit.chain, one);
    alone.push(...suggestAlone(document, frameOf, asked, one));
  }
  const weighed = [...byRules, ...vouched].map(({ flag, frame, sentence }) => {
    const one = judged.get(sentence, (frames[frame] as FrameNode).chain);
    return one ? weighFlag(document, flag, one) : flag;
  });
  return { weighed, alone };
}

/** Flags by the voice and the sentence that they stand in. */
function byPlace(frames: FrameNode[], flags: readonly FoundFlag[]): PlaceMap<FoundFlag[]> {
  const places = new PlaceMap<FoundFlag[]>();
  for (const one of flags) {
    const { chain } = frames[one.frame] as FrameNode;
    const known = places.get(one.sentence, chain);
    if (known) known.push(one);
    else places.set(one.sentence, chain, [one]);
  }
  return places;
}

function vouchesFor(
  { model }: CompiledModel,
  scores: Float64Array,
  { label, chain }: Flag,
): boolean {
  const l = model.labels.indexOf(label);
  if (l < 0) return false;
  const { slope, offset } = model.alone;
  const said = onLine(model.lines[l] as Line, scores[l] as number);
  const least = chain.length === 1 ? model.leastInOwnName : LEAST_TO_VOUCH;
  return logistic(slope * said + offset) >= least;
}

/** The model for what it may mark by itself in a voice of this role: of an outlet's own words hardly anything. */
function modelFor(document: Document, model: LearnedModel, role: Role): CompiledModel {
  let byRole = narrowed.get(model);
  if (!byRole) narrowed.set(model, (byRole = new Map()));
  let compiled = byRole.get(role);
  if (!compiled) {
    const { usualSpeakers } = document.lexicon;
    const kept = [...model.labels.keys()].filter((l) => {
      const label = (model.labels[l] as string).replace(/#.*/u, "");
      return mayMarkAlone(label, usualSpeakers.get(label), role);
    });
    byRole.set(role, (compiled = narrowModel(compileModel(model), kept)));
  }
  return compiled;
}

const narrowed = new WeakMap<LearnedModel, Map<Role, CompiledModel>>();

/** Something for each voice (the object that is its chain) in each sentence. */
class PlaceMap<Value> {
  readonly #bySentence = new Map<number, Map<object, Value>>();

  get(sentence: number, voice: object): Value | undefined {
    return this.#bySentence.get(sentence)?.get(voice);
  }

  set(sentence: number, voice: object, value: Value): void {
    const known = this.#bySentence.get(sentence);
    if (known) known.set(voice, value);
    else this.#bySentence.set(sentence, new Map([[voice, value]]));
  }
}

/** The rules' reasons and the model's on one scale, as they proved right together. */
function weighFlag(document: Document, flag: Flag, { unit, asked, scores }: JudgedUnit): Flag {
  const { model } = asked;
  const l = model.labels.indexOf(flag.label);
  if (l < 0) return flag;
  const { rules, model: part, offset } = model.together;
  const sum = flag.reasons.reduce((total, reason) => total + reason.weight, 0);
  // the rules' share of the whole, spread over their reasons as they stood to one another
  const scale = Math.abs(sum) < 0.1 ? rules : (rules * sum + offset) / sum;
  const own = flag.reasons.map((reason) => ({ ...reason, weight: round(reason.weight * scale) }));
  const said = part * onLine(model.lines[l] as Line, scores[l] as number);
  const shares = shareOfWords(asked, document, unit.tokens, l);
  const named = weightiestWords(shares, said >= 0 ? 1 : -1).slice(0, 1);
  const reasons = [...own, ...nameWords(document, unit, named, model.version, said)];
  return { ...flag, reasons, confidence: confidenceOf(reasons) };
}
