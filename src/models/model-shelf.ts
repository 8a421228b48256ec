import fs from "node:fs";
import path from "node:path";
import { ModelError } from "../core/learn/model-error.ts";
import { parseModel, type LearnedModel } from "../core/learn/model-schema.ts";
import { loadBaseModel } from "./load-base-model.ts";
import { writeModelText } from "./seal-model.ts";

/** What stands for "rules alone". */
const NO_MODEL = "none";
const VERSION = /^[a-z][a-z0-9]*-[0-9a-f]{8}$/u;

const folderOf = (dataDir: string): string => path.join(dataDir, "models");
const inUseFile = (dataDir: string): string => path.join(folderOf(dataDir), "in-use");

/** Versions of the models that can be used: the one that ships with the product first, then those trained here, by name. */
export function listModels(dataDir: string): string[] {
  const folder = folderOf(dataDir);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const trained = files
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .filter((version) => VERSION.test(version));
  return [...new Set([loadBaseModel().version, ...trained.sort()])];
}

/** @throws {ModelError} when there is no such model, or its file is damaged. `base` is the one that ships with the product. */
export function readModel(dataDir: string, version: string): LearnedModel {
  const base = loadBaseModel();
  if (version === "base" || version === base.version) return base;
  const file = path.join(folderOf(dataDir), `${version}.json`);
  if (!VERSION.test(version) || !fs.existsSync(file))
    throw new ModelError(
      `There is no model "${version}" in ${folderOf(dataDir)}. "npx onrecord model list" names them all.`,
    );
  const model = parseModel(readJson(file), file);
  if (model.version !== version)
    throw new ModelError(
      `${file} holds the model ${model.version}. Give the file its own name back.`,
    );
  return model;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (cause) {
    throw new ModelError(
      `${file} cannot be read as JSON. Train the model again: npx onrecord model train`,
      { cause, context: { file } },
    );
  }
}

/** Puts a model beside the others; it is not used before somebody says so. */
export function keepModel(dataDir: string, model: LearnedModel): string {
  const folder = folderOf(dataDir);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${model.version}.json`);
  fs.writeFileSync(file, writeModelText(model), { mode: 0o600 });
  return file;
}

/** Says which model judges beside the rules from now on: a version, `base`, or `none`. @throws {ModelError} on an unknown one. */
export function useModel(dataDir: string, version: string): string {
  const chosen = version === NO_MODEL ? NO_MODEL : readModel(dataDir, version).version;
  fs.mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = inUseFile(dataDir);
  fs.writeFileSync(`${file}.new`, `${chosen}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return chosen;
}

/**
 * The model in use; null for rules alone. Where nobody has chosen, it is the one that ships with the product, and after an
 * update the new one. @throws {ModelError} when the chosen one is gone.
 */
export function readModelInUse(dataDir: string): LearnedModel | null {
  const file = inUseFile(dataDir);
  if (!fs.existsSync(file)) return loadBaseModel();
  const version = fs.readFileSync(file, "utf8").trim();
  if (version === NO_MODEL) return null;
  return version.startsWith("base-") ? loadBaseModel() : readModel(dataDir, version);
}
