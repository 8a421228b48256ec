import { weekBefore } from "../src/core/digest/digest-period.ts";
import { handOn } from "../src/queue/hand-on.ts";
import { repeat, type Loop } from "../src/queue/run-relay.ts";
import type { WorkContext } from "./work-context.ts";

/** Digests go out by the time of Kazakhstan. */
export const digestZone = "Asia/Almaty";

/** The digest of the last full week, once: any number of processes may ask for it, the outbox takes it once. */
export function scheduleDigests(context: WorkContext): Loop {
  return repeat(60_000, context.log, async () => {
    const now = context.clock.now();
    const { start } = weekBefore(now, digestZone);
    const periodStart = start.toISOString();
    await handOn(
      context.store.prisma,
      "digest",
      `weekly ${periodStart}`,
      { audience: "everyone", periodStart },
      now,
    );
    return false;
  });
}
