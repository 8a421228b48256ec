import { readdirSync, readFileSync } from "node:fs";
import { evaluationCase } from "./case-schema.ts";
import type { EvaluationCase, Split } from "./case-schema.ts";

export interface CaseFile {
  /** File name such as `negation.kk.jsonl`. */
  name: string;
  cases: EvaluationCase[];
}

/**
 * Every case file of a split, in order of name, each line validated.
 *
 * @throws {Error} naming file and line when a line is not JSON or not a case.
 */
export function readCaseFiles(split: Split): CaseFile[] {
  const folder = new URL(`./${split}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return names.toSorted().map((name) => ({
    name,
    cases: readFileSync(new URL(name, folder), "utf8")
      .trimEnd()
      .split("\n")
      .map((line, index) => readCase(line, `${split}/${name}:${index + 1}`)),
  }));
}

function readCase(line: string, where: string): EvaluationCase {
  try {
    return evaluationCase.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where} is not a valid evaluation case: correct the line`, { cause });
  }
}
