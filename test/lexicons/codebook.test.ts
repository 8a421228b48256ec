import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { writeCodebook } from "../../src/cli/commands/codebook.ts";
import { analyzeInputSchema } from "../../src/cli/analyze-input-schema.ts";
import { analyze } from "../../src/core/analyze/analyze.ts";
import { compareWithRules, loadCodebook } from "../../src/lexicons/load-codebook.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { labels } from "../../src/web/review/labels.ts";

const codebook = loadCodebook();
const lexicon = loadLexicon();
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "codebook-"));
const scratch = pathToFileURL(join(folder, "codebook.md"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the codebook's document", () => {
  test("docs/codebook.md is what the data says (after a change: npx onrecord codebook)", () => {
    expect(() => writeCodebook({ check: true })).not.toThrow();
  });

  test("a changed line, a cut end and a missing file are each told with the way out", () => {
    const check = () => writeCodebook({ check: true, file: scratch });
    expect(check).toThrow(/is not there. Run: npx onrecord codebook/u);
    writeCodebook({ file: scratch });
    expect(check).not.toThrow();
    const text = readFileSync(scratch, "utf8");
    writeFileSync(scratch, text.replace("A denial may be true.", "A denial is false."));
    expect(check).toThrow(/differs from its data at line \d+/u);
    writeFileSync(scratch, text.slice(0, -20));
    expect(check).toThrow(/differs/u);
    writeFileSync(scratch, `${text}more\n`);
    expect(check).toThrow(/differs/u);
  });

  test("onrecord codebook --check ends with 0 when they agree", () => {
    const done = spawnSync(process.execPath, [main, "codebook", "--check"], { encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.status).toBe(0);
  });

  test("every first-tier label and every act shows, in each language, a sentence that is marked and one that is left alone", () => {
    writeCodebook({ file: scratch });
    const text = readFileSync(scratch, "utf8");
    const sections = text.split(/^### /mu);
    const firstTier = Object.keys(codebook.labels).filter(
      (code) => codebook.labels[code]!.tier === 1,
    );
    for (const code of [...firstTier, ...Object.keys(codebook.acts)]) {
      const section = sections.find((part) => part.includes(`\n\`${code}\` · `));
      expect(section, code).toBeDefined();
      const blocks = section!.split(/^\*\*(?:English|Русский|Қазақша)\.\*\*/mu).slice(1);
      expect(blocks, code).toHaveLength(3);
      for (const block of blocks) {
        expect(block, code).toContain("- ✓ ");
        expect(block, code).toContain("- ✗ ");
      }
    }
  });
});

describe("the codebook's data", () => {
  test("agrees with the rules: each code explained, each first-tier label and act found in each language", () => {
    expect(compareWithRules(codebook, lexicon)).toEqual([]);
  });

  test("a rule with a code that nobody explains is named, and so is a label that lost its rules", () => {
    const [first, ...others] = lexicon.languages;
    const rules = first!.rules
      .filter((rule) => rule.label !== "stigma.slur")
      .map((rule, index) => (index === 0 ? { ...rule, label: "stigma.invented" } : rule));
    const problems = compareWithRules(codebook, {
      ...lexicon,
      languages: [{ ...first!, rules }, ...others],
    });
    expect(problems).toContain(
      `rule ${rules[0]!.id} gives stigma.invented, which labels.yaml does not explain`,
    );
    expect(problems).toContain("no rule in ru finds stigma.slur, a label of the first tier");
  });

  test("has the labels of the review page, in its order", () => {
    expect(Object.keys(codebook.labels)).toEqual(labels);
  });

  test("is written in the language it says", () => {
    const entries = [...Object.values(codebook.labels), ...Object.values(codebook.acts)];
    const texts = [
      ...entries.flatMap(({ is, isNot }) => (isNot ? [is, isNot] : [is])),
      ...codebook.borders.map((border) => border.rule),
    ];
    for (const { en, ru, kk } of texts) {
      expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(ru).toMatch(/^[^әғқңөұүһі]*$/iu);
      expect(kk).toMatch(/[әғқңөұүһі]/iu);
    }
  });
});

describe("the batch contract in the document", () => {
  const contract = codebook.prose.batchContract;
  const section = (command: string) =>
    contract.split(/^### /mu).find((part) => part.startsWith(`\`onrecord ${command}\``)) ?? "";

  test("names every field of an analysis, inside out", () => {
    const document = analyzeInputSchema.parse({
      id: "synthetic",
      text: "В полиции сообщили, что нарушений не выявлено. Полиция разогнала мирный марш.",
      publisher: { name: "Synthetic outlet", role: "media" },
    });
    const analysis = analyze(document, lexicon);
    expect(analysis.flags).not.toEqual([]);
    expect(analysis.acts).not.toEqual([]);
    for (const field of fieldsOf(analysis)) expect(section("analyze")).toContain(field);
  });

  test("names every field that link and extract answer with", () => {
    const incident = { id: "a", title: "Марш", occurredAt: { from: "2021-03-08" }, timeZone: "Asia/Almaty" }; // prettier-ignore
    const article = { id: "b", text: "В Алматы прошёл марш." };
    const linked = run(["link"], JSON.stringify({ incidents: [incident], articles: [article] }));
    for (const field of [...fieldsOf(linked), ...Object.keys(incident)])
      expect(section("link")).toContain(field);
    const html = `<html lang="ru"><title>Марш</title><article><h1>Марш</h1><p>${"Слова статьи, написанные для проверки. ".repeat(20)}</p></article></html>`;
    const page = run(["extract", "--url", "https://example.kz/news/1"], html);
    for (const field of fieldsOf(page)) expect(section("extract")).toContain(field);
  });
});

/** Names of all fields, at any depth, but for the open parameters of a reason. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...(name === "params" ? [] : fieldsOf(inner)),
  ]);
}

function run(args: string[], input: string): unknown {
  const done = spawnSync(process.execPath, [main, ...args], { input, encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);
  return JSON.parse(done.stdout);
}
