/** What an address answered, by either client. 304, 4xx and 5xx are answers. */
export interface PageAnswer {
  status: number;
  requestedUrl: string;
  /** After redirects. */
  finalUrl: string;
  redirects: { status: number; url: string; location: string }[];
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  contentType: string | null;
  /** As on the wire, content-coding kept. For a rendered page: the same as `body`. */
  wireBody: Uint8Array;
  /** Content-coding undone. For a rendered page: the page as HTML after its scripts ran, in UTF-8. */
  body: Uint8Array;
  viaBrowser: boolean;
  /** False when what was waited for in a rendered page never came. */
  waitForMet: boolean;
  /** JSON that the page itself asked for and that was wanted. */
  json: { url: string; body: string }[];
  screenshotPng: Uint8Array | null;
  remoteAddress: string | null;
  resolved: string[];
  tls: unknown;
  startedAt: Date;
  durationMs: number;
}

export function headerOf(answer: PageAnswer, name: string): string | null {
  const wanted = name.toLowerCase();
  return answer.responseHeaders.find(([field]) => field.toLowerCase() === wanted)?.[1] ?? null;
}
