import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { LabelledText } from "../core/learn/learn-types.ts";
import { ModelError } from "../core/learn/model-error.ts";
import { wordGroupsSchema, type WordGroups } from "../core/learn/model-schema.ts";

const LANGUAGES = ["ru", "kk", "en"];
/** Neighbouring lines are often of one kind, so they are learned from or held out together. */
const LINES_A_GROUP = 5;

const labels = z.array(z.string().regex(/^(stigma|response)\.[a-z.-]+$/u));
const seedLine = z.strictObject({
  text: z.string().min(1),
  speaker: z.enum(["official", "activist", "media", "other"]),
  labels,
  stage: z.enum(["promised", "opened", "result"]).optional(),
  partial: z.boolean().optional(),
  not: labels.optional(),
  kind: z.string().optional(),
});

export interface SeedText {
  source: LabelledText;
  group: string;
}

/**
 * The synthetic sentences that ship with the product, in one order.
 * @throws {ModelError} naming file and line of what is not one.
 */
export function readSeed(folder = new URL("./seed/", import.meta.url)): SeedText[] {
  return LANGUAGES.flatMap((language) => {
    const files = readdirSync(new URL(`${language}/`, folder)).filter((name) =>
      name.endsWith(".jsonl"),
    );
    return files
      .sort()
      .flatMap((name) => readFile(new URL(`${language}/${name}`, folder), `${language}/${name}`));
  });
}

function readFile(file: URL, name: string): SeedText[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      const parsed = seedLine.safeParse(parseLine(line));
      if (!parsed.success)
        throw new ModelError(
          `Line ${index + 1} of src/models/seed/${name} is no seed sentence: ${z.prettifyError(parsed.error)}. It needs text, speaker and labels.`,
          { context: { file: name, line: index + 1 } },
        );
      const source = parsed.data as LabelledText;
      return [{ source, group: `${name}:${Math.floor(index / LINES_A_GROUP)}` }];
    });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const GROUP_FILES = ["word-groups.yaml", "thesaurus.yaml"];

/** Words that do the same work, as they ship with the product. @throws {ModelError} when a file is not usable. */
export function readWordGroups(): WordGroups {
  return Object.assign({}, ...GROUP_FILES.map(readGroupFile)) as WordGroups;
}

function readGroupFile(name: string): WordGroups {
  const parsed = wordGroupsSchema.safeParse(
    parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8")),
  );
  if (!parsed.success)
    throw new ModelError(`src/models/${name} is not usable: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
