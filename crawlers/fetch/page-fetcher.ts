import {
  BasicCrawler,
  Configuration,
  LogLevel,
  log as crawleeLog,
  type RequestQueue,
} from "crawlee";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import type { PageAnswer } from "./page-answer.ts";
import { WaitingRequests } from "./waiting-requests.ts";

export interface PageRequest {
  url: string;
  /** Unique among all requests of this process: the job's or the attempt's id. */
  key: string;
  render: boolean;
  headers?: Record<string, string>;
  /** CSS selector to wait for in a rendered page. */
  waitFor?: string;
  /** Which of the page's own JSON answers are wanted. */
  captureJson?: (url: string) => boolean;
  screenshot?: boolean;
}

export interface PageFetcher {
  /** @throws whatever the egress door or the browser throws; never a status code. */
  fetch(request: PageRequest): Promise<PageAnswer>;
  close(): Promise<void>;
}

export class FetchStuckError extends OnRecordError {
  readonly code = "fetch-stuck";
  readonly retry = "later";
}

/**
 * Requests at once in one process. Sites take a second to answer, and some twenty: with 1,500 sources some thirty requests are under
 * way at any moment (docs/benchmarks.md). Pages in a browser mostly wait too, but each takes a core when it does not.
 */
export const requestsAtOnce = { plain: 64, rendered: 4 };

interface Waiting {
  request: PageRequest;
  resolve(answer: PageAnswer): void;
  reject(error: unknown): void;
}

/**
 * One long-lived Crawlee crawler per mode (plain, rendered): they share the process's two cores fairly and hold back
 * under load. Crawlee's queue is never the record of truth: each request is settled by its handler, and a
 * request that Crawlee loses (its issue 3427) is ended by a watchdog so that the job is tried again.
 *
 * @param modes how an address is fetched, without and with a browser; each behind the one door outwards
 */
export function createPageFetcher(
  modes: {
    plain(request: PageRequest): Promise<PageAnswer>;
    rendered(request: PageRequest): Promise<PageAnswer>;
  },
  options: { plainConcurrency?: number; renderedConcurrency?: number; watchdogMs?: number } = {},
): PageFetcher {
  crawleeLog.setLevel(LogLevel.OFF);
  const plain = startCrawler(modes.plain, options.plainConcurrency ?? requestsAtOnce.plain);
  let rendered: Crawler | null = null;
  const crawlerFor = (request: PageRequest) =>
    request.render
      ? (rendered ??= startCrawler(
          modes.rendered,
          options.renderedConcurrency ?? requestsAtOnce.rendered,
        ))
      : plain;
  return {
    fetch: async (request) =>
      await crawlerFor(request).fetch(request, options.watchdogMs ?? 180_000),
    close: async () => {
      await Promise.all([plain.close(), rendered?.close()]);
    },
  };
}

interface Crawler {
  fetch(request: PageRequest, watchdogMs: number): Promise<PageAnswer>;
  close(): Promise<void>;
}

function startCrawler(
  fetchPage: (request: PageRequest) => Promise<PageAnswer>,
  maxConcurrency: number,
): Crawler {
  const waiting = new Map<string, Waiting>();
  const requests = new WaitingRequests();
  const crawler = new BasicCrawler(
    {
      // Its option requestManager is refused by its own check of options (3.18.1); this one does the same.
      requestQueue: requests as unknown as RequestQueue,
      keepAlive: true,
      maxConcurrency,
      minConcurrency: Math.min(4, maxConcurrency),
      // The queue in PostgreSQL or Redis retries; here a request is tried once.
      maxRequestRetries: 0,
      useSessionPool: false,
      requestHandlerTimeoutSecs: 170,
      requestHandler: async ({ request }) => {
        const entry = waiting.get(request.uniqueKey);
        if (!entry) return; // its watchdog gave up before
        waiting.delete(request.uniqueKey);
        try {
          entry.resolve(await fetchPage(entry.request));
        } catch (error) {
          entry.reject(error);
        }
      },
      failedRequestHandler: async ({ request }, error) => {
        waiting.get(request.uniqueKey)?.reject(error);
        waiting.delete(request.uniqueKey);
      },
    },
    // To measure memory it starts `ps`: every second would be too often.
    new Configuration({
      persistStorage: false,
      availableMemoryRatio: 0.5,
      systemInfoIntervalMillis: 10_000,
    }),
  );
  const running = crawler.run();
  running.catch((error: unknown) => {
    for (const entry of waiting.values()) entry.reject(error);
  });
  return {
    fetch: async (request, watchdogMs) =>
      await new Promise<PageAnswer>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(request.key);
          requests.drop(request.key);
          reject(
            new FetchStuckError(
              `Nothing came back for ${request.url} within ${watchdogMs / 1000} s. It is tried again later.`,
            ),
          );
        }, watchdogMs);
        const settle =
          <T>(end: (value: T) => void) =>
          (value: T) => (clearTimeout(timer), end(value));
        waiting.set(request.key, { request, resolve: settle(resolve), reject: settle(reject) });
        requests.add(request.url, request.key);
        // It would look for itself only twice a second.
        crawler.autoscaledPool?.notify().catch(settle(reject));
      }),
    close: async () => {
      crawler.stop();
      await crawler.teardown();
      await running.catch(() => {});
    },
  };
}
