import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Lexicon } from "../core/analyze/lexicon.ts";
import type { ActKind } from "../core/types.ts";
import { CodebookError } from "./codebook-error.ts";

const line = z.string().trim().min(8);
const inLanguages = z.strictObject({ en: line, ru: line, kk: line });
const labelCode = z.string().regex(/^(?:stigma|response|harm)\.[a-z-]+(?:\.[a-z-]+)?$/u);
const thesaurusCode = z.string().regex(/^\d{12}$/u);
const actKinds = [
  "prosecution-of-victims", "inquiry", "case-refused", "acknowledgement", "detention", "dispersal", "expulsion",
  "venue-pressure", "demand-to-cancel", "ban",
] as const satisfies readonly ActKind[]; // prettier-ignore

const entry = z.strictObject({
  /** The theory's own word for it, or that the rule is ours. */
  theory: line,
  sources: z.array(z.string()).min(1),
  is: inLanguages,
  /** What it is not, where the borders do not already say it. */
  isNot: inLanguages.optional(),
});
const label = entry.extend({ tier: z.union([z.literal(1), z.literal(2)]) });
const border = z.strictObject({ between: z.array(labelCode).min(1), rule: inLanguages });
const exchange = z.strictObject({
  attribution: z.record(thesaurusCode, z.string()),
  responses: z.record(thesaurusCode, z.string()),
  labels: z.record(
    labelCode,
    z.strictObject({
      attribution: thesaurusCode.optional(),
      response: thesaurusCode,
      note: z.string().optional(),
    }),
  ),
});
const schema = z.strictObject({
  sources: z.record(z.string().regex(/^[a-z0-9-]+$/u), line),
  labels: z.record(labelCode, label),
  acts: z.record(z.enum(actKinds), entry),
  borders: z.array(border),
  exchange,
  /** Markdown that goes into the document as it is. */
  prose: z.strictObject({ introduction: line, frames: line, batchContract: line }),
});

export type Codebook = z.output<typeof schema>;
export type CodebookEntry = z.output<typeof entry>;

/**
 * What each label means, on which theory it rests, and where it ends: the data behind `docs/codebook.md`.
 * Names of labels are in the catalogues of `src/i18n`, examples in the rules.
 * @throws {CodebookError} when a file does not have the shape, or points at a source, label or code that is not there
 */
export function loadCodebook(): Codebook {
  const parsed = schema.safeParse({
    sources: readYaml("sources"),
    ...(readYaml("labels") as object),
    ...(readYaml("borders") as object),
    exchange: readYaml("exchange"),
    prose: {
      introduction: read("introduction.md"),
      frames: read("frames.md"),
      batchContract: read("batch-contract.md"),
    },
  });
  if (!parsed.success)
    throw new CodebookError(
      `The codebook (src/lexicons/codebook) is not valid: ${z.prettifyError(parsed.error)}`,
    );
  refuse(findGaps(parsed.data));
  return parsed.data;
}

/**
 * Where rules and codebook disagree: a code that a rule gives and the codebook does not explain, or a first-tier
 * label or an act that no rule of a language can find. Empty when they agree. Pure.
 */
export function compareWithRules(codebook: Codebook, lexicon: Lexicon): string[] {
  const problems = new Set<string>();
  for (const { language, rules } of lexicon.languages) {
    for (const { id, label: code, act } of rules) {
      if (code !== undefined && !Object.hasOwn(codebook.labels, code))
        problems.add(`rule ${id} gives ${code}, which labels.yaml does not explain`);
      if (act !== undefined && !Object.hasOwn(codebook.acts, act))
        problems.add(`rule ${id} gives the act ${act}, which labels.yaml does not explain`);
    }
    for (const [code, { tier }] of Object.entries(codebook.labels))
      if (tier === 1 && !rules.some((rule) => rule.label === code))
        problems.add(`no rule in ${language} finds ${code}, a label of the first tier`);
    for (const act of actKinds)
      if (!rules.some((rule) => rule.act === act))
        problems.add(`no rule in ${language} finds the act ${act}`);
  }
  return [...problems];
}

function findGaps({ sources, labels, acts, borders, exchange: fits }: Codebook): string[] {
  const gaps: string[] = [];
  const cited = new Set([...Object.values(labels), ...Object.values(acts)].flatMap((one) => one.sources)); // prettier-ignore
  for (const id of cited)
    if (!Object.hasOwn(sources, id)) gaps.push(`source ${id} is not in sources.yaml`);
  for (const id of Object.keys(sources))
    if (!cited.has(id)) gaps.push(`nothing cites source ${id}`);
  const bordered = new Set(borders.flatMap((one) => one.between));
  for (const code of bordered)
    if (!Object.hasOwn(labels, code)) gaps.push(`a border names ${code}, which is no label`);
  for (const [code, { isNot, tier }] of Object.entries(labels)) {
    if (isNot === undefined && !bordered.has(code))
      gaps.push(`${code} says neither what it is not nor has a border`);
    if (tier === 1 && code.startsWith("response.") && !Object.hasOwn(fits.labels, code))
      gaps.push(`${code} has no line in exchange.yaml`);
  }
  for (const [code, { attribution, response }] of Object.entries(fits.labels)) {
    if (!Object.hasOwn(labels, code)) gaps.push(`exchange.yaml names ${code}, which is no label`);
    if (attribution !== undefined && !Object.hasOwn(fits.attribution, attribution))
      gaps.push(`exchange.yaml: ${attribution} of ${code} is no attribution`);
    if (!Object.hasOwn(fits.responses, response))
      gaps.push(`exchange.yaml: ${response} of ${code} is no response`);
  }
  return gaps;
}

function refuse(gaps: string[]): void {
  if (gaps.length > 0)
    throw new CodebookError(
      `The codebook (src/lexicons/codebook) has gaps: ${gaps.join("; ")}. Complete the data.`,
    );
}

const readYaml = (name: string): unknown => parse(read(`${name}.yaml`));

function read(file: string): string {
  try {
    return readFileSync(new URL(`./codebook/${file}`, import.meta.url), "utf8");
  } catch (cause) {
    throw new CodebookError(
      `The codebook's file src/lexicons/codebook/${file} cannot be read. Restore it from the package.`,
      { cause, context: { file } },
    );
  }
}
