import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
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
import { noAdditions, type Additions } from "./read-additions.ts";
import { toRules } from "./to-rules.ts";

const LANGUAGES: RuleLanguage[] = ["ru", "kk", "en"];
/** Year and month of the rules' form; the hash after it tells their content. */
const RELEASE = "2026.11.0";

export interface LoadOptions {
  /** Names, words and rules of the users; they join the shipped ones and change the version. */
  additions?: Additions;
  /** The learned model that judges beside the rules, null for none; unless told otherwise the one that ships with the product. */
  model?: LearnedModel | null;
}

let shipped: LanguageLexicon[] | null = null;
let shippedGazetteer: CompiledGazetteer | null = null;

/**
 * The lexicon that `analyze` judges by. The data files are read and validated once; compiled here, so that
 * a mistake shows at start and not in the middle of a text.
 * @throws {LexiconError} names the file or rule that is wrong.
 */
export function loadLexicon(options: LoadOptions = {}): Lexicon {
  shipped ??= LANGUAGES.map(readLanguage);
  const additions = options.additions ?? noAdditions;
  const languages = shipped.map((language) => withAdditions(language, additions));
  const model = options.model === undefined ? loadBaseModel() : options.model;
  const hash = createHash("sha256")
    .update(JSON.stringify([languages, model?.version ?? null, additions.gazetteer]))
    .digest("hex")
    .slice(0, 8);
  const gazetteer = gazetteerWith(additions);
  const lexicon: Lexicon = { version: `${RELEASE}+${hash}`, languages, gazetteer, model };
  compileLexicon(lexicon);
  return lexicon;
}

/** The shipped gazetteer is compiled once; that of an installation when it is loaded. */
export function gazetteerWith(additions: Additions): CompiledGazetteer {
  if (additions === noAdditions) return (shippedGazetteer ??= compileGazetteer(loadGazetteer()));
  return compileGazetteer(loadGazetteer(additions.gazetteer));
}

function withAdditions(shippedLanguage: LanguageLexicon, additions: Additions): LanguageLexicon {
  const added = additions.languages.find(({ language }) => language === shippedLanguage.language);
  if (!added) return shippedLanguage;
  const known = new Set(shippedLanguage.rules.map((rule) => rule.id));
  const doubled = added.rules.find((rule) => known.has(rule.id));
  if (doubled)
    throw new LexiconError(
      `The additions have a rule ${doubled.id}, and so has the product. Give yours another id.`,
    );
  return {
    ...shippedLanguage,
    cues: [...shippedLanguage.cues, ...added.cues],
    rules: [...shippedLanguage.rules, ...added.rules],
  };
}

function readLanguage(language: RuleLanguage): LanguageLexicon {
  const folder = new URL(`./${language}/`, import.meta.url);
  const classes = classesFile.parse(readYaml(new URL("classes.yaml", folder)));
  const cues = ["cues.yaml", "speakers.yaml"]
    .map((name) => new URL(name, folder))
    .filter((file) => existsSync(file))
    .flatMap((file) => Object.entries(cuesFile.parse(readYaml(file))));
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
    cues: cues.map(([kind, patterns]) => ({ kind, patterns }) as LanguageLexicon["cues"][number]),
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
  return toRules(parsed.data);
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
