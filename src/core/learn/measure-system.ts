import type { LabelledText } from "./learn-types.ts";
import { truthOf } from "./read-examples.ts";

/** What a system says of one label in one text. */
export interface Verdict {
  probability: number;
  /** Whether the system would mark it. */
  marks: boolean;
}

/** What a system says of a text; a label that is missing is not marked and has probability 0. */
export type SystemUnderTest = (source: LabelledText) => ReadonlyMap<string, Verdict>;

export interface LabelMeasure {
  label: string;
  /** Texts that have it. */
  examples: number;
  marked: number;
  right: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
  /** Area under precision and recall when texts are sorted by probability. */
  averagePrecision: number | null;
}

/** Marks whose probability lies in a band: what was said of them, and how many were right. */
export interface ReliabilityBand {
  from: number;
  to: number;
  marks: number;
  /** Mean probability. */
  said: number;
  /** Share that was right. */
  right: number;
}

export interface SystemMeasure {
  labels: LabelMeasure[];
  macroF1: number;
  precision: number | null;
  recall: number | null;
  /** Texts without any label that were left alone. */
  empty: { texts: number; leftAlone: number };
  reliability: ReliabilityBand[];
}

const BANDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

/** How well a system does on texts whose labels are known. Pure. */
export function measureSystem(
  texts: readonly LabelledText[],
  labels: readonly string[],
  system: SystemUnderTest,
): SystemMeasure {
  const said = texts.map(system);
  const marks: { probability: number; right: boolean }[] = [];
  const measures = labels.map((label) => {
    const known = texts.flatMap((source, i) => {
      const truth = truthOf(source, label);
      const verdict = said[i]?.get(label) ?? { probability: 0, marks: false };
      return truth === -1 ? [] : [{ ...verdict, right: truth === 1 }];
    });
    marks.push(...known.filter((one) => one.marks));
    return measureLabel(label, known);
  });
  const present = measures.filter(({ examples }) => examples > 0);
  const empty = texts
    .map((source, i) => ({ source, i }))
    .filter(({ source }) => source.labels.length === 0 && !source.partial);
  return {
    labels: measures,
    macroF1: mean(present.map(({ f1 }) => f1 ?? 0)),
    precision: ratio(sum(measures, "right"), sum(measures, "marked")),
    recall: ratio(sum(measures, "right"), sum(measures, "examples")),
    empty: {
      texts: empty.length,
      leftAlone: empty.filter(({ i }) => ![...(said[i]?.values() ?? [])].some((one) => one.marks))
        .length,
    },
    reliability: BANDS.slice(0, -1).map((from, i) => band(marks, from, BANDS[i + 1] as number)),
  };
}

function measureLabel(label: string, known: (Verdict & { right: boolean })[]): LabelMeasure {
  const examples = known.filter((one) => one.right).length;
  const marked = known.filter((one) => one.marks);
  const right = marked.filter((one) => one.right).length;
  return {
    label,
    examples,
    marked: marked.length,
    right,
    precision: ratio(right, marked.length),
    recall: ratio(right, examples),
    f1: ratio(2 * right, marked.length + examples),
    averagePrecision: averagePrecision(known, examples),
  };
}

function averagePrecision(
  known: (Verdict & { right: boolean })[],
  examples: number,
): number | null {
  if (examples === 0) return null;
  let found = 0;
  let area = 0;
  known
    .toSorted((a, b) => b.probability - a.probability)
    .forEach(({ right }, i) => {
      if (!right) return;
      found++;
      area += found / (i + 1);
    });
  return area / examples;
}

function band(
  marks: readonly { probability: number; right: boolean }[],
  from: number,
  to: number,
): ReliabilityBand {
  const inside = marks.filter(
    ({ probability }) => probability >= from && (probability < to || to === 1),
  );
  return {
    from,
    to,
    marks: inside.length,
    said: mean(inside.map(({ probability }) => probability)),
    right: inside.length === 0 ? 0 : inside.filter((one) => one.right).length / inside.length,
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
const sum = (measures: readonly LabelMeasure[], key: "right" | "marked" | "examples"): number =>
  measures.reduce((total, measure) => total + measure[key], 0);
