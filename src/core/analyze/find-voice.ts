import type { FrameNode } from "./read-frames.ts";

/** Frames looked at from the nearest on: only the last few that begin before a place can hold it. */
const NEAR = 40;

/** Innermost frame known so far at a place; frames are sorted by start. */
export function findVoice(frames: FrameNode[], at: number): number {
  for (let i = firstFrom(frames, at + 1) - 1, seen = 0; i >= 0 && seen < NEAR; i--, seen++)
    if ((frames[i] as FrameNode).end > at) return i;
  return 0;
}

/** Index of the first frame that begins at `at` or behind it. */
export function firstFrom(frames: FrameNode[], at: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle] as FrameNode).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
