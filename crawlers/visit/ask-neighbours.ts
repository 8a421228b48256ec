import { addAttempt, wasSeenWell } from "../../src/store/fetch-attempts.ts";
import { readNeighbours } from "../../src/store/articles.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { classifyAbsence } from "../discover/classify-absence.ts";
import { lookAtPage, type AskedSource } from "./look-at-page.ts";
import { readShownPage } from "./read-shown-text.ts";

/** How far back a look at a neighbour still speaks for the host. */
const seenWellWithinMs = 15 * 60_000;

/**
 * Whether other pages of the host are there now, with their words on them: those of about the same age first, since an
 * archive can be away while the news are not, then the newest. Who was looked at well a moment ago speaks without
 * being asked again; each question is an attempt on record. Null where there is no other page.
 */
export async function askNeighbours(
  context: CrawlContext,
  asked: AskedSource,
  page: { itemId: string; url: string; render: boolean; key: string },
): Promise<boolean | null> {
  const { prisma } = context.store;
  const now = context.clock.now();
  const neighbours = await readNeighbours(prisma, page.itemId, new URL(page.url).host);
  if (neighbours.length === 0) return null;
  const since = new Date(now.getTime() - seenWellWithinMs / context.tempo);
  const ids = neighbours.map(({ itemId }) => itemId);
  if (await wasSeenWell(prisma, ids, page.render, since)) return true;
  for (const neighbour of neighbours)
    if (await isThere(context, asked, page, neighbour)) return true;
  return false;
}

async function isThere(
  context: CrawlContext,
  asked: AskedSource,
  { key, render }: { key: string; render: boolean },
  neighbour: { itemId: string; url: string; title: string | null; text: string },
): Promise<boolean> {
  const { itemId, url, title, text } = neighbour;
  const startedAt = context.clock.now();
  const { answer, failure } = await lookAtPage(context, asked, { url, key, render });
  const finding =
    answer && !failure
      ? classifyAbsence({
          status: answer.status,
          requestedUrl: url,
          finalUrl: answer.finalUrl,
          isChallenge: false,
          shown: readShownPage(answer.body, answer.contentType),
          known: { title, text },
          nonsense: null,
          listingUrls: [],
        })
      : null;
  const isWell = finding === "present";
  await addAttempt(context.store.prisma, {
    kind: "control",
    sourceId: asked.source.id,
    itemId,
    url,
    finalUrl: answer?.finalUrl ?? null,
    startedAt,
    durationMs: context.clock.now().getTime() - startedAt.getTime(),
    outcome: isWell ? "ok" : (failure?.outcome ?? "no-content"),
    httpStatus: answer?.status ?? null,
    errorCode: isWell ? null : (failure?.errorCode ?? finding),
    errorText: failure?.errorText ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? render,
    machine: context.machine,
  });
  return isWell;
}
