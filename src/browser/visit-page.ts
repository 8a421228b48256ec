import { errors } from "playwright";
import type { BrowserContext, Page, Response } from "playwright";
import { EgressRefusedError } from "../egress/egress-errors.ts";
import {
  BrowserCrashError,
  PageLoadError,
  PageTimeoutError,
  PageTooLargeError,
} from "./browser-errors.ts";
import type { BrowserProxy } from "./chromium-launch-options.ts";
import { collectJson } from "./collect-json.ts";
import type { CapturedJson } from "./collect-json.ts";
import { describeDocument } from "./describe-document.ts";
import type { DocumentFacts } from "./describe-document.ts";
import { followMainDocument } from "./follow-main-document.ts";
import type { MainDocument } from "./follow-main-document.ts";
import { recordRequests } from "./record-requests.ts";
import type { PageRequestRecord } from "./record-requests.ts";
import { OnRecordError } from "../errors/on-record-error.ts";

export interface VisitRequest {
  /** CSS selector that must be there before the page is read. */
  waitFor?: string;
  /** Which of the page's own answers are wanted, by URL. */
  captureJson?: (url: string) => boolean;
  /** For the whole visit, default 45 s. */
  timeoutMs?: number;
  screenshot?: boolean;
  pdf?: boolean;
  /** Sent with every request of the page. Of accept-language the first language alone. */
  headers?: Record<string, string>;
  /** Of the HTML and of each kept answer; default 16 MiB. */
  maxBytes?: number;
}

export interface PageVisit extends DocumentFacts {
  /** The document as the browser holds it after `waitFor`, not the bytes of the server. */
  html: string;
  /** False when `waitFor` never came up; the page is as it then stood. */
  waitForMet: boolean;
  /** The document as the server sent it (decoded); null when Chromium no longer has it. */
  documentBody: Uint8Array | null;
  finalUrl: string;
  json: CapturedJson[];
  /** In order; at most 1000. */
  requests: PageRequestRecord[];
  screenshotPng?: Uint8Array;
  pdf?: Uint8Array;
}

const settleMs = 2_000;
/** Kept back from waiting for a selector, to read the page in. */
const readingMs = 5_000;

/** See `BrowserRoom.openPage`. The caller closes the context. */
export async function visitPage(
  context: BrowserContext,
  url: string,
  request: VisitRequest,
  proxy: Pick<BrowserProxy, "failureOf" | "routeOf">,
): Promise<PageVisit> {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new EgressRefusedError(
      "Refused: only http and https addresses are opened in the browser.",
      { reason: parsed === null ? "url" : "scheme" },
    );
  }
  if (parsed.username !== "" || parsed.password !== "") {
    throw new EgressRefusedError(
      "Refused: the address carries a user name or password. Take it out.",
      { reason: "credentials" },
    );
  }
  const timeoutMs = request.timeoutMs ?? 45_000;
  const place = `${parsed.host}${parsed.pathname}`;
  const page = await context.newPage();
  const ending = watchEnd(page, place, timeoutMs);
  const main = followMainDocument(page, parsed.href);
  try {
    const reading = readPage(page, parsed.href, request, timeoutMs, main, proxy);
    return await Promise.race([reading, ending.promise]);
  } catch (error) {
    const failure = main.answered() === null ? proxy.failureOf(main.url()) : null;
    throw failure ?? nameFailure(error, place, timeoutMs);
  } finally {
    ending.stop();
  }
}

async function readPage(
  page: Page,
  url: string,
  request: VisitRequest,
  timeoutMs: number,
  main: MainDocument,
  proxy: Pick<BrowserProxy, "routeOf">,
): Promise<PageVisit> {
  const maxBytes = request.maxBytes ?? 16 * 1024 * 1024;
  const deadlineMs = performance.now() + timeoutMs;
  const leftMs = (): number => Math.max(1, deadlineMs - performance.now());
  page.setDefaultTimeout(timeoutMs);
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  // A page that opens windows gets none.
  page
    .context()
    .on("page", (other) => void (other === page || other.close().catch(() => undefined)));
  if (request.headers !== undefined) await page.setExtraHTTPHeaders(request.headers);
  const requests = recordRequests(page);
  const json = collectJson(page, request.captureJson, maxBytes);

  const first = await openDocument(page, url, leftMs(), main);
  const waitForMet = await waitForContent(page, first.status(), request.waitFor, leftMs);
  const html = await readHtml(page, maxBytes);
  const response = main.answered();
  if (response === null) {
    throw new PageLoadError("The page went on to an address that did not answer.");
  }
  const visit: PageVisit = {
    html,
    waitForMet,
    documentBody: await readDocument(response, maxBytes),
    ...(await describeDocument(response, proxy)),
    finalUrl: page.url(),
    json: await json(),
    requests,
  };
  if (request.screenshot === true) {
    visit.screenshotPng = new Uint8Array(
      await page.screenshot({ fullPage: true, type: "png", timeout: leftMs() }),
    );
  }
  if (request.pdf === true) visit.pdf = new Uint8Array(await page.pdf({ printBackground: true }));
  return visit;
}

/** An answer without a body makes Chromium show a page of its own; it is an answer all the same. */
async function openDocument(
  page: Page,
  url: string,
  timeoutMs: number,
  main: MainDocument,
): Promise<Response> {
  const failure = await page
    .goto(url, { waitUntil: "domcontentloaded", timeout: timeoutMs })
    .then(() => null)
    .catch((error: unknown) => error);
  const answer = main.answered();
  const isBodiless = answer !== null && (answer.status() >= 400 || answer.status() === 204);
  if (answer !== null && (failure === null || isBodiless)) return answer;
  throw failure ?? new PageLoadError("The browser got no answer from the site itself.");
}

/**
 * With a selector: until it is there. Without: until the network rests, at most a moment. An error page is
 * not waited for. False when the selector never came: the page is read all the same, since a challenge or a
 * new layout is only seen in what did come.
 */
async function waitForContent(
  page: Page,
  status: number,
  selector: string | undefined,
  leftMs: () => number,
): Promise<boolean> {
  const waitedMs = Math.max(1, leftMs() - readingMs);
  const timeout = status >= 400 || selector === undefined ? Math.min(settleMs, waitedMs) : waitedMs;
  try {
    if (selector === undefined) await page.waitForLoadState("networkidle", { timeout });
    else await page.waitForSelector(selector, { state: "attached", timeout });
    return true;
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return selector === undefined;
  }
}

async function readHtml(page: Page, maxBytes: number): Promise<string> {
  // Asked for its length first, so that a page of gigabytes stays in the page's own process.
  const length = await page.evaluate(() => document.documentElement?.outerHTML.length ?? 0);
  const html = length > maxBytes ? null : await page.content();
  if (html === null || Buffer.byteLength(html) > maxBytes) {
    throw new PageTooLargeError(
      `The page holds more than ${maxBytes} bytes of HTML. Raise the limit for this source.`,
      { context: { maxBytes } },
    );
  }
  return html;
}

async function readDocument(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  try {
    const body = await response.body();
    return body.byteLength > maxBytes ? null : new Uint8Array(body);
  } catch {
    return null;
  }
}

function watchEnd(
  page: Page,
  place: string,
  timeoutMs: number,
): { promise: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  page.on("crash", () => {
    reject(
      new BrowserCrashError(
        `The browser's page for ${place} ended, as with too little memory. It is tried again later.`,
        {
          context: { place },
        },
      ),
    );
  });
  const timer = setTimeout(() => reject(tooLate(place, timeoutMs)), timeoutMs + 500);
  return { promise, stop: () => clearTimeout(timer) };
}

function tooLate(place: string, timeoutMs: number, cause?: unknown): PageTimeoutError {
  return new PageTimeoutError(
    `${place} was not ready in the browser within ${timeoutMs} ms. Check the selector that is waited for, or give this source more time.`,
    { context: { place, timeoutMs }, ...(cause === undefined ? {} : { cause }) },
  );
}

function nameFailure(error: unknown, place: string, timeoutMs: number): unknown {
  if (error instanceof OnRecordError) return error;
  if (error instanceof errors.TimeoutError) return tooLate(place, timeoutMs, error);
  return new PageLoadError(
    `The browser could not open ${place}. See the cause; if other pages of the site open, look at this one by hand.`,
    { cause: error, context: { place } },
  );
}
