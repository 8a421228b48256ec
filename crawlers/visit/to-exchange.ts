import type { Clock } from "../../src/clock.ts";
import type { CaptureExchange } from "../../src/evidence/capture-exchange.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";

/** An answer as what evidence is made of. */
export function toExchange(clock: Clock, answer: PageAnswer): CaptureExchange {
  return {
    requestedUrl: answer.requestedUrl,
    finalUrl: answer.finalUrl,
    redirects: answer.hops,
    requestMethod: answer.requestMethod,
    requestHeaders: answer.requestHeaders,
    httpVersion: answer.httpVersion,
    status: answer.status,
    statusText: answer.statusText,
    responseHeaders: answer.responseHeaders,
    contentType: answer.contentType,
    wireBody: answer.viaBrowser ? null : answer.wireBody,
    body: answer.body,
    rendered: answer.viaBrowser
      ? { document: answer.documentBody, at: answer.renderedAt ?? answer.startedAt }
      : null,
    screenshotPng: answer.screenshotPng,
    pdf: answer.pdf,
    startedAt: answer.startedAt,
    durationMs: answer.durationMs,
    remoteAddress: answer.remoteAddress,
    remotePort: answer.remotePort,
    resolved: answer.resolved,
    tls: answer.tls,
    clockSimulated: clock.simulated,
  };
}
