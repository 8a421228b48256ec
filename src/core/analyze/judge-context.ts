import { cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { FrameNode } from "./read-frames.ts";
import type { CueKind } from "./lexicon.ts";
import type { FlagAttributes, Reason } from "../types.ts";

/** What the surroundings add to a match; null when they say that it must be left alone. */
export interface Context {
  reasons: Reason[];
  attributes: FlagAttributes;
}

/** What people can say of themselves. */
const NAMES: ReadonlySet<string> = new Set([
  "stigma.slur", "stigma.outdated-term", "stigma.sexist", "stigma.identity-labelling", "stigma.pathologising",
]); // prettier-ignore

/**
 * Left alone: a discussion of the word, reclaimed use by the group itself, marks that only distance.
 * Weighed: how surely the speaker is known. Pure.
 */
export function judgeContext(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  located: LocatedMatch,
): Context | null {
  const frame = frames[located.frame] as FrameNode;
  const { rule } = located.compiled;
  const evidence = located.match.tokens;
  const reasons: Reason[] = [];
  const attributes: FlagAttributes = {};
  const { tokens } = document;
  const from = tokens.sentenceStarts[located.match.sentence] as number;
  const to = tokens.sentenceStarts[located.match.sentence + 1] ?? tokens.length;
  const find = (kind: CueKind, a: number, b: number): number | undefined => {
    for (let i = Math.max(from, a); i < Math.min(to, b); i++)
      if (!evidence.includes(i) && cueAt(document, i, kind)) return i;
    return undefined;
  };
  const ownVoice = (token: number | undefined): boolean =>
    token !== undefined && (frames[frameOf[token] as number] as FrameNode).chain === frame.chain;
  const first = evidence[0] as number;
  const last = evidence.at(-1) as number;
  if (rule.label?.startsWith("stigma.")) {
    if (ownVoice(find("word-discussion", first - 6, last + 6))) return null;
    const scare = evidence.some(
      (token) => (frames[frameOf[token] as number] as FrameNode).type === "scare",
    );
    if (scare && frame.speaker.role !== "official") return null;
    if (frame.speaker.role !== "official" && find("so-called", first - 3, first) !== undefined)
      return null;
    const { role } = frame.speaker;
    // “мы вас на кол посадим”: a stranger's “we” takes back a name for oneself, no threat
    const group = role === "activist" || (/^(?:media|other)$/u.test(role) && NAMES.has(rule.label));
    if (group && ownVoice(find("reclaim", from, to))) return null;
    if (
      role === "activist" &&
      NAMES.has(rule.label) &&
      reclaimsNear(document, frames, frameOf, located)
    )
      return null;
    if (
      find("statutory", from, to) !== undefined &&
      (rule.label === "stigma.outdated-term" || rule.label === "stigma.moral-threat")
    ) {
      attributes.statutory = true;
      reasons.push(contextReason(document, first, last, "context-statutory", -1.2));
    }
  }
  if (frame.type === "indirect")
    reasons.push(contextReason(document, first, last, "context-indirect", -0.2));
  if (frame.type === "direct")
    reasons.push(contextReason(document, first, last, "context-direct", 0.3));
  const setting = settingOf(find);
  if (setting) attributes.setting = setting;
  return { reasons, attributes };
}

/** “Да, я лесбуха и горжусь. … Приходите на лесбухский клуб”: the voice took the word back in a sentence before or after. */
function reclaimsNear(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  located: LocatedMatch,
): boolean {
  const { tokens } = document;
  const { sentence } = located.match;
  const from = tokens.sentenceStarts[Math.max(0, sentence - 2)] as number;
  const to = tokens.sentenceStarts[sentence + 2] ?? tokens.length;
  const { chain } = frames[located.frame] as FrameNode;
  for (let i = from; i < to; i++)
    if (cueAt(document, i, "reclaim") && frames[frameOf[i] as number]?.chain === chain) return true;
  return false;
}

function settingOf(
  find: (kind: CueKind, a: number, b: number) => number | undefined,
): FlagAttributes["setting"] {
  if (find("written-reply", 0, Infinity) !== undefined) return "written-reply";
  if (find("private", 0, Infinity) !== undefined) return "private-relayed";
  return undefined;
}

function contextReason(
  document: Document,
  first: number,
  last: number,
  rule: string,
  weight: number,
): Reason {
  const { tokens } = document;
  return {
    rule,
    evidence: { start: tokens.starts[first] as number, end: tokens.ends[last] as number },
    weight,
  };
}
