import type { Egress } from "../../src/egress/create-egress.ts";
import type { PageAnswer } from "./page-answer.ts";
import type { PageRequest } from "./page-fetcher.ts";

/** What replay software undoes as well, so that a proof can be looked at as it came: of `zstd` it is not sure. */
const replayableEncodings = "gzip, br";

/** An address asked without a browser, through the one door outwards. */
export async function fetchPlain(egress: Egress, request: PageRequest): Promise<PageAnswer> {
  const answer = await egress.fetch(request.url, {
    headers: { "accept-encoding": replayableEncodings, ...request.headers },
  });
  return {
    status: answer.status,
    statusText: answer.statusText,
    httpVersion: answer.httpVersion,
    requestedUrl: request.url,
    finalUrl: answer.url,
    redirects: answer.redirects.map(({ status, url, location }) => ({ status, url, location })),
    hops: answer.redirects.map(({ status, url, location, headers, ip }) => ({
      status,
      url,
      location,
      headers,
      remoteAddress: ip,
    })),
    requestMethod: answer.requestMethod,
    requestHeaders: answer.requestHeaders.map(([name, value]) => [name, value]),
    responseHeaders: answer.headers.raw.map(([name, value]) => [name, value]),
    contentType: answer.headers.get("content-type"),
    wireBody: answer.wireBody,
    body: answer.body,
    viaBrowser: false,
    documentBody: null,
    renderedAt: null,
    waitForMet: true,
    json: [],
    screenshotPng: null,
    pdf: null,
    remoteAddress: answer.remoteAddress,
    remotePort: answer.remotePort,
    resolved: answer.resolved.map(({ address }) => address),
    tls: answer.tls,
    startedAt: answer.startedAt,
    durationMs: answer.timings.totalMs,
  };
}
