import type { LearnedModel } from "../core/learn/model-schema.ts";
import type { SystemMeasure } from "../core/learn/measure-system.ts";

const percent = (value: number | null): string =>
  value === null ? "–" : `${Math.round(value * 100)}%`;
const decimal = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

/** Lines for a person: what each system does on the held-out part of the seed, label by label, and whether its confidence holds. */
export function describeMeasures(
  model: LearnedModel,
  texts: number,
  systems: Record<string, SystemMeasure>,
): string[] {
  const names = Object.keys(systems);
  const row = (title: string, cell: (measure: SystemMeasure) => string): string =>
    title.padEnd(34) +
    names.map((name) => cell(systems[name] as SystemMeasure).padStart(16)).join("");
  return [
    `${model.version}, on ${texts} sentences of the seed that no model learns from`,
    "",
    row("", (measure) => names.find((name) => systems[name] === measure) ?? ""),
    row("macro-F1", ({ macroF1 }) => macroF1.toFixed(3)),
    row("precision, recall", ({ precision, recall }) => `${percent(precision)} ${percent(recall)}`),
    row("empty sentences left alone", ({ empty }) => `${empty.leftAlone} of ${empty.texts}`),
    "",
    "precision, recall and average precision by label; from where on the model marks alone",
    ...model.labels.flatMap((label, l) =>
      label.includes("#")
        ? []
        : [`${row(`  ${label}`, (measure) => labelCell(measure, label))}   ${threshold(model, l)}`],
    ),
    ...names.flatMap((name) => describeReliability(name, systems[name] as SystemMeasure)),
  ];
}

function labelCell(measure: SystemMeasure, label: string): string {
  const found = measure.labels.find((one) => one.label === label);
  if (!found) return "–";
  return `${decimal(found.precision)} ${decimal(found.recall)} ${decimal(found.averagePrecision)}`;
}

function threshold(model: LearnedModel, l: number): string {
  const value = model.thresholds[l] ?? null;
  return value === null ? "never" : value.toFixed(2);
}

/** The reliability curve: marks by confidence, what was said of them and what was so. */
function describeReliability(name: string, measure: SystemMeasure): string[] {
  const bands = measure.reliability.filter(({ marks }) => marks > 0);
  return [
    "",
    `reliability of ${name}: confidence, marks, said, right`,
    ...bands.map(({ from, to, marks, said, right }) => {
      const bar = "█".repeat(Math.round(right * 40));
      return `  ${from.toFixed(2)}–${to.toFixed(2)} ${String(marks).padStart(5)} ${percent(said).padStart(5)} ${percent(right).padStart(5)}  ${bar}`;
    }),
  ];
}
