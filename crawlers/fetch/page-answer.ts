import type { RedirectAnswer } from "../../src/evidence/capture-exchange.ts";

/** What an address answered, by either client. 304, 4xx and 5xx are answers. */
export interface PageAnswer {
  status: number;
  statusText: string;
  /** `1.1`; null where the browser does not say. */
  httpVersion: string | null;
  requestedUrl: string;
  /** After redirects. */
  finalUrl: string;
  redirects: { status: number; url: string; location: string }[];
  /** The same with what the answers said; header fields are empty where the browser keeps them to itself. */
  hops: RedirectAnswer[];
  requestMethod: string;
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  contentType: string | null;
  /** As on the wire, content-coding kept. For a rendered page: the same as `body`. */
  wireBody: Uint8Array;
  /** Content-coding undone. For a rendered page: the page as HTML after its scripts ran, in UTF-8. */
  body: Uint8Array;
  viaBrowser: boolean;
  /** Of a rendered page: its main document as the server sent it, content-coding undone. Null where Chromium no longer had it. */
  documentBody: Uint8Array | null;
  /** When the DOM of a rendered page was read. */
  renderedAt: Date | null;
  /** False when what was waited for in a rendered page never came. */
  waitForMet: boolean;
  /** JSON that the page itself asked for and that was wanted. */
  json: { url: string; body: string }[];
  screenshotPng: Uint8Array | null;
  pdf: Uint8Array | null;
  remoteAddress: string | null;
  remotePort: number | null;
  resolved: string[];
  tls: unknown;
  startedAt: Date;
  durationMs: number;
}

export function headerOf(answer: PageAnswer, name: string): string | null {
  const wanted = name.toLowerCase();
  return answer.responseHeaders.find(([field]) => field.toLowerCase() === wanted)?.[1] ?? null;
}
