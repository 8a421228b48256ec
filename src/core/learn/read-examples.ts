import { analyze } from "../analyze/analyze.ts";
import { compileLexicon } from "../analyze/compile-lexicon.ts";
import type { Document } from "../analyze/document.ts";
import type { Lexicon } from "../analyze/lexicon.ts";
import { maySpeak } from "../analyze/may-speak.ts";
import { readDocument } from "../analyze/read-document.ts";
import type { Example, LabelledText } from "./learn-types.ts";
import type { FeatureNames } from "./feature-names.ts";
import { listFeatures, type GroupsOf } from "./list-features.ts";

/** Words are read without rules, so that what is learned does not change with them. */
const NO_RULES: Lexicon = { version: "", languages: [], gazetteer: null, model: null };

/** The words of a text, as the learner sees them. Pure. */
export function readWords(text: string): Document {
  return readDocument({ id: "", text }, compileLexicon(NO_RULES));
}

export interface ReadingOfTexts {
  groupsOf: GroupsOf;
  /** Of all examples that will be learned from together. */
  names: FeatureNames;
  /** Rules without a model: what they find is weighed against what the model says. */
  rules: Lexicon;
}

/** A labelled text as one example: all its words are one voice. Null when it has no words. Pure. */
export function readExample(
  source: LabelledText,
  reading: ReadingOfTexts,
  place: { group: string; weight: number },
): Example | null {
  const document = readWords(source.text);
  if (document.tokens.length === 0) return null;
  const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
  return {
    source,
    features: reading.names.pack(listFeatures(document, unit, reading.groupsOf)),
    language: document.languages[0] ?? "und",
    rules: readRules(source, reading.rules),
    ...place,
  };
}

/** What the rules find in the text, said by its speaker: label → log-odds. */
function readRules(source: LabelledText, rules: Lexicon): ReadonlyMap<string, number> {
  const publisher = { name: "", role: source.speaker };
  const found = new Map<string, number>();
  for (const { label, reasons } of analyze({ id: "", text: source.text, publisher }, rules).flags) {
    const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
    found.set(label, Math.max(sum, found.get(label) ?? -Infinity));
  }
  return found;
}

/**
 * What an example says of a label: there, not there, or nothing. Stages are labels of their own (`response.inquiry#opened`).
 * Nobody learns from a speaker who cannot be flagged that the words are harmless. Pure.
 */
export function truthOf(source: LabelledText, label: string): 0 | 1 | -1 {
  const [main = "", stage] = label.split("#");
  const there = source.labels.includes(main);
  if (stage !== undefined) return there && source.stage ? (source.stage === stage ? 1 : 0) : -1;
  if (there) return 1;
  if (source.partial && !source.not?.includes(label)) return -1;
  return maySpeak(label, undefined, source.speaker) ? 0 : -1;
}
