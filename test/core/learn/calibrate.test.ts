import { describe, expect, test } from "vitest";
import { fitLine, logistic } from "../../../src/core/learn/calibrate.ts";
import { chooseThreshold, type Judged } from "../../../src/core/learn/choose-threshold.ts";
import { foldOf } from "../../../src/core/learn/fold-of.ts";

describe("fitLine", () => {
  test("finds the line on which scores become frequencies", () => {
    const slope = 0.7;
    const offset = -1.1;
    // for each score, as many true ones of a thousand as its probability says
    const checked = [-4, -2, 0, 1, 2, 4].flatMap((score) =>
      Array.from({ length: 1000 }, (_, i) => {
        return { inputs: [score], isTrue: (i + 0.5) / 1000 < logistic(slope * score + offset) };
      }),
    );
    const [fitted = 0, at = 0] = fitLine(checked, [1, 0]);
    expect(fitted).toBeCloseTo(slope, 1);
    expect(at).toBeCloseTo(offset, 1);
  });

  test("does not run away where most scores are far below those that count", () => {
    const far = Array.from({ length: 1000 }, (_, i) => {
      return { inputs: [-20 + (i % 7)], isTrue: i % 400 === 0 };
    });
    const near = Array.from({ length: 200 }, (_, i) => {
      return { inputs: [-1 + (i % 5)], isTrue: i % 6 !== 0 };
    });
    const [slope = 0, offset = 0] = fitLine([...far, ...near], [1, 0]);
    expect(slope).toBeGreaterThan(0.3);
    expect(slope).toBeLessThan(0.5);
    expect(offset).toBeGreaterThan(1);
    expect(offset).toBeLessThan(1.4);
  });

  test("stays near what was thought before where there is nothing to learn from", () => {
    expect(fitLine([], [0.5, -2])).toEqual([0.5, -2]);
  });
});

describe("chooseThreshold", () => {
  const judged = (label: string, probability: number, isTrue: boolean): Judged => {
    return { label, probability, isTrue };
  };
  const many = (label: string, probability: number, isTrue: boolean, count: number): Judged[] =>
    Array.from({ length: count }, () => judged(label, probability, isTrue));

  test("goes as low as the label is right often enough, and no lower", () => {
    const all = [
      ...many("a", 0.95, true, 40),
      ...many("a", 0.85, true, 30),
      ...many("a", 0.7, false, 60),
    ];
    expect(chooseThreshold(all, "a", 0.9, 0.5)).toBe(0.85);
  });

  test("has no threshold for a label that is wrong wherever it is sure", () => {
    const all = [...many("a", 0.95, false, 20), ...many("b", 0.95, true, 20)];
    expect(chooseThreshold(all, "a", 0.9, 0.5)).toBeNull();
  });

  test("never goes below the least probability", () => {
    expect(chooseThreshold(many("a", 0.6, true, 100), "a", 0.9, 0.8)).toBe(0.8);
  });
});

describe("foldOf", () => {
  test("spreads groups evenly, and always in the same way", () => {
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 1000; i++) counts[foldOf(`ru/file.jsonl:${i}`, 5)]!++;
    for (const count of counts) expect(count).toBeGreaterThan(150);
    expect(foldOf("ru/file.jsonl:7", 5)).toBe(foldOf("ru/file.jsonl:7", 5));
  });
});
