import { readConfig } from "../../config.ts";
import { askAnalyzer } from "../../core/learn/ask-analyzer.ts";
import { compareSystems, type LabelChange } from "../../core/learn/compare-systems.ts";
import type { LabelledText } from "../../core/learn/learn-types.ts";
import { measureSystem } from "../../core/learn/measure-system.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { readModel } from "../../models/model-shelf.ts";
import { isHeldOut, readToLearn } from "../../models/read-seed-examples.ts";
import { readSeed } from "../../models/read-seed.ts";
import { readDecisions } from "../read-decisions.ts";

interface Comparison {
  on: string;
  texts: number;
  before: number;
  after: number;
  changes: LabelChange[];
}

/** `onrecord model compare <a> <b>`: which flags would appear and vanish if b took the place of a; `none` is the rules alone. */
export async function compareModels(
  a: string,
  b: string,
  options: { json?: boolean },
): Promise<void> {
  const config = readConfig();
  const lexicons = [a, b].map((version) =>
    loadLexicon({ model: version === "none" ? null : readModel(config.dataDir, version) }),
  );
  const [first, second] = lexicons.map(askAnalyzer) as [Asked, Asked];
  const labels = [...new Set(lexicons.flatMap(({ model }) => model?.labels ?? []))];
  const measured = labels.filter((label) => !label.includes("#"));
  const compare = (on: string, texts: LabelledText[]): Comparison => ({
    on,
    texts: texts.length,
    before: measureSystem(texts, measured, first).macroF1,
    after: measureSystem(texts, measured, second).macroF1,
    changes: compareSystems(texts, first, second),
  });
  const decisions = await readDecisions(config, readToLearn(loadLexicon({ model: null })));
  const comparisons = [
    compare(
      "held-out sentences of the seed",
      readSeed()
        .filter(isHeldOut)
        .map(({ source }) => source),
    ),
    ...(decisions?.length
      ? [
          compare(
            "sentences that reviewers decided on",
            decisions.map(({ source }) => source),
          ),
        ]
      : []),
  ];
  if (options.json) return console.log(JSON.stringify(comparisons, null, 2));
  for (const comparison of comparisons) printComparison(a, b, comparison);
  if (!decisions?.length) console.error("No decisions of reviewers to compare on.");
}

type Asked = ReturnType<typeof askAnalyzer>;

function printComparison(
  a: string,
  b: string,
  { on, texts, before, after, changes }: Comparison,
): void {
  console.log(
    `On ${texts} ${on}: macro-F1 ${before.toFixed(3)} with ${a}, ${after.toFixed(3)} with ${b}`,
  );
  if (changes.length === 0) console.log("  no flag appears or vanishes");
  else console.log(`  ${"".padEnd(34)}${"appear".padStart(20)}${"vanish".padStart(20)}`);
  for (const { label, appear, vanish } of changes)
    console.log(`  ${label.padEnd(34)}${tally(appear).padStart(20)}${tally(vanish).padStart(20)}`);
}

const tally = ({ right, wrong }: { right: number; wrong: number }): string =>
  right + wrong === 0 ? "–" : `${right} right, ${wrong} wrong`;
