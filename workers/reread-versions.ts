import { handOnMany } from "../src/queue/hand-on.ts";
import { repeat, type Loop } from "../src/queue/run-relay.ts";
import { readVersionsNotAnalyzedBy } from "../src/store/analyses.ts";
import type { WorkContext } from "./work-context.ts";

/** Versions younger than this are on their way through the queues anyway. */
const leaveAloneMs = 15 * 60_000;

/**
 * A new analyzer (new rules, new model) reads what is stored anew, in the background and few at a time. Old readings stay as
 * history; what changes so is no news and alerts nobody.
 */
export function rereadVersions(context: WorkContext): Loop {
  return repeat(30_000, context.log, async () => {
    const now = context.clock.now();
    const { version: analyzer } = context.lexicon;
    const ids = await readVersionsNotAnalyzedBy(
      context.store.prisma,
      analyzer,
      new Date(now.getTime() - leaveAloneMs),
      50,
    );
    await handOnMany(
      context.store.prisma,
      "analyze",
      ids.map((id) => ({ jobKey: `${id} ${analyzer}`, payload: { articleVersionId: id } })),
      now,
    );
    return false;
  });
}
