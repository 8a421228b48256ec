import type { CrawlContext } from "../crawl-context.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";
import { askedPause } from "./asked-pause.ts";
import { keepHostPause } from "./take-host-turn.ts";

/** Where an answer asks not to be asked again for a while, that holds at once: for whoever asks the host next, for whatever reason. */
export async function keepAskedPause(context: CrawlContext, answer: PageAnswer): Promise<void> {
  const now = context.clock.now();
  const pauseMs = askedPause(answer, now);
  if (pauseMs === null) return;
  const until = new Date(now.getTime() + pauseMs);
  await keepHostPause(context, new URL(answer.finalUrl).host, until);
}
