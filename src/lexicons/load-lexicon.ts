import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { compileGazetteer, type CompiledGazetteer } from "../core/gazetteer/compile-gazetteer.ts";
import { loadGazetteer } from "./load-gazetteer.ts";
import { compileLexicon } from "../core/analyze/compile-lexicon.ts";
import type { LearnedModel } from "../core/learn/model-schema.ts";
import { loadBaseModel } from "../models/load-base-model.ts";
import { LexiconError } from "../core/analyze/lexicon-error.ts";
import type {
  LanguageLexicon,
  Lexicon,
  LexiconRule,
  RuleLanguage,
} from "../core/analyze/lexicon.ts";
import { classesFile, cuesFile, rulesFile } from "./lexicon-schema.ts";

const LANGUAGES: RuleLanguage[] = ["ru", "kk", "en"];
/** Year and month of the rules' form; the hash after it tells their content. */
const RELEASE = "2026.11.0";

export interface LoadOptions {
  /** Rules of the users, from the store; they join the shipped ones and change the version. */
  overlay?: { language: RuleLanguage; rules: LexiconRule[] }[];
  /** The learned model that judges beside the rules, null for none; unless told otherwise the one that ships with the product. */
  model?: LearnedModel | null;
}

let shipped: LanguageLexicon[] | null = null;
let gazetteer: CompiledGazetteer | null = null;

/**
 * The lexicon that `analyze` judges by. The data files are read and validated once; compiled here, so that
 * a mistake shows at start and not in the middle of a text.
 * @throws {LexiconError} names the file or rule that is wrong.
 */
export function loadLexicon(options: LoadOptions = {}): Lexicon {
  shipped ??= LANGUAGES.map(readLanguage);
  gazetteer ??= compileGazetteer(loadGazetteer());
  const languages = shipped.map((language) => withOverlay(language, options.overlay ?? []));
  const model = options.model === undefined ? loadBaseModel() : options.model;
  const hash = createHash("sha256")
    .update(JSON.stringify([languages, model?.version ?? null]))
    .digest("hex")
    .slice(0, 8);
  const lexicon: Lexicon = { version: `${RELEASE}+${hash}`, languages, gazetteer, model };
  compileLexicon(lexicon);
  return lexicon;
}

function withOverlay(
  shippedLanguage: LanguageLexicon,
  overlay: NonNullable<LoadOptions["overlay"]>,
): LanguageLexicon {
  const added = overlay
    .filter((part) => part.language === shippedLanguage.language)
    .flatMap((part) => part.rules);
  return added.length === 0
    ? shippedLanguage
    : { ...shippedLanguage, rules: [...shippedLanguage.rules, ...added] };
}

function readLanguage(language: RuleLanguage): LanguageLexicon {
  const folder = new URL(`./${language}/`, import.meta.url);
  const classes = classesFile.parse(readYaml(new URL("classes.yaml", folder)));
  const cues = cuesFile.parse(readYaml(new URL("cues.yaml", folder)));
  const rulesFolder = new URL("rules/", folder);
  const rules = readdirSync(rulesFolder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => readRules(new URL(name, rulesFolder)));
  return {
    language,
    classes: Object.fromEntries(
      Object.entries(classes).map(([name, words]) => [name, words.split(/\s+/u).filter(Boolean)]),
    ),
    cues: Object.entries(cues).map(
      ([kind, patterns]) => ({ kind, patterns }) as LanguageLexicon["cues"][number],
    ),
    rules,
  };
}

function readRules(file: URL): LexiconRule[] {
  const parsed = rulesFile.safeParse(readYaml(file));
  if (!parsed.success) {
    throw new LexiconError(`${shortName(file)} is not a file of rules: ${parsed.error.message}`, {
      context: { file: shortName(file) },
    });
  }
  const { label, act, citation, addedOn, speakers, allow, unless, rules } = parsed.data;
  return rules.map((rule) => ({
    ...rule,
    label: rule.label ?? label,
    act: rule.act ?? act,
    citation: rule.citation ?? citation,
    addedOn: rule.addedOn ?? addedOn,
    speakers: rule.speakers ?? speakers,
    allow: rule.allow ?? allow,
    unless: [...(rule.unless ?? []), ...(unless ?? [])],
  })) as LexiconRule[];
}

function readYaml(file: URL): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new LexiconError(`${shortName(file)} cannot be read as YAML. Mend the file.`, {
      cause,
      context: { file: shortName(file) },
    });
  }
}

function shortName(file: URL): string {
  return file.pathname.split("/").slice(-3).join("/");
}
