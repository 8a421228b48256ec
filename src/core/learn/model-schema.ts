import { z } from "zod";
import { ModelError } from "./model-error.ts";

const label = z.string().regex(/^(stigma|response)\.[a-z.-]+(#[a-z]+)?$/u);
const words = z.string().min(1);

/** Straight line through log-odds: `slope · x + offset`. */
const line = z.strictObject({ slope: z.number(), offset: z.number() });

/** Words that do the same work, by language; each as in the lexicons. */
export const wordGroupsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/u),
  z.strictObject({ ru: words.optional(), kk: words.optional(), en: words.optional() }),
);

/** A learned model as a file holds it. Whatever changes a judgement stands in it, so that it judges a text alike for ever. */
export const learnedModelSchema = z.strictObject({
  format: z.literal(1),
  /** `<name>-<hash of all the rest>`: stands on every reason that comes from the model. */
  version: z.string().regex(/^[a-z][a-z0-9]*-[0-9a-f]{8}$/u),
  /** What it learned from. */
  from: z.strictObject({ seed: z.number().int(), decisions: z.number().int() }),
  /** Version of the rules beside which it was tried out. */
  weighedWith: z.string(),
  labels: z.array(label).min(1),
  biases: z.array(z.number()),
  /** From the sum of weights to log-odds, by label. */
  lines: z.array(line),
  /** Least probability at which the model marks something that no rule marks; null: never. */
  thresholds: z.array(z.number().nullable()),
  /** What a publisher says in its own name is mostly everyday news: there the model marks nothing less probable by itself. */
  leastInOwnName: z.number().default(0.95),
  /** How a rule's and the model's log-odds make one: `rules · r + model · m + offset`; and the model's alone (`explained`: where rules mark something else). */
  together: z.strictObject({ rules: z.number(), model: z.number(), offset: z.number() }),
  alone: z.strictObject({ slope: z.number(), explained: z.number(), offset: z.number() }),
  groups: wordGroupsSchema,
  /** `kind name` → `label index:hundredths …`. */
  features: z.record(z.string(), z.string()),
});

export type LearnedModel = z.infer<typeof learnedModelSchema>;
export type WordGroups = z.infer<typeof wordGroupsSchema>;
export type Line = z.infer<typeof line>;

/** @throws {ModelError} naming what is wrong, when `value` is no model. */
export function parseModel(value: unknown, name: string): LearnedModel {
  const parsed = learnedModelSchema.safeParse(value);
  const model = parsed.data;
  const problem = parsed.error?.issues[0];
  const count = model?.labels.length;
  if (!model || [model.biases, model.lines, model.thresholds].some((list) => list.length !== count))
    throw new ModelError(
      `${name} is not a model of On Record (${problem ? `${problem.path.join(".")}: ${problem.message}` : "its lists differ in length"}). Train it again: npx onrecord model train`,
      { context: { name } },
    );
  return model;
}
