import type { SiteReply } from "./site-contract.ts";

/** What can be wrong with a site. `paths` limits the fault to addresses that begin so; all of the site otherwise. */
export type Fault = { paths?: string } & (
  | { kind: "status"; status: number; retryAfterSeconds?: number }
  /** The answer begins after `delayMs`. */
  | { kind: "slow"; delayMs: number }
  /** The connection is cut half-way through the body. */
  | { kind: "drop" }
  /** The request is accepted and never answered. */
  | { kind: "timeout" }
  /** 200 with a browser check in place of the page. */
  | { kind: "challenge" }
  /** Listings, feeds and the news API answer well and hold nothing. */
  | { kind: "empty-listing" }
  /** Every address leads to the front page. */
  | { kind: "redirect-home" }
  /** An address that leads to itself. */
  | { kind: "redirect-loop" }
  /** The address has moved for good. */
  | { kind: "moved"; to: string }
  /** Pages are written otherwise than before: a new layout, or another feed announced. */
  | { kind: "rewritten"; from: string; to: string }
  /** robots.txt answers 503; the rest works. */
  | { kind: "robots-unavailable" }
  /** Claims gzip and sends something else. */
  | { kind: "broken-gzip" }
);

/** Whether the fault touches this address. */
export function faultTouches(fault: Fault | null, path: string): fault is Fault {
  if (!fault) return false;
  if (fault.kind === "robots-unavailable") return path === "/robots.txt";
  if (path === "/robots.txt" && fault.paths === undefined) return false;
  return path.startsWith(fault.paths ?? "/");
}

/** The answer a fault puts in place of the site's own; null where the site still answers itself. */
export function faultyReply(fault: Fault, path: string): SiteReply | null {
  const plain = "text/plain; charset=utf-8";
  switch (fault.kind) {
    case "status": {
      const headers: Record<string, string> = {};
      if (fault.retryAfterSeconds !== undefined)
        headers["retry-after"] = String(fault.retryAfterSeconds);
      return { status: fault.status, contentType: plain, body: `Status ${fault.status}`, headers };
    }
    case "robots-unavailable":
      return { status: 503, contentType: plain, body: "Service Unavailable" };
    case "challenge":
      return { status: 200, contentType: "text/html; charset=utf-8", body: challengePage };
    case "redirect-home":
      return path === "/"
        ? null
        : { status: 302, contentType: plain, body: "", headers: { location: "/" } };
    case "redirect-loop":
      return { status: 302, contentType: plain, body: "", headers: { location: path } };
    case "moved":
      return path === fault.to
        ? null
        : { status: 301, contentType: plain, body: "", headers: { location: fault.to } };
    case "rewritten":
    case "slow":
    case "drop":
    case "timeout":
    case "empty-listing":
    case "broken-gzip":
      return null;
  }
}

const challengePage = `<!doctype html><html lang="en"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body><h1>Checking your browser before accessing the site</h1><p>Проверка браузера. Please enable JavaScript and cookies to continue.</p><form id="challenge-form" action="/cdn-cgi/challenge" method="post"></form></body></html>`;
