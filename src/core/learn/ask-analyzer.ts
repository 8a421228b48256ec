import { analyze } from "../analyze/analyze.ts";
import type { Lexicon } from "../analyze/lexicon.ts";
import { onLine, logistic } from "./calibrate.ts";
import type { SystemUnderTest, Verdict } from "./measure-system.ts";
import type { LearnedModel, Line } from "./model-schema.ts";
import { readWords } from "./read-examples.ts";
import { compileModel } from "./compile-model.ts";
import { scoreUnit } from "./score-unit.ts";

/** The whole analysis as a system under test: rules, and the model where the lexicon has one. Marks are its flags. */
export function askAnalyzer(lexicon: Lexicon): SystemUnderTest {
  return ({ text, speaker }) => {
    const { flags } = analyze({ id: "", text, publisher: { name: "", role: speaker } }, lexicon);
    const verdicts = new Map<string, Verdict>();
    for (const { label, confidence } of flags) {
      const known = verdicts.get(label)?.probability ?? 0;
      verdicts.set(label, { probability: Math.max(confidence, known), marks: true });
    }
    return verdicts;
  };
}

/** The model by itself, without rules, gates or thresholds: it marks what is more probable than not. */
export function askModel(model: LearnedModel): SystemUnderTest {
  const compiled = compileModel(model);
  return ({ text }) => {
    const document = readWords(text);
    const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
    const scores = scoreUnit(compiled, document, unit);
    return new Map(
      model.labels.map((label, l) => {
        const probability = logistic(onLine(model.lines[l] as Line, scores[l] as number));
        return [label, { probability, marks: probability >= 0.5 }];
      }),
    );
  };
}
