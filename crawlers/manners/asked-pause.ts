import { headerOf, type PageAnswer } from "../fetch/page-answer.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";

/** For how long an answer asks not to be asked again, in milliseconds; null where it does not. Pure. */
export function askedPause(answer: PageAnswer, now: Date): number | null {
  if (answer.status !== 429 && answer.status !== 503) return null;
  return parseRetryAfter(headerOf(answer, "retry-after"), now);
}
