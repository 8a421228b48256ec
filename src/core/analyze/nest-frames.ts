import type { Document } from "./document.ts";
import type { FrameNode, Reading } from "./read-frames.ts";
import type { Speaker, Stance } from "../types.ts";

/**
 * Lays frames into one another, gives each its chain of roles and the stance of the speaker around it.
 * Crossing frames are cut at the end of the one that began first. Sorts `frames`; parents come first.
 */
export function nestFrames(document: Document, reading: Reading): FrameNode[] {
  const frames = reading.frames
    .map((frame) => ({ ...frame }))
    .sort((a, b) => a.start - b.start || b.end - a.end || order(a) - order(b));
  const stack: number[] = [];
  frames.forEach((frame, index) => {
    while (stack.length > 0 && (frames[stack.at(-1) as number] as FrameNode).end <= frame.start)
      stack.pop();
    const parent = stack.at(-1) ?? -1;
    frame.parent = parent;
    if (parent >= 0) frame.end = Math.min(frame.end, (frames[parent] as FrameNode).end);
    stack.push(index);
    settle(document, reading, frames, frame);
  });
  return frames;
}

function order(frame: FrameNode): number {
  return frame.type === "narration" ? 0 : frame.type === "indirect" ? 1 : 2;
}

function settle(document: Document, reading: Reading, frames: FrameNode[], frame: FrameNode): void {
  const parent = frames[frame.parent];
  if (!parent) {
    frame.chain = [frame.speaker.role];
    return;
  }
  if (frame.type === "scare" || isSameVoice(document, parent, frame.speaker)) {
    if (frame.type !== "scare" && parent.type === "narration") frame.speaker = parent.speaker;
    frame.chain = parent.chain;
    frame.stance = parent.stance;
    return;
  }
  frame.chain = parent.chain.length < 12 ? [...parent.chain, frame.speaker.role] : parent.chain;
  frame.stance = stanceToward(document, reading, frames, frame);
}

/** The same speaker going on, or an authority that speaks of itself on its own page. */
function isSameVoice(document: Document, parent: FrameNode, speaker: Speaker): boolean {
  if (parent.speaker === speaker) return true;
  if (parent.speaker.role !== speaker.role || speaker.role === "unknown") return false;
  if (parent.speaker.authorityId && parent.speaker.authorityId === speaker.authorityId) return true;
  if (parent.type !== "narration" || speaker.role !== "official")
    return sameName(parent.speaker, speaker);
  return sharesInstitution(document.input.publisher?.name ?? "", speaker.name ?? "");
}

function sameName(a: Speaker, b: Speaker): boolean {
  return a.name !== null && a.name === b.name;
}

/** “Полиция сообщает …” on the page of a police department. */
function sharesInstitution(publisher: string, name: string): boolean {
  const stems = (text: string): string[] =>
    (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5));
  const own = new Set(stems(publisher));
  return stems(name).some((stem) => own.has(stem) && !/^(облас|город|район|област)/u.test(stem));
}

/** How the voice around a frame judges the words in it: by cues in its sentence and the neighbouring ones. */
function stanceToward(
  document: Document,
  reading: Reading,
  frames: FrameNode[],
  frame: FrameNode,
): Stance {
  const own = reading.segments[frame.segment];
  if (!own) return "reports";
  for (const near of [0, 1, -1]) {
    const segment = near === 0 ? own : neighbour(reading, frame.segment, near);
    if (!segment) continue;
    for (const token of segment.tokens) {
      const at = document.tokens.starts[token] as number;
      if (at >= frame.start && at < frame.end) continue;
      const hits = document.cues.get(token);
      if (!hits) continue;
      const kind = hits.find((hit) => hit.kind === "condemn" || hit.kind === "endorse")?.kind;
      if (!kind || (frame.cue && token >= frame.cue.start && token <= frame.cue.end)) continue;
      // “возмутилась, что …”: the verb that brings in the outer voice is that voice's own judgement
      const parentCue = frames[frame.parent]?.cue;
      const bringsIn = parentCue && token >= parentCue.start && token <= parentCue.end;
      if (!bringsIn && voiceAt(frames, at) !== frame.parent) continue;
      return kind === "condemn" ? "condemns" : "endorses";
    }
  }
  return "reports";
}

function neighbour(
  reading: Reading,
  index: number,
  step: number,
): (typeof reading.segments)[number] | undefined {
  const own = reading.segments[index];
  for (let i = index + step, seen = 0; seen < 6; i += step, seen++) {
    const other = reading.segments[i];
    if (!other) return undefined;
    if (other.container === own?.container)
      return other.startsParagraph && step > 0 ? undefined : other;
  }
  return undefined;
}

/** Innermost frame known so far at a place; frames are sorted, and only the last few can hold it. */
function voiceAt(frames: FrameNode[], at: number): number {
  let low = 0;
  let high = frames.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((frames[middle] as FrameNode).start <= at) low = middle;
    else high = middle - 1;
  }
  for (let i = low, seen = 0; i >= 0 && seen < 40; i--, seen++)
    if ((frames[i] as FrameNode).end > at) return i;
  return 0;
}
