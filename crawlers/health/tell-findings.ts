import { handOn } from "../../src/queue/hand-on.ts";
import { addEvent } from "../../src/store/events.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { newId } from "../../src/store/new-id.ts";
import { countTellings, takeTelling } from "../../src/store/source-findings.ts";
import type { CrawlContext } from "../crawl-context.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** What begins together (a portal with dozens of sources is down) is told together. */
const gatherMs = 3 * minuteMs;
/** More in one hour are gathered into the next hour's. */
const mostInAnHour = 3;

/** Makes one event of all findings that nobody was told of yet: what was opened, and what is over. */
export async function tellFindings(context: CrawlContext): Promise<void> {
  const { tempo } = context;
  const now = context.clock.now();
  const anHourAgo = new Date(now.getTime() - hourMs / tempo);
  await inTransaction(context.store, async (db) => {
    const { opened, closed } = await takeTelling(
      db,
      now,
      gatherMs / tempo,
      async (within) => (await countTellings(within, anHourAgo)) < mostInAnHour,
    );
    const [first] = [...opened, ...closed];
    if (!first) return;
    const eventId = await addEvent(db, {
      kind: "source.health",
      causedBy: { kind: "finding", id: first },
      technical: false,
      dedupeKey: `source.health ${newId()}`,
      occurredAt: now,
      params: { opened, closed },
    });
    if (eventId) await handOn(db, "alert", eventId, { eventId }, now);
  });
}
