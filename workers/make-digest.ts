import { composeDigest } from "../src/core/digest/compose-digest.ts";
import { weekFrom } from "../src/core/digest/digest-period.ts";
import { handOnMany } from "../src/queue/hand-on.ts";
import type { Handler } from "../src/queue/run-worker.ts";
import { addDeliveries } from "../src/store/deliveries.ts";
import { addDigest } from "../src/store/digests.ts";
import { inTransaction } from "../src/store/in-transaction.ts";
import { readDigestFacts } from "../src/store/read-digest-facts.ts";
import { wasWatchingBefore } from "../src/store/sources.ts";
import { readRecipients } from "../src/store/subscribers.ts";
import { digestZone } from "./schedule-digests.ts";
import type { WorkContext } from "./work-context.ts";

/** One digest per audience and period, and a delivery for each who wants it. */
export function makeDigest(context: WorkContext): Handler<"digest"> {
  return async ({ audience, periodStart }) => {
    const { start, end } = weekFrom(new Date(periodStart), digestZone);
    // A week in which nothing was watched has nothing to tell, and nobody wants to read that.
    if (!(await wasWatchingBefore(context.store.prisma, end))) return;
    const now = context.clock.now();
    const content = composeDigest(await readDigestFacts(context.store.prisma, start, end), {
      start,
      end,
    });
    await inTransaction(context.store, async (db) => {
      const digest = await addDigest(
        db,
        { audience, periodStart: start, periodEnd: end, content },
        now,
      );
      const deliveries = await addDeliveries(
        db,
        { digestId: digest.id },
        await readRecipients(db, "digest", null),
        now,
      );
      await handOnMany(
        db,
        "notify",
        deliveries.map((deliveryId) => ({ jobKey: deliveryId, payload: { deliveryId } })),
        now,
      );
    });
  };
}
