/** Prints how well the text analysis does on the evaluation cases, beside three baselines. See README.md. */
import { parseArgs } from "node:util";
import { CATEGORIES, FROZEN_SPLITS, LANGUAGES, SPLITS } from "./case-schema.ts";
import type { EvaluationCase, Split } from "./case-schema.ts";
import { evaluate, evaluateBaselines } from "./evaluate.ts";
import { loadAnalyser } from "./load-analyser.ts";
import { describeFailures, describeSummaries } from "./print-evaluation.ts";
import { readCaseFiles } from "./read-cases.ts";
import type { Summary } from "./summarise-scores.ts";

const { values: options } = parseArgs({
  options: {
    split: { type: "string", default: "dev" },
    category: { type: "string" },
    language: { type: "string" },
    failures: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    "min-confidence": { type: "string", default: "0" },
    "no-baselines": { type: "boolean", default: false },
  },
});

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

const splits: readonly Split[] =
  options.split === "all" ? SPLITS : SPLITS.filter((split) => split === options.split);
if (splits.length === 0) refuse(`No split “${options.split}”: use ${SPLITS.join(", ")} or all.`);
if (options.category !== undefined && !CATEGORIES.some((name) => name === options.category)) {
  refuse(`No category “${options.category}”: use one of ${CATEGORIES.join(", ")}.`);
}
if (options.language !== undefined && !LANGUAGES.some((name) => name === options.language)) {
  refuse(`No language “${options.language}”: use ru, kk or en.`);
}
const minConfidence = Number(options["min-confidence"]);
if (!(minConfidence >= 0 && minConfidence <= 1))
  refuse("--min-confidence takes a number from 0 to 1.");

function casesOf(split: Split): EvaluationCase[] {
  return readCaseFiles(split).flatMap((file) => file.cases);
}

const cases = splits
  .flatMap(casesOf)
  .filter((one) => options.category === undefined || one.category === options.category)
  .filter((one) => options.language === undefined || one.language === options.language);

const analyse = loadAnalyser();
const ours = evaluate(cases, (input) => {
  const analysis = analyse(input);
  return { ...analysis, flags: analysis.flags.filter((flag) => flag.confidence >= minConfidence) };
});
const systems: Record<string, Summary> = {
  analyser: ours.summary,
  ...(options["no-baselines"] ? {} : evaluateBaselines(cases, casesOf("dev"))),
};

if (options.json) console.log(JSON.stringify(systems, null, 2));
else console.log(describeSummaries(systems).join("\n"));

if (options.failures && splits.some((split) => FROZEN_SPLITS.includes(split))) {
  console.error(
    "\nCases of the frozen split are not shown: it measures only as long as nobody tunes rules to it. Use --split dev.",
  );
  process.exitCode = 2;
} else if (options.failures && !options.json) {
  console.log(describeFailures(ours.scored).join("\n"));
}
