import { readConfig } from "../../config.ts";
import { listModels, readModel, readModelInUse, useModel } from "../../models/model-shelf.ts";

/** `onrecord model list`: a line each, the one in use marked. */
export function listKnownModels(options: { json?: boolean }): void {
  const { dataDir } = readConfig();
  const inUse = readModelInUse(dataDir)?.version ?? null;
  const models = listModels(dataDir).map((version) => {
    const { from, labels, features } = readModel(dataDir, version);
    return {
      version,
      inUse: version === inUse,
      ...from,
      labels: labels.filter((label) => !label.includes("#")).length,
      features: Object.keys(features).length,
    };
  });
  if (options.json) return console.log(JSON.stringify(models, null, 2));
  for (const { version, inUse: used, seed, decisions, labels, features } of models)
    console.log(
      `${used ? "*" : " "} ${version.padEnd(24)} ${seed} seed sentences, ${decisions} decisions, ${labels} labels, ${features} features`,
    );
  console.error(
    inUse === null
      ? `\nNo model is in use: the rules judge alone.`
      : `\n* is in use. Another one: npx onrecord model use <version>; rules alone: npx onrecord model use none`,
  );
}

/** `onrecord model use <version>`: from the next start on this model judges beside the rules; `none` leaves the rules alone. */
export function chooseModel(version: string): void {
  const chosen = useModel(readConfig().dataDir, version);
  console.log(chosen);
  console.error(
    `${chosen === "none" ? "The rules judge alone" : `${chosen} judges beside the rules`} from the next start on: start On Record again (each worker, where they run alone). What is stored is then read anew, in the background; old readings stay, and nobody is alerted by them.`,
  );
}
