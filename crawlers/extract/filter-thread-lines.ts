import { isPostHead, isProfileLine } from "./frame-lines.ts";

const MIN_POSTS = 3;
const MAX_REPEATED_CHARS = 60;
/** A line that is a sentence, a question or a speaker («Анна:») says something each time. */
const SPEAKS = /[.!?…:;,»”"]$|^[-–—]/u;

/**
 * Takes the frame of the posts out of a thread: who wrote when, the member's card, signatures and buttons that
 * come back under every post. Texts that are no thread are returned as they are. Pure.
 */
export function filterThreadLines(text: string): string {
  const lines = text.split("\n");
  const heads = lines.filter(isPostHead).length;
  const cards = lines.filter(isProfileLine).length;
  if (heads < MIN_POSTS && cards < MIN_POSTS) return text;
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const isFrame = (line: string) =>
    isPostHead(line) ||
    isProfileLine(line) ||
    /^[+-]?\d{1,4}$/.test(line) ||
    ((times.get(line) ?? 0) >= MIN_POSTS && line.length < MAX_REPEATED_CHARS && !SPEAKS.test(line));
  return lines.filter((line) => line === "" || !isFrame(line)).join("\n");
}
