import { maySpeak } from "../analyze/may-speak.ts";
import type { Role } from "../types.ts";

/** A stored frame as far as the owner of words is found by it. Offsets are of the text. */
export interface Voice {
  start: number;
  end: number;
  role: string;
}

/** The innermost frame that holds these words, if its speaker can bear the label; null otherwise. Pure. */
export function findVoice<Frame extends Voice>(
  frames: Frame[],
  words: { start: number; end: number },
  label: string,
): Frame | null {
  let best: Frame | null = null;
  for (const frame of frames) {
    if (frame.start > words.start || frame.end < words.end) continue;
    if (!best || frame.end - frame.start <= best.end - best.start) best = frame;
  }
  return best && maySpeak(label, undefined, best.role as Role) ? best : null;
}
