import { onLine } from "../learn/calibrate.ts";
import type { LearnedModel, Line } from "../learn/model-schema.ts";
import { narrowModel } from "../learn/narrow-model.ts";
import { readUnits, type Unit } from "../learn/read-units.ts";
import { compileModel, scoreUnit, shareOfWords, type CompiledModel } from "../learn/score-unit.ts";
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

/** Asks the learned model about every voice in every sentence; null where none is in use. Pure; linear in the text. */
export function suggestFlags(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  byRules: readonly FoundFlag[],
): Suggestions | null {
  const { model } = document.lexicon;
  if (!model) return null;
  const compiled = compileModel(model);
  const markedIn = new PlaceMap<Set<string>>();
  for (const { flag, frame, sentence } of byRules) {
    const { chain } = frames[frame] as FrameNode;
    const known = markedIn.get(sentence, chain);
    if (known) known.add(flag.label);
    else markedIn.set(sentence, chain, new Set([flag.label]));
  }
  const judged = new PlaceMap<JudgedUnit>();
  const alone: Suggestion[] = [];
  for (const unit of readUnits(document, frames, frameOf)) {
    if (unit.chain.at(-1) === "unknown") continue;
    const marked = markedIn.get(unit.sentence, unit.chain) ?? new Set<string>();
    const role = unit.chain.at(-1) as Role;
    const asked = marked.size > 0 ? compiled : modelFor(document, model, role);
    const scores = scoreUnit(asked, document, unit.tokens);
    const one: JudgedUnit = { unit, scores, marked };
    judged.set(unit.sentence, unit.chain, one);
    alone.push(...suggestAlone(document, frameOf, asked, one));
  }
  const weighed = byRules.map(({ flag, frame, sentence }) => {
    const one = judged.get(sentence, (frames[frame] as FrameNode).chain);
    return one ? weighFlag(document, compiled, flag, one) : flag;
  });
  return { weighed, alone };
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
    byRole.set(role, (compiled = compileModel(narrowModel(model, kept))));
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
function weighFlag(
  document: Document,
  compiled: CompiledModel,
  flag: Flag,
  { unit, scores }: JudgedUnit,
): Flag {
  const { model } = compiled;
  const l = model.labels.indexOf(flag.label);
  if (l < 0) return flag;
  const { rules, model: part, offset } = model.together;
  const sum = flag.reasons.reduce((total, reason) => total + reason.weight, 0);
  // the rules' share of the whole, spread over their reasons as they stood to one another
  const scale = Math.abs(sum) < 0.1 ? rules : (rules * sum + offset) / sum;
  const own = flag.reasons.map((reason) => ({ ...reason, weight: round(reason.weight * scale) }));
  const said = part * onLine(model.lines[l] as Line, scores[l] as number);
  const shares = shareOfWords(compiled, document, unit.tokens, l);
  const named = weightiestWords(shares, said >= 0 ? 1 : -1).slice(0, 1);
  const reasons = [...own, ...nameWords(document, unit, named, model.version, said)];
  return { ...flag, reasons, confidence: confidenceOf(reasons) };
}
