import type { Request, Response } from "playwright";
import type { Route } from "../egress/open-tunnel.ts";
import type { BrowserProxy } from "./chromium-launch-options.ts";

type HeaderPairs = ReadonlyArray<readonly [name: string, value: string]>;

/** How the document of a visit came: what stands beside it as evidence. */
export interface DocumentFacts extends Route {
  status: number;
  statusText: string;
  /** Pairs in the order Chromium reports them. */
  headers: HeaderPairs;
  requestHeaders: HeaderPairs;
  redirects: Array<{ status: number; url: string; location: string }>;
  /** As Chromium saw it; null over http. ISO instants. */
  tls: {
    protocol: string;
    subject: string;
    issuer: string;
    validFrom: string;
    validTo: string;
  } | null;
}

/** Reads it off Chromium, and the address off the proxy, which is the one that knows it. */
export async function describeDocument(
  response: Response,
  proxy: Pick<BrowserProxy, "routeOf">,
): Promise<DocumentFacts> {
  const request = response.request();
  const route = proxy.routeOf(response.url());
  return {
    status: response.status(),
    statusText: response.statusText(),
    headers: pairs(await response.headersArray()),
    requestHeaders: withoutOurSecret(pairs(await request.headersArray())),
    redirects: await listRedirects(request),
    remoteAddress: route?.remoteAddress ?? "",
    resolved: route?.resolved ?? [],
    tls: await describeTls(response),
  };
}

function pairs(headers: Array<{ name: string; value: string }>): HeaderPairs {
  return headers.map(({ name, value }) => [name, value] as const);
}

/** Over http Chromium counts what it says to the proxy among the headers. */
function withoutOurSecret(headers: HeaderPairs): HeaderPairs {
  return headers.filter(([name]) => !name.toLowerCase().startsWith("proxy-"));
}

async function listRedirects(last: Request): Promise<DocumentFacts["redirects"]> {
  const hops: DocumentFacts["redirects"] = [];
  for (let hop = last.redirectedFrom(); hop !== null; hop = hop.redirectedFrom()) {
    const answer = await hop.response();
    const location = (await answer?.headerValue("location")) ?? "";
    hops.unshift({ status: answer?.status() ?? 0, url: hop.url(), location });
  }
  return hops;
}

async function describeTls(response: Response): Promise<DocumentFacts["tls"]> {
  const details = await response.securityDetails();
  if (details?.validFrom === undefined || details.validTo === undefined) return null;
  const { protocol = "", subjectName = "", issuer = "", validFrom, validTo } = details;
  return {
    protocol,
    subject: subjectName,
    issuer,
    validFrom: new Date(validFrom * 1000).toISOString(),
    validTo: new Date(validTo * 1000).toISOString(),
  };
}
