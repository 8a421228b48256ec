import { analyze } from "../analyze/analyze.ts";
import type { Lexicon } from "../analyze/lexicon.ts";
import type { Judged } from "./choose-threshold.ts";
import type { Example } from "./learn-types.ts";
import type { LearnedModel } from "./model-schema.ts";
import { isModelReason } from "./name-reason.ts";
import { truthOf } from "./read-examples.ts";

/**
 * What a model marks by itself in examples that it has not learned from, after the gates that a rule has to pass as well,
 * and whether it was right. Pure.
 */
export function judgeAlone(
  draft: Omit<LearnedModel, "version" | "format" | "from" | "weighedWith">,
  rules: Lexicon,
  unseen: readonly Example[],
): Judged[] {
  const model = {
    ...draft,
    format: 1 as const,
    version: "draft",
    from: { seed: 0, decisions: 0 },
    weighedWith: rules.version,
  };
  const lexicon = { ...rules, model };
  return unseen.flatMap(({ source }) => {
    const publisher = { name: "", role: source.speaker };
    const { flags } = analyze({ id: "", text: source.text, publisher }, lexicon);
    return flags.flatMap(({ label, confidence, reasons }): Judged[] => {
      const truth = truthOf(source, label);
      if (truth === -1 || !reasons.every(({ rule }) => isModelReason(rule))) return [];
      return [{ label, probability: confidence, isTrue: truth === 1 }];
    });
  });
}
