import { createHash } from "node:crypto";
import type { LearnedModel } from "../core/learn/model-schema.ts";

const FORMAT = 1;

/** Gives a model its version: its name and a hash of all that it judges by. */
export function sealModel(
  name: string,
  learned: Omit<LearnedModel, "version" | "format">,
): LearnedModel {
  const content = { format: FORMAT, ...learned } as const;
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 8);
  return { format: FORMAT, version: `${name}-${hash}`, ...learned };
}

/** A model as its file has it: a feature a line, so that two models can be compared by eye. */
export function writeModelText(model: LearnedModel): string {
  const { features, ...rest } = model;
  const head = JSON.stringify(rest, null, 1).replace(/\n\}$/u, "");
  const lines = Object.entries(features).map(
    ([name, weights]) => `  ${JSON.stringify(name)}: ${JSON.stringify(weights)}`,
  );
  return `${head},\n "features": {\n${lines.join(",\n")}\n }\n}\n`;
}
