import { compileLexicon } from "../analyze/compile-lexicon.ts";
import type { Document } from "../analyze/document.ts";
import { findFlags } from "../analyze/find-flags.ts";
import { frameOfTokens } from "../analyze/locate-matches.ts";
import { nestFrames } from "../analyze/nest-frames.ts";
import { readDocument } from "../analyze/read-document.ts";
import { readFrames } from "../analyze/read-frames.ts";
import type { AnalyzeInput, Role } from "../types.ts";
import type { Example } from "./learn-types.ts";
import { listFeatures } from "./list-features.ts";
import type { ReadingOfTexts } from "./read-examples.ts";
import { readUnits } from "./read-units.ts";

/** A reviewer's verdict on a flag, with the text that it stands in. Offsets are UTF-16 code units into `input.text`. */
export interface DecidedFlag {
  articleId: string;
  input: AnalyzeInput;
  label: string;
  start: number;
  end: number;
  role: Role;
  verdict: "accept" | "reject" | "correct";
  /** The right label, with `correct`. */
  correctedLabel: string | null;
  stage: "promised" | "opened" | "result" | null;
}

/** What a decision of a person counts beside a sentence of the seed: it is real, and there are few. */
const WEIGHT = 3;

/**
 * The sentence of the voice that was flagged, with what the decision says of it and nothing else: an accepted label is
 * there, a rejected one is not, all others are unknown. Null where the reading of the text no longer has such a place. Pure.
 */
export function readDecidedExample(
  decided: DecidedFlag,
  { rules, groupsOf, names }: ReadingOfTexts,
): Example | null {
  const { role } = decided;
  if (role === "unknown") return null;
  const document = readDocument(decided.input, compileLexicon(rules));
  const frames = nestFrames(document, readFrames(document, null));
  const frameOf = frameOfTokens(document, frames);
  const { starts, ends } = document.tokens;
  const inside = (token: number): boolean =>
    (starts[token] as number) < decided.end && (ends[token] as number) > decided.start;
  const units = readUnits(document, frames, frameOf).map((unit) => {
    return { unit, shared: unit.tokens.filter(inside).length };
  });
  const { unit, shared } = units.reduce(
    (best, one) => (one.shared > best.shared ? one : best),
    units[0] ?? { unit: null, shared: 0 },
  );
  if (!unit || shared === 0) return null;
  const sentence = findFlags(document, frames).flags.filter(
    ({ span }) => span.start < decided.end && span.end > decided.start,
  );
  const odds = sentence.map(({ label, reasons }): [string, number] => {
    return [label, reasons.reduce((sum, reason) => sum + reason.weight, 0)];
  });
  const { verdict, label, correctedLabel } = decided;
  return {
    source: {
      text: cutOut(document, unit.tokens),
      speaker: role,
      partial: true,
      labels: [
        ...(verdict === "accept" ? [label] : []),
        ...(verdict === "correct" && correctedLabel ? [correctedLabel] : []),
      ],
      not: verdict === "accept" ? [] : [label],
      ...(decided.stage && verdict === "accept" ? { stage: decided.stage } : {}),
      kind: "decision",
    },
    features: names.pack(listFeatures(document, unit.tokens, groupsOf)),
    language: document.languages[unit.sentence] ?? "und",
    rules: new Map(odds),
    weight: WEIGHT,
    group: decided.articleId,
    isReviewed: true,
  };
}

/** The words of the voice as the text has them; where another voice stands between, three dots. */
function cutOut(document: Document, tokens: readonly number[]): string {
  const { starts, ends } = document.tokens;
  let text = "";
  let last = -2;
  for (const token of tokens) {
    const from =
      token === last + 1 && last >= 0 ? (ends[last] as number) : (starts[token] as number);
    text += `${last >= 0 && token !== last + 1 ? " … " : ""}${document.text.slice(from, ends[token])}`;
    last = token;
  }
  const end = ends[last] as number;
  return text + (/^\S{0,2}\?/u.test(document.text.slice(end, end + 3)) ? "?" : "");
}
