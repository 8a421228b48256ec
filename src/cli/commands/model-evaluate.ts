import { readConfig } from "../../config.ts";
import { askAnalyzer, askModel } from "../../core/learn/ask-analyzer.ts";
import { measureSystem, type SystemMeasure } from "../../core/learn/measure-system.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { trainBayes } from "../../models/bayes-baseline.ts";
import { readModel, readModelInUse } from "../../models/model-shelf.ts";
import { isHeldOut } from "../../models/read-seed-examples.ts";
import { readSeed } from "../../models/read-seed.ts";
import { describeMeasures } from "../describe-measures.ts";

/** `onrecord model evaluate [version]`: rules, model, both, and natural's Bayes, on the part of the seed that nobody learned from. */
export function evaluateModel(
  version: string | undefined,
  options: { json?: boolean; baseline: boolean },
): void {
  const { dataDir } = readConfig();
  const model = version
    ? readModel(dataDir, version)
    : (readModelInUse(dataDir) ?? readModel(dataDir, "base"));
  const seed = readSeed();
  const heldOut = seed.filter(isHeldOut).map(({ source }) => source);
  const labels = model.labels.filter((label) => !label.includes("#"));
  const systems: Record<string, SystemMeasure> = {
    rules: measureSystem(heldOut, labels, askAnalyzer(loadLexicon({ model: null }))),
    both: measureSystem(heldOut, labels, askAnalyzer(loadLexicon({ model }))),
    model: measureSystem(heldOut, labels, askModel(model)),
  };
  if (options.baseline) {
    console.error(
      "Training natural's Bayes classifier for comparison; it takes half a minute (--no-baseline leaves it out).",
    );
    const learned = seed.filter((one) => !isHeldOut(one)).map(({ source }) => source);
    systems["bayes"] = measureSystem(heldOut, labels, trainBayes(learned));
  }
  if (options.json)
    console.log(
      JSON.stringify({ version: model.version, texts: heldOut.length, systems }, null, 2),
    );
  else console.log(describeMeasures(model, heldOut.length, systems).join("\n"));
}
