import { describe, expect, test } from "vitest";
import { compareSystems } from "../../../src/core/learn/compare-systems.ts";
import type { Example, LabelledText } from "../../../src/core/learn/learn-types.ts";
import { measureSystem, type Verdict } from "../../../src/core/learn/measure-system.ts";
import {
  readDecidedExample,
  type DecidedFlag,
} from "../../../src/core/learn/read-decided-example.ts";
import { readExample, truthOf } from "../../../src/core/learn/read-examples.ts";
import { FeatureNames } from "../../../src/core/learn/feature-names.ts";
import { chooseFeatures } from "../../../src/core/learn/tabulate.ts";
import { trainModel } from "../../../src/core/learn/train-model.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

const rules = loadLexicon({ model: null });
const names = new FeatureNames();
const reading = { groupsOf: (): string[] => [], rules, names };

const official = (
  text: string,
  labels: string[],
  more: Partial<LabelledText> = {},
): LabelledText => {
  return { text, speaker: "official", labels, ...more };
};

describe("truthOf", () => {
  test("takes what a seed line does not name for absent", () => {
    expect(truthOf(official("x", ["response.inquiry"]), "response.inquiry")).toBe(1);
    expect(truthOf(official("x", ["response.inquiry"]), "stigma.slur")).toBe(0);
  });

  test("takes from a decision only what it says", () => {
    const rejected = official("x", [], { partial: true, not: ["stigma.slur"] });
    expect(truthOf(rejected, "stigma.slur")).toBe(0);
    expect(truthOf(rejected, "stigma.sexist")).toBe(-1);
  });

  test("does not learn from journalists that a response is none", () => {
    const told: LabelledText = { text: "x", speaker: "media", labels: [] };
    expect(truthOf(told, "response.inquiry")).toBe(-1);
    expect(truthOf(told, "stigma.slur")).toBe(0);
  });

  test("knows the stage of an inquiry only where one is named", () => {
    const opened = official("x", ["response.inquiry"], { stage: "opened" });
    expect(truthOf(opened, "response.inquiry#opened")).toBe(1);
    expect(truthOf(opened, "response.inquiry#result")).toBe(0);
    expect(truthOf(official("x", ["response.inquiry"]), "response.inquiry#opened")).toBe(-1);
    expect(truthOf(official("x", []), "response.inquiry#opened")).toBe(-1);
  });
});

describe("a reviewer's decision", () => {
  const text =
    "В городе открыли парк. «Задержанных накормили и отпустили», — сказал начальник полиции. Активистка ответила: «Нас били».";
  const start = text.indexOf("Задержанных");
  const decided: DecidedFlag = {
    articleId: "one",
    input: { id: "v", text, publisher: { name: "Outlet", role: "media" } },
    label: "response.bolstering",
    start,
    end: start + 20,
    role: "official",
    verdict: "accept",
    correctedLabel: null,
    stage: null,
  };

  test("becomes an example of the words of that voice in that sentence", () => {
    const example = readDecidedExample(decided, reading);
    expect(example?.source.text).toBe("Задержанных накормили и отпустили");
    expect(example?.source).toMatchObject({
      partial: true,
      labels: ["response.bolstering"],
      not: [],
    });
    expect(example).toMatchObject({ group: "one", isReviewed: true });
  });

  test("says of a rejected flag that the label is not there, and of a corrected one what is", () => {
    const rejected = readDecidedExample({ ...decided, verdict: "reject" }, reading);
    expect(rejected?.source).toMatchObject({ labels: [], not: ["response.bolstering"] });
    const corrected = readDecidedExample(
      { ...decided, verdict: "correct", correctedLabel: "response.minimisation" },
      reading,
    );
    expect(corrected?.source).toMatchObject({
      labels: ["response.minimisation"],
      not: ["response.bolstering"],
    });
  });
});

describe("chooseFeatures", () => {
  const example = (word: string, group: string, isReviewed: boolean): Example => ({
    source: official(word, []),
    features: names.pack(new Map([[`w ${word}`, 1]])),
    language: "ru",
    rules: new Map(),
    weight: 1,
    group,
    isReviewed,
  });

  test("keeps a word of reviewed texts only when it stands in three articles", () => {
    const twice = [
      example("имярек", "a", true),
      example("имярек", "a", true),
      example("имярек", "b", true),
    ];
    expect(chooseFeatures(twice, names, () => 1)).toEqual([]);
    expect(chooseFeatures([...twice, example("имярек", "c", true)], names, () => 1)).toEqual([
      "w имярек",
    ]);
    expect(chooseFeatures([...twice, example("имярек", "s", false)], names, () => 1)).toEqual([
      "w имярек",
    ]);
  });
});

describe("trainModel", () => {
  const VERBS = ["спасли", "выручили", "уберегли", "оградили"];
  const PEOPLE = ["прохожих", "участниц", "гостей", "студентов", "пассажиров"];
  const rescued = VERBS.flatMap((verb) => PEOPLE.map((whom) => `Наряд ${verb} ${whom} от толпы.`));
  const counted = VERBS.flatMap((_, i) =>
    PEOPLE.map((whom) => `Перепись насчитала ${whom} на улице номер ${i}.`),
  );
  const texts = [
    ...rescued.map((text) => official(text, ["response.bolstering"])),
    ...counted.map((text) => official(text, [])),
  ];
  const examples = texts.flatMap(
    (source, i) => readExample(source, reading, { group: `g${i % 20}`, weight: 1 }) ?? [],
  );
  const trained = trainModel(examples, { rules, names, groups: {} });

  test("tells apart what it has not read by what it has", () => {
    const model = {
      format: 1 as const,
      version: "own-00000000",
      from: { seed: 0, decisions: 0 },
      weighedWith: rules.version,
      ...trained,
      thresholds: [0.5],
    };
    const lexicon = loadLexicon({ model });
    expect(trained.labels).toEqual(["response.bolstering"]);
    expect(lexicon.version).not.toBe(rules.version);
  });

  test("gives the same model for the same examples", () => {
    expect(trainModel(examples, { rules, names, groups: {} })).toEqual(trained);
  });

  test("says so when there is too little to learn from", () => {
    expect(() => trainModel(examples.slice(0, 3), { rules, names, groups: {} })).toThrow(
      /too little/u,
    );
  });
});

describe("measureSystem", () => {
  const texts = [
    official("a", ["stigma.slur"]),
    official("b", ["stigma.slur"]),
    official("c", []),
    official("d", []),
  ];
  const says = (text: string, probability: number): [string, ReadonlyMap<string, Verdict>] => [
    text,
    new Map([["stigma.slur", { probability, marks: probability >= 0.5 }]]),
  ];
  const answers = new Map([says("a", 0.97), says("b", 0.3), says("c", 0.55), says("d", 0.1)]);
  const measure = measureSystem(
    texts,
    ["stigma.slur"],
    ({ text }) => answers.get(text) ?? new Map(),
  );

  test("counts what is right, what is missed, and empty sentences left alone", () => {
    expect(measure.labels[0]).toMatchObject({
      examples: 2,
      marked: 2,
      right: 1,
      precision: 0.5,
      recall: 0.5,
    });
    expect(measure.empty).toEqual({ texts: 2, leftAlone: 1 });
    // sorted by probability: right, wrong, right, wrong
    expect(measure.labels[0]?.averagePrecision).toBeCloseTo((1 + 2 / 3) / 2);
  });

  test("sets what was said beside what was so, by bands of confidence", () => {
    const bands = measure.reliability.filter(({ marks }) => marks > 0);
    expect(bands).toEqual([
      { from: 0.5, to: 0.6, marks: 1, said: 0.55, right: 0 },
      { from: 0.95, to: 1, marks: 1, said: 0.97, right: 1 },
    ]);
  });

  test("tells what appears and what vanishes from one system to the next", () => {
    const other = ({ text }: LabelledText): ReadonlyMap<string, Verdict> =>
      says(text, text === "b" ? 0.9 : 0.1)[1];
    const changes = compareSystems(texts, ({ text }) => answers.get(text) ?? new Map(), other);
    expect(changes).toEqual([
      { label: "stigma.slur", appear: { right: 1, wrong: 0 }, vanish: { right: 1, wrong: 1 } },
    ]);
  });
});
