import type { Egress } from "../../src/egress/create-egress.ts";
import type { PageAnswer } from "./page-answer.ts";
import type { PageRequest } from "./page-fetcher.ts";

/** An address asked without a browser, through the one door outwards. */
export async function fetchPlain(egress: Egress, request: PageRequest): Promise<PageAnswer> {
  const answer = await egress.fetch(
    request.url,
    request.headers ? { headers: request.headers } : {},
  );
  return {
    status: answer.status,
    requestedUrl: request.url,
    finalUrl: answer.url,
    redirects: answer.redirects.map(({ status, url, location }) => ({ status, url, location })),
    requestHeaders: answer.requestHeaders.map(([name, value]) => [name, value]),
    responseHeaders: answer.headers.raw.map(([name, value]) => [name, value]),
    contentType: answer.headers.get("content-type"),
    wireBody: answer.wireBody,
    body: answer.body,
    viaBrowser: false,
    waitForMet: true,
    json: [],
    screenshotPng: null,
    remoteAddress: answer.remoteAddress,
    resolved: answer.resolved.map(({ address }) => address),
    tls: answer.tls,
    startedAt: answer.startedAt,
    durationMs: answer.timings.totalMs,
  };
}
