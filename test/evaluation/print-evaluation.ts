import type { EvaluationCase } from "./case-schema.ts";
import type { CaseScore } from "./score-case.ts";
import type { Rate, Summary } from "./summarise-scores.ts";

/** Lines for a person: totals of every system side by side, then the tables of the first one. */
export function describeSummaries(systems: Record<string, Summary>): string[] {
  const names = Object.keys(systems);
  const all = Object.values(systems);
  const row = (title: string, cell: (summary: Summary) => string): string =>
    title.padEnd(36) + all.map((summary) => cell(summary).padStart(16)).join("");
  const lines = [" ".repeat(36) + names.map((name) => name.padStart(16)).join("")];
  lines.push(row("all details (pass)", (s) => percent(s.total.pass, s.total.cases)));
  lines.push(row("label, speaker, words (core)", (s) => percent(s.total.corePass, s.total.cases)));
  lines.push(row("  core where flags are expected", (s) => corePercent(s.withFlags)));
  lines.push(row("  core where none is", (s) => corePercent(s.withoutFlags)));
  lines.push(row("macro-F1", (s) => s.macroF1.toFixed(3)));
  lines.push(row("pairs flipped", (s) => `${s.pairs.flipped}/${s.pairs.total}`));
  lines.push("", "core pass by category");
  for (const key of keys(all, "byCategory")) {
    lines.push(row(`  ${key}`, (s) => corePercent(s.byCategory[key])));
  }
  lines.push("", "core pass by language");
  for (const key of keys(all, "byLanguage")) {
    lines.push(row(`  ${key}`, (s) => corePercent(s.byLanguage[key])));
    lines.push(row(`  ${key} macro-F1`, (s) => (s.byLanguage[key]?.macroF1 ?? 0).toFixed(3)));
  }
  const [first] = all;
  if (first !== undefined) lines.push("", ...describeLabels(names[0] ?? "", first, all, names));
  return lines;
}

function describeLabels(name: string, first: Summary, all: Summary[], names: string[]): string[] {
  const others = names.slice(1).map((other) => `F1 ${other}`.padStart(14));
  const lines = [
    `by label (${name})`.padEnd(36) +
      ["P", "R", "F1", "tp/fp/fn"].map((head) => head.padStart(12)).join("") +
      others.join(""),
  ];
  for (const [label, figure] of Object.entries(first.byLabel)) {
    const cells = [figure.precision, figure.recall, figure.f1].map(decimal);
    cells.push(`${figure.truePositives}/${figure.falsePositives}/${figure.falseNegatives}`);
    const rest = all
      .slice(1)
      .map((summary) => decimal(summary.byLabel[label]?.f1 ?? null).padStart(14));
    lines.push(
      `  ${label}`.padEnd(36) + cells.map((cell) => cell.padStart(12)).join("") + rest.join(""),
    );
  }
  return lines;
}

/** One block of lines for each case that fails: text, what is missing, what is too much, which details are off. */
export function describeFailures(
  scored: readonly (readonly [EvaluationCase, CaseScore])[],
): string[] {
  return scored.flatMap(([one, score]) => {
    if (score.pass) return [];
    const publisher = one.input.publisher;
    return [
      "",
      `${one.id} [${publisher ? `${publisher.name}, ${publisher.role}` : "no publisher"}]`,
      `  ${one.input.text.replaceAll("\n", " ")}`,
      ...score.missing.map(
        (flag) =>
          `  missing: ${flag.label} on ${flag.role} at “${flag.exactContains ?? "anywhere"}”`,
      ),
      ...score.extra.map(
        (flag) => `  extra:   ${flag.label} on ${flag.speaker.role} at “${flag.span.exact}”`,
      ),
      ...score.details.map((detail) => `  detail:  ${detail}`),
      ...(one.note === undefined ? [] : [`  note:    ${one.note}`]),
    ];
  });
}

function keys(all: Summary[], table: "byCategory" | "byLanguage"): string[] {
  return [...new Set(all.flatMap((summary) => Object.keys(summary[table])))];
}

function corePercent(rate: Rate | undefined): string {
  return rate === undefined ? "–" : percent(rate.corePass, rate.cases);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}% of ${whole}`;
}

function decimal(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}
