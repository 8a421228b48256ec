import type { CaptureFacts } from "../../src/evidence/capture-log.ts";
import { newId } from "../../src/store/new-id.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";

/** The facts of an answer that its entry in the capture log seals. */
export function toCaptureFacts(
  context: CrawlContext,
  answer: PageAnswer,
  stored: {
    sourceId: string;
    itemId: string;
    wireSha256: string;
    bodySha256: string;
    screenshotSha256?: string | null;
  },
): CaptureFacts {
  return {
    id: newId(),
    sourceId: stored.sourceId,
    itemId: stored.itemId,
    url: answer.requestedUrl,
    finalUrl: answer.finalUrl,
    fetchedAt: answer.startedAt.toISOString(),
    httpStatus: answer.status,
    requestHeaders: answer.requestHeaders,
    responseHeaders: answer.responseHeaders,
    wireSha256: stored.wireSha256,
    bodySha256: stored.bodySha256,
    bodyBytes: answer.body.byteLength,
    contentType: answer.contentType,
    remoteAddress: answer.remoteAddress,
    resolverAnswer: answer.resolved,
    tls: answer.tls ?? null,
    viaBrowser: answer.viaBrowser,
    renderedSha256: answer.viaBrowser ? stored.bodySha256 : null,
    screenshotSha256: stored.screenshotSha256 ?? null,
    pdfSha256: null,
    clockSimulated: context.clock.simulated,
    machine: context.machine,
  };
}
