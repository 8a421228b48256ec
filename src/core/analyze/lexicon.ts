import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import type { LearnedModel } from "../learn/model-schema.ts";
import type { ActKind, FlagAttributes, FrameType, Role } from "../types.ts";

/** Languages that have word classes and rules. */
export type RuleLanguage = "ru" | "kk" | "en";

/**
 * What a cue does for the reader of frames; `src/lexicons/README.md` explains each. Roles name speakers,
 * `say` … `delingen` attribute words to them, the rest bend or cancel what stands beside them.
 */
export type CueKind =
  | "role.official"
  | "role.activist"
  | "role.media"
  | "role.other"
  | "role.unknown"
  | "head"
  | "pronoun"
  | "self"
  | "say"
  | "may-say"
  | "impersonal"
  | "according"
  | "according-post"
  | "dep"
  | "nominal-say"
  | "delingen"
  | "speech-noun"
  | "crowd"
  | "unsigned"
  | "in-eyes-of"
  | "holds-office"
  | "office-head"
  | "deny"
  | "call"
  | "call-post"
  | "verdict"
  | "that"
  | "adversative"
  | "preposition"
  | "name-noun"
  | "negation"
  | "negation-post"
  | "hypothetical"
  | "demand"
  | "falsehood"
  | "condemn"
  | "endorse"
  | "word-discussion"
  | "reclaim"
  | "so-called"
  | "statutory"
  | "written-reply"
  | "private"
  | "relative";

/** Patterns of one cue kind in one language. */
export interface CueEntry {
  kind: CueKind;
  patterns: string[];
}

/** What may not cancel a match of the rule (each cancels by default). */
export type Bend = "negation" | "hypothetical" | "demand" | "question" | "falsehood";

/** One rule of the codebook in one language, as data. */
export interface LexiconRule {
  id: string;
  /** A label of the codebook; absent on a rule that only finds reported acts. */
  label?: string;
  /** What a match outside an official's words tells: a reported act. */
  act?: ActKind;
  /** Patterns in the grammar of `src/lexicons/README.md`; any of them is enough. */
  patterns: string[];
  /** Log-odds of one match, before the context speaks. */
  weight: number;
  attributes?: FlagAttributes;
  /** Bends that do not cancel this rule. */
  allow?: Bend[];
  /** Kinds of frames the rule is for; default: all. Insults that stand alone are judged in direct speech only. */
  frames?: FrameType[];
  /** At least one must match in the same sentence. */
  requires?: string[];
  /** At least one must match in the same or a neighbouring sentence. */
  requiresNear?: string[];
  /** None may match in the same sentence. */
  unless?: string[];
  /** Roles that can be flagged; default: official for responses, every resolved role for stigma. */
  speakers?: Role[];
  rationale: string;
  citation: string;
  addedOn: string;
  /** Sentences written by us that the rule must mark, run as tests. */
  matches: string[];
  /** Sentences the rule must leave alone, run as tests. */
  mustNotMatch: string[];
  /** Who is taken to publish the example sentences. */
  exampleSpeaker?: Exclude<Role, "unknown">;
}

export interface LanguageLexicon {
  language: RuleLanguage;
  /** Named sets of words, each a word (`слово`), a beginning (`слов*`) or an inflected stem (`слов+`). */
  classes: Record<string, string[]>;
  cues: CueEntry[];
  rules: LexiconRule[];
}

/** All the data that `analyze` judges by. Compiled once per object and kept with it. */
export interface Lexicon {
  /** `2026.11.0+<hash of the rules and the model>`: stands on every flag. */
  version: string;
  languages: LanguageLexicon[];
  /** Authorities with their ids; null where speakers are not to be resolved to them. */
  gazetteer: CompiledGazetteer | null;
  /** Weighs what the rules find and marks what none of them knows; null where rules judge alone. */
  model: LearnedModel | null;
}
