import type { BrowserRoom } from "../../src/browser/start-browser.ts";
import type { Clock } from "../../src/clock.ts";
import type { PageAnswer } from "./page-answer.ts";
import type { PageRequest } from "./page-fetcher.ts";

/** An address shown in Chromium, which sits behind the same door. The body is the page after its scripts ran. */
export async function fetchRendered(
  browser: BrowserRoom,
  clock: Clock,
  request: PageRequest,
): Promise<PageAnswer> {
  const startedAt = clock.now();
  const startedMs = performance.now();
  const visit = await browser.openPage(request.url, {
    ...(request.waitFor ? { waitFor: request.waitFor } : {}),
    ...(request.captureJson ? { captureJson: request.captureJson } : {}),
    ...(request.headers ? { headers: request.headers } : {}),
    ...(request.screenshot ? { screenshot: true, pdf: true } : {}),
  });
  const renderedAt = clock.now();
  const body = Buffer.from(visit.html, "utf8");
  return {
    // A page that fills itself answers 200 for everything; what its own data said of the page decides.
    status: visit.status,
    statusText: visit.statusText,
    httpVersion: null,
    requestedUrl: request.url,
    finalUrl: visit.finalUrl,
    redirects: visit.redirects.map(({ status, url, location }) => ({ status, url, location })),
    hops: visit.redirects.map(({ status, url, location }) => ({
      status,
      url,
      location,
      headers: [],
      remoteAddress: null,
    })),
    requestMethod: "GET",
    requestHeaders: visit.requestHeaders.map(([name, value]) => [name, value]),
    responseHeaders: visit.headers.map(([name, value]) => [name, value]),
    contentType: "text/html; charset=utf-8",
    wireBody: body,
    body,
    viaBrowser: true,
    documentBody: visit.documentBody,
    renderedAt,
    waitForMet: visit.waitForMet,
    json: visit.json
      .filter((answer) => answer.status >= 200 && answer.status < 300)
      .map(({ url, body: text }) => ({ url, body: text })),
    screenshotPng: visit.screenshotPng ?? null,
    pdf: visit.pdf ?? null,
    remoteAddress: visit.remoteAddress,
    remotePort: null,
    resolved: visit.resolved.map(({ address }) => address),
    tls: visit.tls,
    startedAt,
    durationMs: performance.now() - startedMs,
  };
}
