import { writeFileSync } from "node:fs";
import { readConfig } from "../../config.ts";
import { ModelError } from "../../core/learn/model-error.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { keepModel } from "../../models/model-shelf.ts";
import { writeModelText } from "../../models/seal-model.ts";
import { readToLearn } from "../../models/read-seed-examples.ts";
import { trainOn } from "../../models/train-on.ts";
import { readDecisions } from "../read-decisions.ts";

const BASE_FILE = new URL("../../models/base.json", import.meta.url);

/** `onrecord model train`: learns from the seed and from what reviewers decided; prints the version, uses nothing. */
export async function trainNewModel(options: {
  name?: string;
  seedOnly?: boolean;
  base?: boolean;
}): Promise<void> {
  const reading = readToLearn(loadLexicon({ model: null }));
  if (options.base) {
    const model = trainOn(reading, "base");
    writeFileSync(BASE_FILE, writeModelText(model));
    console.log(model.version);
    return;
  }
  const name = options.name ?? "own";
  if (!/^[a-z][a-z0-9]*$/u.test(name) || name === "base" || name === "none")
    throw new ModelError(
      `"${name}" cannot be a model's name. Take small letters and digits, beginning with a letter; "base" and "none" are taken.`,
    );
  const config = readConfig();
  const decisions = options.seedOnly ? [] : await readDecisions(config, reading);
  if (decisions === null)
    console.error(
      "No database here (nothing runs, DATABASE_URL is not set): learning from the seed alone.",
    );
  const model = trainOn(reading, name, decisions ?? []);
  const file = keepModel(config.dataDir, model);
  console.log(model.version);
  console.error(
    `Learned from ${model.from.seed} seed sentences and ${model.from.decisions} decisions; kept in ${file}.
It is not used yet. See what it does:  npx onrecord model compare base ${model.version}
Use it from the next start on:         npx onrecord model use ${model.version}`,
  );
}
