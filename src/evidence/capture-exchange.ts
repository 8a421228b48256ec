/** Header fields in the order and spelling in which they came. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** What a server answered to a request that led on to another address. Its body was not read. */
export interface RedirectAnswer {
  url: string;
  status: number;
  location: string;
  /** Empty where the browser does not hand them out. */
  headers: HeaderPairs;
  remoteAddress: string | null;
}

/**
 * One exchange with a server, with everything that is kept as evidence of it. Times are of the clock that was handed to the
 * process; bytes are as the HTTP client or the browser handed them out.
 */
export interface CaptureExchange {
  requestedUrl: string;
  /** After redirects; where the response came from. */
  finalUrl: string;
  redirects: readonly RedirectAnswer[];
  requestMethod: string;
  requestHeaders: HeaderPairs;
  /** As the status line named it (`1.1`); null where the browser does not say. */
  httpVersion: string | null;
  status: number;
  statusText: string;
  responseHeaders: HeaderPairs;
  contentType: string | null;
  /** Content-coding kept, transfer-coding removed. Null for a rendered page: a browser hands out decoded bytes only. */
  wireBody: Uint8Array | null;
  /** What is read as the page: the body with its content-coding undone, or the DOM of a rendered page as HTML. */
  body: Uint8Array;
  /** Of a rendered page alone. */
  rendered: {
    /** The main document, content-coding undone; null where the browser no longer had it. */
    document: Uint8Array | null;
    /** When the DOM was read. */
    at: Date;
  } | null;
  screenshotPng: Uint8Array | null;
  pdf: Uint8Array | null;
  startedAt: Date;
  durationMs: number;
  remoteAddress: string | null;
  remotePort: number | null;
  /** What the name resolved to. Empty for an address literal. */
  resolved: readonly string[];
  tls: unknown;
  clockSimulated: boolean;
}
