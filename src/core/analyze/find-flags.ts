import { judgeContext } from "./judge-context.ts";
import { isBent } from "./judge-bends.ts";
import { frameOfTokens, locateMatches } from "./locate-matches.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { Document } from "./document.ts";
import { spanOf, WIDE_LABELS } from "./span-of-match.ts";
import type { FrameNode } from "./read-frames.ts";
import { findSubject, isAboutOthers } from "./find-subject.ts";
import { mayMarkAlone, maySpeak } from "./may-speak.ts";
import { confidenceOf } from "./name-words.ts";
import { suggestFlags, type FoundFlag } from "./suggest-flags.ts";
import type { Act, Flag, FlagAttributes, Reason } from "../types.ts";

/** Flags and reported acts of a text, in document order. Pure. */
export function findFlags(document: Document, frames: FrameNode[]): { flags: Flag[]; acts: Act[] } {
  const frameOf = frameOfTokens(document, frames);
  const found = new Map<string, FoundFlag>();
  const lacking = new Map<string, FoundFlag>();
  const acts = new Map<string, Act>();
  for (const located of locateMatches(document, frames, frameOf)) {
    const { rule } = located.compiled;
    const frame = frames[located.frame] as FrameNode;
    const { role } = frame.speaker;
    if (rule.frames && !rule.frames.includes(frame.type)) continue;
    if (isBent(document, frames, frameOf, located)) continue;
    if (located.lacking && !mayMarkAlone(rule.label ?? "", rule.speakers, role)) continue;
    if (rule.label && maySpeak(rule.label, rule.speakers, role)) {
      const context = judgeContext(document, frames, frameOf, located);
      if (context) addFlag(document, frames, located, context, located.lacking ? lacking : found);
    } else if (rule.act && role !== "official") addAct(document, frames, located, acts);
    else if (rule.act && !rule.label) addToldAct(document, frames, located, acts);
  }
  const flags = askModel(document, frames, frameOf, found, lacking);
  return {
    flags: joinNeighbours(
      document,
      flags.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    ),
    acts: [...acts.values()].sort((a, b) => a.span.start - b.span.start),
  };
}

/** The learned model weighs what the rules found and, through the same gates, marks what they did not. */
function askModel(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  found: Map<string, FoundFlag>,
  lacking: Map<string, FoundFlag>,
): Flag[] {
  const byRules = [...found.values()];
  const suggestions = suggestFlags(document, frames, frameOf, byRules, [...lacking.values()]);
  if (!suggestions) return byRules.map(({ flag }) => flag);
  const alone = new Map<string, FoundFlag>();
  for (const { located, reasons } of suggestions.alone) {
    const { label = "" } = located.compiled.rule;
    const frame = frames[located.frame] as FrameNode;
    const speakers = document.lexicon.usualSpeakers.get(label);
    if (!mayMarkAlone(label, speakers, frame.speaker.role)) continue;
    if (isBent(document, frames, frameOf, located)) continue;
    const context = judgeContext(document, frames, frameOf, located);
    const { attributes = {} } = context ?? {};
    if (context) addFlag(document, frames, located, { reasons, attributes }, alone);
  }
  const kept = suggestions.weighed.filter(({ confidence }) => confidence >= LEAST_BELIEVED);
  return [...kept, ...[...alone.values()].map(({ flag }) => flag)];
}

/** What rules found and rules and model together hold less probable than this is left out. Higher, and examples of the rules would be. */
const LEAST_BELIEVED = 0.17;

function addFlag(
  document: Document,
  frames: FrameNode[],
  located: LocatedMatch,
  context: { reasons: Reason[]; attributes: FlagAttributes },
  found: Map<string, FoundFlag>,
): void {
  const { rule } = located.compiled;
  const frame = frames[located.frame] as FrameNode;
  const label = rule.label as string;
  const attributes: FlagAttributes = { ...rule.attributes, ...context.attributes };
  if (
    label === "response.no-comment" &&
    frame.type !== "direct" &&
    isAboutOthers(document, located)
  )
    return;
  if (label === "response.no-comment" && frame.speaker.role !== "official") {
    attributes.subject = findSubject(document, located)?.name ?? undefined;
    if (attributes.subject === undefined) return;
  }
  const own: Reason = {
    rule: rule.id,
    evidence: evidenceOf(document, located),
    weight: rule.weight,
  };
  const key = `${label}|${located.frame}|${located.match.sentence}|${String(attributes.stage ?? "")}`;
  const known = found.get(key)?.flag;
  if (known) {
    if (!known.reasons.some((reason) => reason.rule === rule.id))
      known.reasons.push({ ...own, weight: 0.6 });
    widen(document, known, spanOf(document, frame, located, WIDE_LABELS.has(label)));
    known.attributes = { ...attributes, ...known.attributes };
    known.confidence = confidenceOf(known.reasons);
    return;
  }
  // what the model suggests brings its reasons along
  const reasons = located.match.pattern < 0 ? context.reasons : [own, ...context.reasons];
  const { frame: at, match } = located;
  const flag: Flag = {
    label,
    span: spanOf(document, frame, located, WIDE_LABELS.has(label)),
    speaker: frame.speaker,
    chain: frame.chain,
    stance: frame.stance,
    attributes,
    confidence: confidenceOf(reasons),
    reasons,
    analyzer: document.lexicon.version,
  };
  found.set(key, { flag, frame: at, sentence: match.sentence });
}

/** Characters between two flags of one label and voice that are still one statement. */
const NEIGHBOUR_GAP = 40;

/** “Мы приносим извинения. Наш сотрудник был неправ”: one label in neighbouring sentences of one voice is one flag. */
function joinNeighbours(document: Document, sorted: Flag[]): Flag[] {
  const kept: Flag[] = [];
  const lastOf = new Map<string, Flag>();
  for (const flag of sorted) {
    const key = `${flag.label}|${flag.chain.join(">")}|${String(flag.attributes.stage ?? "")}`;
    const last = lastOf.get(key);
    if (
      last &&
      last.speaker === flag.speaker &&
      WIDE_LABELS.has(flag.label) &&
      flag.span.start - last.span.end <= NEIGHBOUR_GAP
    ) {
      widen(document, last, flag.span);
      last.reasons.push(
        ...flag.reasons.map((reason) => ({ ...reason, weight: Math.min(reason.weight, 0.4) })),
      );
      last.confidence = confidenceOf(last.reasons);
      continue;
    }
    lastOf.set(key, flag);
    kept.push(flag);
  }
  return kept;
}

/** “Заместитель акима потребовала прекратить …”: the verb of speech is itself the act, told by the voice around it. */
function addToldAct(
  document: Document,
  frames: FrameNode[],
  located: LocatedMatch,
  acts: Map<string, Act>,
): void {
  const frame = frames[located.frame] as FrameNode;
  const outer = frames[frame.parent];
  if (!outer || outer.speaker.role === "official" || !frame.cue) return;
  if (
    located.match.tokens.some(
      (token) => token >= (frame.cue?.start ?? 0) && token <= (frame.cue?.end ?? -1),
    )
  ) {
    addAct(document, frames, { ...located, frame: frame.parent }, acts);
  }
}

function addAct(
  document: Document,
  frames: FrameNode[],
  located: LocatedMatch,
  acts: Map<string, Act>,
): void {
  const { rule } = located.compiled;
  if (!rule.act) return;
  const frame = frames[located.frame] as FrameNode;
  const key = `${rule.act}|${located.frame}|${located.match.sentence}`;
  const reason: Reason = {
    rule: rule.id,
    evidence: evidenceOf(document, located),
    weight: rule.weight,
  };
  const known = acts.get(key);
  if (known) {
    if (!known.reasons.some((other) => other.rule === rule.id))
      known.reasons.push({ ...reason, weight: 0.6 });
    known.confidence = confidenceOf(known.reasons);
    return;
  }
  acts.set(key, {
    act: rule.act,
    span: spanOf(document, frame, located, true),
    subject: findSubject(document, located),
    reporter: frame.speaker.role,
    confidence: confidenceOf([reason]),
    reasons: [reason],
  });
}

function evidenceOf(document: Document, located: LocatedMatch): { start: number; end: number } {
  const { tokens } = located.match;
  return {
    start: document.tokens.starts[tokens[0] as number] as number,
    end: document.tokens.ends[tokens.at(-1) as number] as number,
  };
}

function widen(document: Document, flag: Flag, other: Flag["span"]): void {
  const start = Math.min(flag.span.start, other.start);
  const end = Math.max(flag.span.end, other.end);
  flag.span = { start, end, exact: document.text.slice(start, end) };
}
