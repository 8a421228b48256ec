import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Flag } from "../../src/core/types.ts";
import { CATEGORIES, FIRST_TIER_LABELS, FROZEN_SPLITS, LANGUAGES, SPLITS } from "./case-schema.ts";
import type { EvaluationCase, Split } from "./case-schema.ts";
import { evaluate } from "./evaluate.ts";
import type { Evaluation } from "./evaluate.ts";
import { flagKeywords } from "./keyword-baseline.ts";
import { loadAnalyser } from "./load-analyser.ts";
import { readCaseFiles } from "./read-cases.ts";
import { scoreCase } from "./score-case.ts";
import type { ScoredFlag } from "./score-case.ts";

const files = SPLITS.flatMap((split) => readCaseFiles(split).map((file) => ({ split, ...file })));
const cases = files.flatMap((file) => file.cases);

function casesOf(split: Split): EvaluationCase[] {
  return files.filter((file) => file.split === split).flatMap((file) => file.cases);
}

describe("the case files", () => {
  it("hold only cases of the category and language in their name", () => {
    for (const file of files) {
      for (const one of file.cases) expect(file.name).toBe(`${one.category}.${one.language}.jsonl`);
    }
  });

  it("give every case an id of its own, the same in the input", () => {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
    for (const one of cases) expect(one.input.id).toBe(one.id);
  });

  it("never repeat a text under the same publisher", () => {
    const keys = cases.map((one) => `${one.input.publisher?.name ?? ""}\n${one.input.text}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("quote words that stand in the text", () => {
    const astray = cases.flatMap((one) => {
      const { flags, acts = [], frames = [] } = one.expect;
      return [...flags, ...acts, ...frames]
        .filter(({ exactContains = "" }) => !one.input.text.includes(exactContains))
        .map(({ exactContains }) => `${one.id}: ${exactContains}`);
    });
    expect(astray).toEqual([]);
  });

  it("keep the two halves of a pair in one split and give them different answers", () => {
    const halvesOf = new Map<string, string[]>();
    for (const { split, cases: own } of files) {
      for (const { pair, expect: expected } of own) {
        if (pair === undefined) continue;
        const answer = expected.flags.map(({ label, role }) => `${label}@${role}`).join();
        halvesOf.set(`${split} ${pair}`, [...(halvesOf.get(`${split} ${pair}`) ?? []), answer]);
      }
    }
    const lame = [...halvesOf].filter(
      ([, answers]) => answers.length !== 2 || answers[0] === answers[1],
    );
    expect(halvesOf.size).toBeGreaterThan(0);
    expect(lame).toEqual([]);
  });

  it("expect an official speaker of every response but a reported silence", () => {
    const wrong = cases.flatMap((one) =>
      one.expect.flags
        .filter(({ label }) => label.startsWith("response.") && label !== "response.no-comment")
        .filter(({ role, orRoles = [] }) => [role, ...orRoles].some((any) => any !== "official"))
        .map(() => one.id),
    );
    expect(wrong).toEqual([]);
  });

  it("never expect a flag on an unknown speaker", () => {
    const wrong = cases.filter((one) =>
      one.expect.flags.some(({ role, orRoles = [] }) => [role, ...orRoles].includes("unknown")),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("cover every category in every language in every split", () => {
    const least = JSON.parse(
      readFileSync(new URL("./least-cases.json", import.meta.url), "utf8"),
    ) as Record<string, number>;
    const thin = CATEGORIES.flatMap((category) =>
      LANGUAGES.filter((language) => {
        const name = `${category}.${language}.jsonl`;
        const own = files.filter((file) => file.name === name);
        const count = own.reduce((sum, file) => sum + file.cases.length, 0);
        // The third suite has no cases of borders.
        const suites = category === "borders" ? SPLITS.length - 2 : SPLITS.length;
        return own.length < suites || count < (least[category] ?? Infinity);
      }).map((language) => `${category}.${language}`),
    );
    expect(thin).toEqual([]);
  });

  it("let officials assert every first-tier label at least four times in every language", () => {
    for (const language of LANGUAGES) {
      const own = cases.filter(
        (one) => one.category === "official-asserts" && one.language === language,
      );
      for (const label of FIRST_TIER_LABELS) {
        const asserting = own.filter((one) =>
          one.expect.flags.some((flag) => flag.label === label && flag.role === "official"),
        );
        expect(asserting.length, `${label} in ${language}`).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it("keep about a third of the cases frozen", () => {
    const share = FROZEN_SPLITS.flatMap(casesOf).length / cases.length;
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.38);
  });
});

describe("the scoring", () => {
  const denial: EvaluationCase = {
    id: "official-asserts.en.999",
    category: "official-asserts",
    language: "en",
    input: { id: "x", text: "No violation was found. The road is open." },
    expect: {
      flags: [
        { label: "response.denial.literal", role: "official", exactContains: "No violation" },
      ],
      allowed: ["response.inquiry", "stigma.*@media"],
    },
  };

  function flag(
    label: string,
    role: Flag["speaker"]["role"],
    start: number,
    end: number,
  ): ScoredFlag {
    const exact = denial.input.text.slice(start, end);
    const attributes = {};
    return {
      label,
      span: { start, end, exact },
      speaker: { role },
      chain: [role],
      stance: null,
      attributes,
    };
  }

  function score(flags: ScoredFlag[], one = denial): ReturnType<typeof scoreCase> {
    return scoreCase(one, { flags, frames: [], acts: [] });
  }

  const right = flag("response.denial.literal", "official", 0, 22);

  it("passes the right label on the right speaker and words", () => {
    expect(score([right]).pass).toBe(true);
  });

  it("fails the right label on the wrong speaker, once as missed and once as false", () => {
    const result = score([flag("response.denial.literal", "media", 0, 22)]);
    expect(result).toMatchObject({ pass: false, missing: [{ label: "response.denial.literal" }] });
    expect(result.extra).toHaveLength(1);
  });

  it("fails the right label on other words", () => {
    expect(score([flag("response.denial.literal", "official", 24, 40)]).corePass).toBe(false);
  });

  it("fails a first-tier flag too many, and lets a second-tier or an allowed one be", () => {
    expect(score([right, flag("response.minimisation", "official", 0, 22)]).corePass).toBe(false);
    expect(score([right, flag("response.warning", "official", 0, 22)]).pass).toBe(true);
    expect(score([right, flag("response.inquiry", "official", 0, 22)]).pass).toBe(true);
    expect(score([right, flag("stigma.slur", "media", 0, 22)]).pass).toBe(true);
    expect(score([right, flag("stigma.slur", "official", 0, 22)]).corePass).toBe(false);
  });

  it("tells a right flag with a wrong stage from a wrong flag", () => {
    const staged: EvaluationCase = {
      ...denial,
      expect: { flags: [{ label: "response.inquiry", role: "official", stage: "opened" }] },
    };
    const result = score([flag("response.inquiry", "official", 0, 5)], staged);
    expect(result).toMatchObject({ corePass: true, pass: false });
  });

  it("demands the frames and acts that a case names", () => {
    const framed: EvaluationCase = {
      ...denial,
      expect: {
        flags: [],
        frames: [{ role: "unknown", exactContains: "No violation" }],
        acts: [{ act: "ban" }],
      },
    };
    expect(score([], framed).details).toHaveLength(2);
  });
});

interface Bar {
  passRate: number;
  corePassRate: number;
  macroF1: number;
  pairsFlippedRate: number;
}
const bar = JSON.parse(readFileSync(new URL("./bar.json", import.meta.url), "utf8")) as Record<
  Split,
  Bar
> & {
  leadOverKeywords: Pick<Bar, "macroF1" | "corePassRate">;
  frozenByLanguage: Record<(typeof LANGUAGES)[number], Pick<Bar, "corePassRate" | "macroF1">>;
};

describe("the analyser", () => {
  const results = new Map<Split, Evaluation>();
  beforeAll(() => {
    const analyse = loadAnalyser();
    for (const split of SPLITS) results.set(split, evaluate(casesOf(split), analyse));
  });

  function of(split: Split): Evaluation {
    const result = results.get(split);
    if (result === undefined) throw new Error(`The ${split} split was not evaluated`);
    return result;
  }

  it.each(SPLITS)("stays above the bar on the %s split", (split) => {
    const { total, macroF1, pairs } = of(split).summary;
    expect(total.pass / total.cases).toBeGreaterThanOrEqual(bar[split].passRate);
    expect(total.corePass / total.cases).toBeGreaterThanOrEqual(bar[split].corePassRate);
    expect(macroF1).toBeGreaterThanOrEqual(bar[split].macroF1);
    expect(pairs.flipped / pairs.total).toBeGreaterThanOrEqual(bar[split].pairsFlippedRate);
  });

  it.each(LANGUAGES)("stays above the bar in %s on cases that no rule was tuned to", (language) => {
    const own = of("frozen").summary.byLanguage[language];
    if (own === undefined) throw new Error(`No frozen cases in ${language}`);
    const least = bar.frozenByLanguage[language];
    expect(own.corePass / own.cases).toBeGreaterThanOrEqual(least.corePassRate);
    expect(own.macroF1).toBeGreaterThanOrEqual(least.macroF1);
  });

  it("does better than a speaker-blind keyword list by what the bar demands", () => {
    for (const split of SPLITS) {
      const keywords = evaluate(casesOf(split), flagKeywords).summary;
      const { macroF1, total } = of(split).summary;
      const lead = (total.corePass - keywords.total.corePass) / total.cases;
      expect(macroF1 - keywords.macroF1).toBeGreaterThanOrEqual(bar.leadOverKeywords.macroF1);
      expect(lead).toBeGreaterThanOrEqual(bar.leadOverKeywords.corePassRate);
    }
  });
});
