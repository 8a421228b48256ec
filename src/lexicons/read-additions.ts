import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { LexiconError } from "../core/analyze/lexicon-error.ts";
import type { CueEntry, LexiconRule, RuleLanguage } from "../core/analyze/lexicon.ts";
import { cuesFile, rulesFile } from "./lexicon-schema.ts";
import { toRules } from "./to-rules.ts";

/** What an installation adds to the data that ships: names that it knows, words for speakers, rules of its own. */
export interface Additions {
  /** Lists as in `gazetteer/*.yaml`; checked by `loadGazetteer`. */
  gazetteer: unknown;
  languages: { language: RuleLanguage; cues: CueEntry[]; rules: LexiconRule[] }[];
}

export const noAdditions: Additions = { gazetteer: {}, languages: [] };

const LANGUAGES: RuleLanguage[] = ["ru", "kk", "en"];

/**
 * Reads `gazetteer.yaml`, and `cues.yaml` and `rules/*.yaml` in a folder for each language; each may be missing. The form is that of the
 * shipped files (README.md beside this file).
 * @throws {LexiconError} names the file that is wrong and what is wrong in it.
 */
export function readAdditions(folder: string): Additions {
  if (!existsSync(folder)) return noAdditions;
  const gazetteerFile = path.join(folder, "gazetteer.yaml");
  return {
    gazetteer: existsSync(gazetteerFile) ? (readYaml(gazetteerFile) ?? {}) : {},
    languages: LANGUAGES.flatMap((language) => {
      const own = path.join(folder, language);
      return existsSync(own) ? [{ language, cues: readCues(own), rules: readRules(own) }] : [];
    }),
  };
}

function readCues(folder: string): CueEntry[] {
  const file = path.join(folder, "cues.yaml");
  if (!existsSync(file)) return [];
  const cues = check(cuesFile, file);
  return Object.entries(cues).map(([kind, patterns]) => ({ kind, patterns }) as CueEntry);
}

function readRules(folder: string): LexiconRule[] {
  const rules = path.join(folder, "rules");
  if (!existsSync(rules)) return [];
  return readdirSync(rules)
    .filter((name) => /\.ya?ml$/u.test(name))
    .sort()
    .flatMap((name) => toRules(check(rulesFile, path.join(rules, name))));
}

function check<Shape extends z.ZodType>(shape: Shape, file: string): z.output<Shape> {
  const parsed = shape.safeParse(readYaml(file));
  if (parsed.success) return parsed.data;
  throw new LexiconError(
    `${file} does not have the form of such a file: ${z.prettifyError(parsed.error)}\nsrc/lexicons/README.md describes it. Nothing of the additions was used.`,
    { context: { file } },
  );
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LexiconError(`${file} cannot be read as YAML: ${reason}`, {
      cause,
      context: { file },
    });
  }
}
