import { logistic, onLine } from "../learn/calibrate.ts";
import type { Line } from "../learn/model-schema.ts";
import type { CompiledModel } from "../learn/compile-model.ts";
import { shareOfWords, weightOfPair } from "../learn/score-unit.ts";
import type { Unit } from "../learn/read-units.ts";
import type { FlagAttributes, Reason } from "../types.ts";
import { cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import { DEEDS, KAZAKH_NEGATIVE_VERB } from "./judge-bends.ts";
import type { CueKind, LexiconRule, RuleLanguage } from "./lexicon.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import { nameWords, weightiestWords, type Stretch } from "./name-words.ts";
import type { JudgedUnit } from "./suggest-flags.ts";
import type { Word } from "./tokenise.ts";

/** Something that no rule marks and the model does, in the form of a match, to pass the same gates. */
export interface Suggestion {
  located: LocatedMatch;
  /** Add up to the model's log-odds. */
  reasons: Reason[];
}

/** Fewer words say too little. */
const LEAST_WORDS = 2;

/** What the model marks by itself in one voice's sentence: what is probable enough for its label, and not negated. Pure. */
export function suggestAlone(
  document: Document,
  frameOf: Int32Array,
  compiled: CompiledModel,
  judged: JudgedUnit,
): Suggestion[] {
  const { model } = compiled;
  const { unit, scores, marked } = judged;
  if (unit.tokens.length < LEAST_WORDS) return [];
  return model.labels.flatMap((label, l) => {
    const threshold = model.thresholds[l] ?? null;
    if (threshold === null || marked.has(label)) return [];
    const least = unit.chain.length === 1 ? Math.max(threshold, model.leastInOwnName) : threshold;
    const said = onLine(model.lines[l] as Line, scores[l] as number);
    const { slope, explained, offset } = model.alone;
    const logOdds = slope * said + (marked.size > 0 ? explained : 0) + offset;
    if (logistic(logOdds) < least) return [];
    const named = weightiestWords(shareOfWords(compiled, document, unit.tokens, l), 1);
    if (named.length === 0 || isNegatedAnew(document, compiled, unit, named, l)) return [];
    const located = locate(document, frameOf, unit, named, {
      id: model.version,
      label,
      attributes: stageOf(compiled, label, scores),
    });
    return [{ located, reasons: nameWords(document, unit, named, model.version, logOdds) }];
  });
}

/** The named words in the form of a rule's match. */
function locate(
  document: Document,
  frameOf: Int32Array,
  unit: Unit,
  named: readonly Stretch[],
  rule: Pick<LexiconRule, "id" | "label" | "attributes">,
): LocatedMatch {
  const tokens = named
    .flatMap(({ words }) => words.map((word) => unit.tokens[word] as number))
    .sort((a, b) => a - b);
  // what is demanded has not been done, whatever single rules allow
  const usual = document.lexicon.usualAllow.get(rule.label ?? "") ?? [];
  const allow = usual.filter((bend) => bend !== "demand");
  const empty = { patterns: [], matches: [], mustNotMatch: [], rationale: "", citation: "" };
  return {
    compiled: {
      rule: { ...empty, ...rule, addedOn: "", weight: 0, allow },
      language: ruleLanguage(document.languages[unit.sentence]),
      requires: [],
      requiresNear: [],
      unless: [],
    },
    match: { pattern: -1, sentence: unit.sentence, tokens },
    frame: Math.min(...tokens.map((token) => frameOf[token] as number)),
  };
}

const ruleLanguage = (language: string | undefined): RuleLanguage =>
  language === "kk" || language === "en" ? language : "ru";

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

/** Words that a negation may stand away from what it negates. */
const NEGATION_REACH = 2;

/**
 * “Дело не прекращено”: the weightiest words are negated, and the model has not learned them so. What it has seen negated
 * (“не зарегистрировано”) it knows as a pair of words. A deed must not be negated anywhere in the sentence.
 */
function isNegatedAnew(
  document: Document,
  compiled: CompiledModel,
  unit: Unit,
  named: readonly Stretch[],
  l: number,
): boolean {
  const label = compiled.model.labels[l] as string;
  const wordAt = (position: number): Word =>
    document.tokens.words[unit.tokens[position] as number] as Word;
  const isCue = (position: number, kind: CueKind): boolean => {
    const token = unit.tokens[position];
    return token !== undefined && cueAt(document, token, kind) !== undefined;
  };
  const isNew = (left: number, right: number): boolean =>
    weightOfPair(compiled, wordAt(left), wordAt(right), l) <= 0;
  const isNegated = (position: number): boolean => {
    for (let step = 1; step <= NEGATION_REACH; step++) {
      const [before, after] = [position - step, position + step];
      if (isCue(before, "negation")) return isNew(before, position);
      if (isCue(after, "negation-post")) return isNew(position, after);
    }
    return false;
  };
  if (named[0]?.words.some(isNegated)) return true;
  if (!DEEDS.has(label)) return false;
  const shares = shareOfWords(compiled, document, unit.tokens, l);
  return unit.tokens.some((token, position) => {
    const negative =
      cueAt(document, token, "negation") ??
      cueAt(document, token, "negation-post") ??
      isKazakhNegative(document, token);
    return Boolean(negative) && (shares[position] as number) <= 0;
  });
}

function isKazakhNegative(document: Document, token: number): boolean {
  const { text } = document.tokens.words[token] as Word;
  const language = document.languages[document.tokens.sentences[token] as number];
  return language === "kk" && text.length > 6 && KAZAKH_NEGATIVE_VERB.test(text.slice(4));
}
