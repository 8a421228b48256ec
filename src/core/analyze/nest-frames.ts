import type { Document } from "./document.ts";
import type { FrameNode, Reading } from "./read-frames.ts";
import { stanceToward } from "./judge-stance.ts";
import type { Speaker } from "../types.ts";

/**
 * Lays frames into one another, gives each its chain of roles and the stance of the speaker around it.
 * Crossing frames are cut at the end of the one that began first. Sorts `frames`; parents come first.
 */
export function nestFrames(document: Document, reading: Reading): FrameNode[] {
  const frames = reading.frames
    .map((frame) => ({ ...frame }))
    .sort((a, b) => a.start - b.start || b.end - a.end || order(reading, a) - order(reading, b));
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

/** Of frames with the same bounds: what a sentence of a quotation reports stands within the quotation. */
function order(reading: Reading, frame: FrameNode): number {
  if (frame.type === "narration") return -2;
  const container = reading.segments[frame.segment]?.container ?? -1;
  return 2 * container + (frame.type === "indirect" ? 1 : 2);
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
  if (
    parent.type === "narration" &&
    parent.speaker.role === "activist" &&
    speaker.role !== "official"
  )
    if (isOwnName(document.input.publisher?.name ?? "", speaker.name ?? "")) return true;
  if (parent.speaker.role !== speaker.role || speaker.role === "unknown") return false;
  if (parent.speaker.authorityId && parent.speaker.authorityId === speaker.authorityId) return true;
  if (parent.type !== "narration" || !/^(?:official|activist)$/u.test(speaker.role))
    return sameName(parent.speaker, speaker);
  return sharesInstitution(document.input.publisher?.name ?? "", speaker.name ?? "");
}

function sameName(a: Speaker, b: Speaker): boolean {
  return a.name !== null && a.name === b.name;
}

/** “Фонд требует …”, “Союз журналистов региона считает …” on the group's own page: most of the words are its name's. */
function isOwnName(publisher: string, name: string): boolean {
  const stems = (text: string): string[] =>
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4));
  const own = new Set(stems(publisher));
  const words = stems(name);
  return words.length > 0 && words.filter((stem) => own.has(stem)).length * 5 >= words.length * 3;
}

/** “Полиция сообщает …” on the page of a police department. */
function sharesInstitution(publisher: string, name: string): boolean {
  const stems = (text: string): string[] =>
    (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5));
  const own = new Set(stems(publisher));
  return stems(name).some((stem) => own.has(stem) && !/^(облас|город|район|област)/u.test(stem));
}
