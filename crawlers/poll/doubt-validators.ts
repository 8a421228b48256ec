import { sha256Hex } from "../../src/evidence/blob-store.ts";
import { addAttempt } from "../../src/store/fetch-attempts.ts";
import type { DiscoveryMemory } from "../../src/store/sources.ts";
import type { DiscoveryWay } from "../define-source.ts";
import type { DiscoveredItem } from "../discover/discovered-item.ts";
import { describeFailure } from "../fetch/describe-failure.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";
import { fetchListing, isAskedConditionally, type Poll } from "./fetch-listing.ts";

/**
 * Whether a server says “not modified” of a list that was modified. A whole answer that differs from the last known one, after the server had
 * said that nothing changed, may be news of this minute; so it is asked once more with the old validators: “not modified” is a lie now, since
 * the other answer has just come. A list whose bytes change without anything new in it (a clock, a counter) is none. The question is an
 * attempt on record.
 *
 * @param memory what was known before this poll
 */
export async function findLyingValidators(
  poll: Poll,
  way: DiscoveryWay,
  memory: DiscoveryMemory,
  whole: { answer: PageAnswer; items: readonly DiscoveredItem[] },
): Promise<boolean> {
  // Only where it was asked for whole, and would not be if its time had not come.
  const conditional = { ...memory, pollsSinceFull: 0 };
  if (isAskedConditionally(way, memory) || !isAskedConditionally(way, conditional)) return false;
  const known = new Set(memory.lastItemUrls);
  const isOther =
    memory.pollsSinceFull > 0 &&
    memory.bodySha256 !== null &&
    memory.bodySha256 !== sha256Hex(whole.answer.body) &&
    whole.items.some(({ url }) => !known.has(url));
  if (!isOther) return false;
  const { context, source, workId } = poll;
  const startedAt = context.clock.now();
  let again: PageAnswer;
  try {
    const key = `${workId} validators ${memory.key} ${startedAt.getTime()}`;
    again = await fetchListing(poll, way, conditional, key);
  } catch (error) {
    // Not answered, or not now: nothing is known of its validators, and the next whole answer asks again.
    if (describeFailure(error)) return false;
    throw error;
  }
  const isLie = again.status === 304;
  await addAttempt(context.store.prisma, {
    kind: "control",
    sourceId: source.id,
    url: again.requestedUrl,
    finalUrl: again.finalUrl,
    startedAt,
    durationMs: context.clock.now().getTime() - startedAt.getTime(),
    outcome: isLie ? "not-modified" : "ok",
    httpStatus: again.status,
    errorCode: isLie ? "validators-lie" : null,
    redirects: again.redirects,
    remoteAddress: again.remoteAddress,
    machine: context.machine,
  });
  if (isLie)
    context.log.warn(
      { source: source.id, url: again.requestedUrl },
      "a list says “not modified” although it was; it is asked for whole from now on",
    );
  return isLie;
}
