import { writeFileSync } from "node:fs";
import { compileLexicon } from "../../src/core/analyze/compile-lexicon.ts";
import { frameOfTokens } from "../../src/core/analyze/locate-matches.ts";
import { nestFrames } from "../../src/core/analyze/nest-frames.ts";
import { readDocument } from "../../src/core/analyze/read-document.ts";
import { readFrames } from "../../src/core/analyze/read-frames.ts";
import type { LabelledText } from "../../src/core/learn/learn-types.ts";
import { readUnits } from "../../src/core/learn/read-units.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { FROZEN_SPLITS, LANGUAGES, SPLITS, type EvaluationCase } from "./case-schema.ts";
import { readCaseFiles } from "./read-cases.ts";

/**
 * `npm run evaluate:open-cases` writes what the open cases say of single sentences to `src/models/seed/<language>/open-cases.jsonl`,
 * from which the model learns beside the other seed. Never of a frozen split.
 */
const compiled = compileLexicon(loadLexicon({ model: null }));

/** Sentences of one voice of which the case says everything: a flag that it demands, or that there is none at all. */
function listSentences({ input, expect }: EvaluationCase): LabelledText[] {
  if (expect.allowed?.length || expect.onlyThese === false) return [];
  const document = readDocument(input, compiled);
  const frames = nestFrames(document, readFrames(document, null));
  const { starts, ends } = document.tokens;
  const wanted = expect.flags.flatMap((flag) => {
    const start = flag.exactContains ? input.text.indexOf(flag.exactContains) : -1;
    return start < 0 ? [] : [{ ...flag, start, end: start + flag.exactContains!.length }];
  });
  return readUnits(document, frames, frameOfTokens(document, frames)).flatMap(
    ({ chain, tokens }): LabelledText[] => {
      const speaker = chain.at(-1);
      if (!speaker || speaker === "unknown") return [];
      const here = wanted.filter(({ start, end }) =>
        tokens.some((token) => starts[token]! < end && ends[token]! > start),
      );
      // Without any flag in the whole text, nothing is there; beside other flags, nobody said so.
      if (here.length === 0 && expect.flags.length > 0) return [];
      if (here.some(({ role, orLabels }) => role !== speaker || orLabels?.length)) return [];
      const stage = here.find((flag) => flag.label === "response.inquiry")?.stage;
      return [
        {
          text: input.text.slice(starts[tokens[0]!], ends[tokens.at(-1)!]),
          speaker,
          labels: [...new Set(here.map(({ label }) => label))],
          ...(stage ? { stage } : {}),
          kind: "case",
        },
      ];
    },
  );
}

const open = SPLITS.filter((split) => !FROZEN_SPLITS.includes(split));
for (const language of LANGUAGES) {
  const cases = open
    .flatMap((split) => readCaseFiles(split).flatMap((file) => file.cases))
    .filter((one) => one.language === language);
  const lines = new Set(cases.flatMap(listSentences).map((line) => JSON.stringify(line)));
  const file = new URL(`../../src/models/seed/${language}/open-cases.jsonl`, import.meta.url);
  writeFileSync(file, `${[...lines].join("\n")}\n`);
  console.log(`${language}: ${lines.size} sentences of ${cases.length} cases`);
}
