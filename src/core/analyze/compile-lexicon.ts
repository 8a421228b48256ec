import { LexiconError } from "./lexicon-error.ts";
import type {
  Bend,
  CueKind,
  LanguageLexicon,
  Lexicon,
  LexiconRule,
  RuleLanguage,
} from "./lexicon.ts";
import { parsePattern } from "./parse-pattern.ts";
import type { ParsedStep } from "./parse-pattern.ts";
import { WordTrie } from "./word-trie.ts";
import type { LearnedModel } from "../learn/model-schema.ts";
import type { Role } from "../types.ts";

export interface Step {
  elem: number;
  gap: number;
  not: boolean;
}

/** A run of word positions; one `&` part of one pattern. */
export interface Sequence {
  steps: Step[];
  /** Index of the step that triggers the check: the rarest-looking word. */
  anchor: number;
  /** Word position of the rarest-looking step beside the anchor, which the sentence must have too; -1 for none. */
  partner: number;
  pattern: number;
  part: number;
}

/** One pattern string of one language, with everything that refers to it. */
export interface CompiledPattern {
  id: number;
  parts: number;
  cues: CueKind[];
  rules: CompiledRule[];
  isCondition: boolean;
}

export interface CompiledRule {
  rule: LexiconRule;
  language: RuleLanguage;
  requires: number[];
  requiresNear: number[];
  unless: number[];
}

export interface CompiledLexicon {
  version: string;
  model: LearnedModel | null;
  /** By label: what does not cancel most of its rules, and so not the model's word either. */
  usualAllow: Map<string, Bend[]>;
  /** By label: who can be flagged where all of its rules agree; without an entry the codebook's own border holds. */
  usualSpeakers: Map<string, Role[]>;
  tries: Record<RuleLanguage, WordTrie>;
  patterns: CompiledPattern[];
  /** By anchor word position. */
  sequencesByElem: Sequence[][];
  /** Number of word positions. */
  elems: number;
  /** Word positions that are the partner of some anchor. */
  partners: Set<number>;
}

const compiled = new WeakMap<Lexicon, CompiledLexicon>();

/**
 * One automaton for all languages, cues and rules; built once per lexicon object and remembered.
 * @throws {LexiconError} on an unknown class, an unreadable pattern or a doubled rule id.
 */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const known = compiled.get(lexicon);
  if (known) return known;
  const builder = new Builder(lexicon);
  for (const language of lexicon.languages) builder.addLanguage(language);
  const result = builder.finish();
  compiled.set(lexicon, result);
  return result;
}

/** Words of nearly every sentence: a pattern is looked for at its other words. */
const EVERYWHERE = new Set(
  "the a an of to in on at is are was were be been it we they he she you our his her their no not and or for by with from this that these those has have had will would who as but said police в на не и что по с от для из о за как это был была было были полиция полиции бұл мен және деп үшін бойынша".split(
    " ",
  ),
);

class Builder {
  readonly #out: CompiledLexicon;
  readonly #elems = new Map<string, number>();
  readonly #patterns = new Map<string, CompiledPattern>();
  readonly #ids = new Set<string>();

  constructor({ version, model, languages }: Lexicon) {
    const tries = { ru: new WordTrie("ru"), kk: new WordTrie("kk"), en: new WordTrie("en") };
    const usualAllow = findUsualAllow(languages.flatMap(({ rules }) => rules));
    const usualSpeakers = findUsualSpeakers(languages.flatMap(({ rules }) => rules));
    this.#out = {
      version,
      model,
      usualAllow,
      usualSpeakers,
      tries,
      patterns: [],
      sequencesByElem: [],
      elems: 0,
      partners: new Set(),
    };
  }

  finish(): CompiledLexicon {
    return { ...this.#out, elems: this.#elems.size };
  }

  addLanguage(source: LanguageLexicon): void {
    for (const cue of source.cues) {
      for (const pattern of cue.patterns) this.#pattern(pattern, source).cues.push(cue.kind);
    }
    for (const rule of source.rules) this.#addRule(rule, source);
  }

  #addRule(rule: LexiconRule, source: LanguageLexicon): void {
    if (this.#ids.has(rule.id)) {
      throw new LexiconError(
        `Two rules have the id ${rule.id}. Give the newer one an id of its own.`,
        {
          context: { rule: rule.id },
        },
      );
    }
    this.#ids.add(rule.id);
    const conditions = (patterns: string[] | undefined): number[] =>
      (patterns ?? []).map((pattern) => {
        const found = this.#pattern(pattern, source);
        found.isCondition = true;
        return found.id;
      });
    const entry: CompiledRule = {
      rule,
      language: source.language,
      requires: conditions(rule.requires),
      requiresNear: conditions(rule.requiresNear),
      unless: conditions(rule.unless),
    };
    for (const pattern of rule.patterns) this.#pattern(pattern, source).rules.push(entry);
  }

  #pattern(text: string, source: LanguageLexicon): CompiledPattern {
    const key = `${source.language}:${text}`;
    const known = this.#patterns.get(key);
    if (known) return known;
    const parts = parsePattern(text);
    const made: CompiledPattern = {
      id: this.#out.patterns.length,
      parts: parts.length,
      cues: [],
      rules: [],
      isCondition: false,
    };
    this.#patterns.set(key, made);
    this.#out.patterns.push(made);
    parts.forEach((sequences, part) => {
      for (const sequence of sequences) this.#sequence(sequence, made.id, part, source, text);
    });
    return made;
  }

  #sequence(
    parsed: ParsedStep[],
    pattern: number,
    part: number,
    source: LanguageLexicon,
    text: string,
  ): void {
    const steps: Step[] = [];
    let anchor = -1;
    let partner = -1;
    let best = -1;
    let second = -1;
    for (const step of parsed) {
      if (step.atoms.length === 0) continue;
      const atoms = step.atoms.flatMap((atom) => expandAtom(atom, source, text));
      const elem = this.#elem(atoms, source.language);
      steps.push({ elem, gap: step.gap, not: step.not });
      const length = Math.min(...atoms.map((atom) => atom.length));
      const rarity = atoms.some((atom) => EVERYWHERE.has(atom))
        ? length / 100
        : length - Math.log2(atoms.length) / 4;
      if (step.not) continue;
      if (rarity > best) {
        [second, partner] = [best, steps[anchor]?.elem ?? -1];
        [best, anchor] = [rarity, steps.length - 1];
      } else if (rarity > second) [second, partner] = [rarity, elem];
    }
    const at = steps[anchor]?.elem;
    if (at === undefined)
      throw new LexiconError(`The pattern “${text}” is empty.`, { context: { pattern: text } });
    this.#out.partners.add(partner);
    (this.#out.sequencesByElem[at] ??= []).push({ steps, anchor, partner, pattern, part });
  }

  #elem(atoms: string[], language: RuleLanguage): number {
    const unique = [...new Set(atoms)].sort();
    const key = `${language}:${unique.join(" ")}`;
    const known = this.#elems.get(key);
    if (known !== undefined) return known;
    const elem = this.#elems.size;
    this.#elems.set(key, elem);
    for (const atom of unique) this.#out.tries[language].add(atom, elem);
    return elem;
  }
}

/** What at least half of the rules of a label allow. */
function findUsualAllow(rules: readonly LexiconRule[]): Map<string, Bend[]> {
  const bends: Bend[] = ["negation", "hypothetical", "demand", "question", "falsehood"];
  const byLabel = Map.groupBy(rules, ({ label }) => label ?? "");
  return new Map(
    [...byLabel].map(([label, own]) => [
      label,
      bends.filter(
        (bend) => own.filter(({ allow }) => allow?.includes(bend)).length * 2 >= own.length,
      ),
    ]),
  );
}

function findUsualSpeakers(rules: readonly LexiconRule[]): Map<string, Role[]> {
  const byLabel = Map.groupBy(rules, ({ label }) => label ?? "");
  return new Map(
    [...byLabel].flatMap(([label, own]): [string, Role[]][] => {
      if (!own.every(({ speakers }) => speakers)) return [];
      return [[label, [...new Set(own.flatMap(({ speakers = [] }) => speakers))]]];
    }),
  );
}

function expandAtom(atom: string, source: LanguageLexicon, text: string): string[] {
  if (!atom.startsWith("@")) return [atom];
  const words = source.classes[atom.slice(1)];
  if (!words) {
    throw new LexiconError(
      `The pattern “${text}” names the class ${atom}, which ${source.language} does not have.`,
      {
        context: { pattern: text, class: atom },
      },
    );
  }
  return words.flatMap((word) => expandAtom(word, source, text));
}
