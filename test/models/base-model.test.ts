import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askAnalyzer } from "../../src/core/learn/ask-analyzer.ts";
import { measureSystem } from "../../src/core/learn/measure-system.ts";
import { parseModel } from "../../src/core/learn/model-schema.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { loadBaseModel } from "../../src/models/load-base-model.ts";
import { isHeldOut, readToLearn } from "../../src/models/read-seed-examples.ts";
import { readSeed } from "../../src/models/read-seed.ts";
import { writeModelText } from "../../src/models/seal-model.ts";
import { trainOn } from "../../src/models/train-on.ts";

const file = readFileSync(new URL("../../src/models/base.json", import.meta.url), "utf8");
const base = loadBaseModel();
const rules = loadLexicon({ model: null });

describe("the model that ships", () => {
  test("is what the seed teaches, weight for weight (after a change: npx onrecord model train --base)", () => {
    const again = trainOn(readToLearn(rules), "base");
    const learned = ({ labels, biases, lines, groups, features, from }: typeof base) => {
      return { labels, biases, lines, groups, features, from };
    };
    expect(learned(again)).toEqual(learned(base));
    // what it may mark alone is also weighed against the rules, which change more often: byte for byte only with the same rules
    if (base.weighedWith === again.weighedWith) expect(writeModelText(again)).toBe(file);
  }, 600_000);

  test("is smaller than three megabytes", () => {
    expect(Buffer.byteLength(file)).toBeLessThan(3_000_000);
  });

  test("is refused when it is damaged", () => {
    expect(() => parseModel({ ...base, biases: [] }, "copy")).toThrow(/copy is not a model/u);
  });

  test("is right about as often as its confidence says, on sentences that it has not learned from", () => {
    const heldOut = readSeed().filter(isHeldOut);
    const labels = base.labels.filter((label) => !label.includes("#"));
    const measure = measureSystem(
      heldOut.map(({ source }) => source),
      labels,
      askAnalyzer(loadLexicon({ model: base })),
    );
    const bands = measure.reliability.filter(({ marks }) => marks >= 40);
    expect(bands.length).toBeGreaterThan(2);
    for (const { said, right } of bands) expect(Math.abs(said - right)).toBeLessThan(0.12);
  }, 60_000);

  test("finds more than the rules alone on sentences that neither was made for, and hardly more where nothing is", () => {
    const heldOut = readSeed()
      .filter(isHeldOut)
      .map(({ source }) => source);
    const labels = base.labels.filter((label) => !label.includes("#"));
    const alone = measureSystem(heldOut, labels, askAnalyzer(rules));
    const both = measureSystem(heldOut, labels, askAnalyzer(loadLexicon({ model: base })));
    expect(both.macroF1).toBeGreaterThan(alone.macroF1 + 0.02);
    expect(alone.empty.leftAlone - both.empty.leftAlone).toBeLessThan(both.empty.texts * 0.03);
  }, 60_000);
});

describe("the seed", () => {
  test("has sentences of every language for every label that is learned, and empty ones", () => {
    const seed = readSeed();
    for (const language of ["ru", "kk", "en"]) {
      const own = seed.filter(({ group }) => group.startsWith(`${language}/`));
      expect(own.filter(({ source }) => source.labels.length === 0).length).toBeGreaterThan(200);
      for (const label of base.labels.filter((one) => !one.includes("#")))
        expect(
          own.filter(({ source }) => source.labels.includes(label)).length,
          `${language} ${label}`,
        ).toBeGreaterThan(15);
    }
  });

  test("holds a tenth of its groups out", () => {
    const seed = readSeed();
    const share = seed.filter(isHeldOut).length / seed.length;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
  });
});
