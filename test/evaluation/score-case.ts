import { FIRST_TIER_LABELS } from "./case-schema.ts";
import type { EvaluationCase, ExpectedFlag } from "./case-schema.ts";
import type { Act, Flag, Frame } from "../../src/core/types.ts";

/** What a system says about a text; baselines fill only what they can. */
export type ScoredFlag = Pick<Flag, "label" | "span" | "chain" | "stance" | "attributes"> & {
  speaker: Pick<Flag["speaker"], "role">;
};
export interface Prediction {
  flags: ScoredFlag[];
  frames: Frame[];
  acts: Act[];
}

export interface CaseScore {
  id: string;
  /** Expected flags that no flag matches in label, role and span. */
  missing: ExpectedFlag[];
  found: ExpectedFlag[];
  /** Flags that stand where none should. */
  extra: ScoredFlag[];
  /** Stage, stance, chain, subject, act and frame expectations that are not met, in words. */
  details: string[];
  /** Right labels on the right speaker and the right words, and no others. */
  corePass: boolean;
  /** `corePass`, and every detail that the case states. */
  pass: boolean;
}

const firstTier = new Set<string>(FIRST_TIER_LABELS);
const SHORT_TEXT_LENGTH = 500;
const LETTER = /\p{L}/u;

/** Compares what a system says with what the case expects. Pure. */
export function scoreCase(expected: EvaluationCase, prediction: Prediction): CaseScore {
  const text = expected.input.text;
  const flags = prediction.flags.filter((flag) => firstTier.has(flag.label));
  const missing: ExpectedFlag[] = [];
  const found: ExpectedFlag[] = [];
  const details: string[] = [];
  for (const wanted of expected.expect.flags) {
    const matches = flags.filter((flag) => matchesCore(wanted, flag, text));
    if (matches.length === 0) missing.push(wanted);
    else {
      found.push(wanted);
      const complaints = matches.map((flag) => unmetDetails(wanted, flag));
      const best = complaints.reduce((a, b) => (b.length < a.length ? b : a));
      details.push(...best);
    }
  }
  details.push(...unmetActs(expected, prediction), ...unmetFrames(expected, prediction));
  const extra = flags.filter((flag) => isExtra(expected, flag));
  const corePass = missing.length === 0 && extra.length === 0;
  const pass = corePass && details.length === 0;
  return { id: expected.id, missing, found, extra, details, corePass, pass };
}

function sameLabelAndRole(wanted: ExpectedFlag, flag: ScoredFlag): boolean {
  const labels: string[] = [wanted.label, ...(wanted.orLabels ?? [])];
  const roles: string[] = [wanted.role, ...(wanted.orRoles ?? [])];
  return labels.includes(flag.label) && roles.includes(flag.speaker.role);
}

function matchesCore(wanted: ExpectedFlag, flag: ScoredFlag, text: string): boolean {
  if (!sameLabelAndRole(wanted, flag)) return false;
  const words = wanted.exactContains;
  if (words === undefined) return true;
  return occurrences(text, words).some((at) => {
    const stretch = growToSentence(text, at, at + words.length);
    return flag.span.start < stretch.end && stretch.start < flag.span.end;
  });
}

/** Whether the span touches any occurrence of the words. */
function overlaps(text: string, words: string, span: { start: number; end: number }): boolean {
  return occurrences(text, words).some((at) => span.start < at + words.length && at < span.end);
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function unmetDetails(wanted: ExpectedFlag, flag: ScoredFlag): string[] {
  const unmet: string[] = [];
  const check = (name: string, allowed: readonly unknown[], actual: unknown): void => {
    if (allowed[0] === undefined || allowed.includes(actual)) return;
    unmet.push(
      `${wanted.label}: ${name} should be ${allowed.join(" or ")}, is ${String(actual ?? null)}`,
    );
  };
  check("stage", [wanted.stage, ...(wanted.orStages ?? [])], flag.attributes.stage);
  check("stance", [wanted.stance, ...(wanted.orStances ?? [])], flag.stance);
  check("chain", [wanted.chain?.join(">")], flag.chain.join(">"));
  check("setting", [wanted.setting], flag.attributes.setting);
  check("ground", [wanted.ground], flag.attributes.ground);
  check("statutory", [wanted.statutory], flag.attributes.statutory);
  const subject = wanted.subject?.toLowerCase();
  if (subject !== undefined && !flag.attributes.subject?.toLowerCase().includes(subject)) {
    check("subject", [wanted.subject], flag.attributes.subject ?? null);
  }
  return unmet;
}

function unmetActs(expected: EvaluationCase, prediction: Prediction): string[] {
  const wantedActs = expected.expect.acts ?? [];
  return wantedActs.flatMap((wanted) => {
    const kinds: string[] = [wanted.act, ...(wanted.orActs ?? [])];
    const met = prediction.acts.some(
      (act) =>
        kinds.includes(act.act) &&
        (wanted.reporter === undefined || act.reporter === wanted.reporter) &&
        (wanted.exactContains === undefined ||
          overlaps(expected.input.text, wanted.exactContains, act.span)),
    );
    return met ? [] : [`no act ${kinds.join(" or ")}`];
  });
}

function unmetFrames(expected: EvaluationCase, prediction: Prediction): string[] {
  const wantedFrames = expected.expect.frames ?? [];
  return wantedFrames.flatMap((wanted) => {
    const met = prediction.frames.some(
      (frame) =>
        frame.speaker.role === wanted.role &&
        (wanted.type === undefined || frame.type === wanted.type) &&
        (wanted.stance === undefined || frame.stance === wanted.stance) &&
        overlaps(expected.input.text, wanted.exactContains, frame),
    );
    return met
      ? []
      : [`no frame ${wanted.type ?? "any"}/${wanted.role} on “${wanted.exactContains}”`];
  });
}

function isExtra(expected: EvaluationCase, flag: ScoredFlag): boolean {
  const { flags, allowed = [], noFlags = [], onlyThese = true } = expected.expect;
  const text = expected.input.text;
  if (flags.some((wanted) => isMatchOrItsTwin(wanted, flag, text))) return false;
  if (allowed.some((pattern) => fitsPattern(pattern, flag))) return false;
  return onlyThese || noFlags.some((pattern) => fitsPattern(pattern, flag));
}

/**
 * A second flag with the label and role of an expected one is no error in the same sentence, nor
 * anywhere in a short text: whether “no facts, no complaints” is one denial or two is a question of spans.
 */
function isMatchOrItsTwin(wanted: ExpectedFlag, flag: ScoredFlag, text: string): boolean {
  if (!sameLabelAndRole(wanted, flag)) return false;
  return text.length <= SHORT_TEXT_LENGTH || matchesCore(wanted, flag, text);
}

/**
 * The sentence around the words, within their own quotation. Which word of “they lie, they twist the
 * facts” carries the label is no question of right and wrong; whose words they are is.
 */
function growToSentence(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start > 0 && !isEdge(text, start - 1)) start -= 1;
  while (end < text.length && !isEdge(text, end)) end += 1;
  return { start, end };
}

function isEdge(text: string, at: number): boolean {
  const character = text[at] ?? "";
  if ('\n«»“”„"'.includes(character)) return true;
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if ("'‘’".includes(character)) return !(LETTER.test(before) && LETTER.test(after));
  return ".!?".includes(character) && /\s/u.test(after);
}

function fitsPattern(pattern: string, flag: ScoredFlag): boolean {
  const [label = "", role] = pattern.split("@");
  if (role !== undefined && role !== flag.speaker.role) return false;
  return label.endsWith(".*") ? flag.label.startsWith(label.slice(0, -1)) : flag.label === label;
}
