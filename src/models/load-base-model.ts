import { readFileSync } from "node:fs";
import { parseModel, type LearnedModel } from "../core/learn/model-schema.ts";

let base: LearnedModel | null = null;

/** The model that ships with the product, learned from the seed alone. @throws {ModelError} when the file is damaged. */
export function loadBaseModel(): LearnedModel {
  base ??= parseModel(
    JSON.parse(readFileSync(new URL("./base.json", import.meta.url), "utf8")),
    "src/models/base.json",
  );
  return base;
}
