import { OnRecordError } from "../errors/on-record-error.ts";
import type { Retry } from "../errors/on-record-error.ts";

/** No Chromium on this machine. */
export class BrowserUnavailableError extends OnRecordError {
  readonly code = "BROWSER_UNAVAILABLE";
  readonly retry: Retry = "later";
}

/** Chromium is there but did not start. */
export class BrowserStartError extends OnRecordError {
  readonly code = "BROWSER_START";
  readonly retry: Retry = "later";
}

/** Chromium or the page's process ended during a visit. */
export class BrowserCrashError extends OnRecordError {
  readonly code = "BROWSER_CRASH";
  readonly retry: Retry = "later";
}

/** The page did not come, or not to the point that was waited for, in time. */
export class PageTimeoutError extends OnRecordError {
  readonly code = "PAGE_TIMEOUT";
  readonly retry: Retry = "later";
}

/** The page could not be opened: name, connection, TLS, or a download in its place. */
export class PageLoadError extends OnRecordError {
  readonly code = "PAGE_LOAD";
  readonly retry: Retry = "later";
}

/** The page or one of its wanted answers is larger than a visit may keep. */
export class PageTooLargeError extends OnRecordError {
  readonly code = "PAGE_TOO_LARGE";
  readonly retry: Retry = "never";
}
