import { describe, expect, test } from "vitest";
import { listFeatures } from "../../../src/core/learn/list-features.ts";
import { narrowModel } from "../../../src/core/learn/narrow-model.ts";
import { readWords } from "../../../src/core/learn/read-examples.ts";
import { FeatureNames } from "../../../src/core/learn/feature-names.ts";
import { packedScorer } from "../../../src/core/learn/score-features.ts";
import { compileModel } from "../../../src/core/learn/compile-model.ts";
import { scoreUnit, shareOfWords } from "../../../src/core/learn/score-unit.ts";
import { readGroups } from "../../../src/core/learn/word-groups.ts";
import { loadBaseModel } from "../../../src/models/load-base-model.ts";

const model = loadBaseModel();
const compiled = compileModel(model);
const groupsOf = readGroups(model.groups);

const TEXTS = [
  "Фактов нарушения общественного порядка не выявлено.",
  "Начальник департамента Серик Ахметов заявил: никакого нападения не было, проверка проводится!",
  "Тәртіп бұзушылық фактілері анықталған жоқ, тексеру жүргізіліп жатыр.",
  "Did the police check anything at all?",
  "Они сами виноваты, их предупреждали трижды; иностранные гранты отрабатывают.",
  "A, b. 12 мың теңге",
];

describe("scoreUnit", () => {
  test.each(TEXTS)("computes the same as the sum of the listed features: %s", (text) => {
    const document = readWords(text);
    const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
    const names = new FeatureNames();
    const packed = names.pack(listFeatures(document, unit, groupsOf));
    const expected = packedScorer(model, names)(packed);
    const scores = scoreUnit(compiled, document, unit);
    scores.forEach((score, l) => expect(score).toBeCloseTo(expected[l] as number, 3));
  });

  test.each(TEXTS)("shares the whole score of a label out to the words: %s", (text) => {
    const document = readWords(text);
    const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
    const scores = scoreUnit(compiled, document, unit);
    model.labels.forEach((_, l) => {
      const shares = shareOfWords(compiled, document, unit, l);
      const sum = shares.reduce((total, share) => total + share, model.biases[l] as number);
      expect(sum).toBeCloseTo(scores[l] as number, 3);
    });
  });

  test.each(TEXTS)("says the same of the labels that a model is narrowed to: %s", (text) => {
    const document = readWords(text);
    const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
    const kept = [1, 4, model.labels.length - 1];
    const narrowed = narrowModel(compiled, kept);
    const whole = scoreUnit(compiled, document, unit);
    expect(narrowed.model.labels).toEqual(kept.map((l) => model.labels[l]));
    expect([...scoreUnit(narrowed, document, unit)]).toEqual(kept.map((l) => whole[l]));
    expect(shareOfWords(narrowed, document, unit, 1)).toEqual(
      shareOfWords(compiled, document, unit, kept[1] as number),
    );
  });

  test("takes a word that is written like a name for itself alone", () => {
    const features = (text: string): string[] => {
      const document = readWords(text);
      const unit = Array.from({ length: document.tokens.length }, (_, token) => token);
      return [...listFeatures(document, unit, groupsOf).keys()];
    };
    const named = features("Вчера Ахметова выступила на площади");
    expect(named).toContain("n ахметов");
    expect(named.some((name) => /^[gps] .*ахмет/u.test(name))).toBe(false);
    expect(features("Вчера ахметова выступила на площади")).toContain("w ахметов");
  });
});
