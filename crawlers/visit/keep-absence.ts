import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { readLastAbsenceAt } from "../../src/store/captures.ts";
import type { ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { isSignOfAbsence } from "../discover/judge-removal.ts";
import type { Look } from "./look-at-page.ts";
import type { Presence } from "./judge-presence.ts";
import { toExchange } from "./to-exchange.ts";

/** A removal that is confirmed needs no proof at every look; that it still stands is kept as rarely as the last rung of the ladder. */
const thenEveryMs = 30 * 86_400_000;

/**
 * Stores what the server sent in place of a page that was read before, as evidence: each answer that counts as a sign of its removal,
 * and one a month once the removal is confirmed. Null where the look proves nothing: no answer, no sign, or a host that was not well.
 */
export async function storeAbsence(
  context: CrawlContext,
  item: ItemRow,
  { answer, finding, hostHealthy, captureId }: Look & Presence & { captureId: string },
): Promise<CaptureFacts | null> {
  const { article } = item;
  if (!answer || !article || hostHealthy !== true || !isSignOfAbsence(finding)) return null;
  if (article.presence === "removed" && !(await isDue(context, item.id, answer.startedAt)))
    return null;
  const facts = await storeExchange(context.blobs, toExchange(context.clock, answer));
  const { sourceId, id: itemId } = item;
  return { id: captureId, sourceId, itemId, absenceSign: finding, ...facts };
}

async function isDue({ store }: CrawlContext, itemId: string, now: Date): Promise<boolean> {
  const lastAt = await readLastAbsenceAt(store.prisma, itemId);
  return lastAt === null || now.getTime() - lastAt.getTime() >= thenEveryMs;
}
