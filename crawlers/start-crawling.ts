import { startBrowser, type BrowserRoom } from "../src/browser/start-browser.ts";
import type { Clock } from "../src/clock.ts";
import { createEgress } from "../src/egress/create-egress.ts";
import { startEgressProxy, type EgressProxy } from "../src/egress/start-egress-proxy.ts";
import type { BlobStore } from "../src/evidence/blob-store.ts";
import type { Logger } from "../src/log.ts";
import type { QueueConnection } from "../src/queue/connect-queues.ts";
import type { Loop } from "../src/queue/run-relay.ts";
import { runWorker } from "../src/queue/run-worker.ts";
import type { Store } from "../src/store/open-store.ts";
import type { CrawlContext } from "./crawl-context.ts";
import { ExtractionPool } from "./extract/extraction-pool.ts";
import { fetchPlain } from "./fetch/fetch-plain.ts";
import { fetchRendered } from "./fetch/fetch-rendered.ts";
import { noteCertificates } from "./fetch/note-certificates.ts";
import { createPageFetcher, type PageFetcher } from "./fetch/page-fetcher.ts";
import { watchHealth } from "./health/watch-health.ts";
import { pollSource } from "./poll/poll-source.ts";
import { readCapture } from "./read/read-capture.ts";
import { scheduleWork } from "./schedule-work.ts";
import { viewCapture } from "./visit/view-capture.ts";
import { visitItem } from "./visit/visit-item.ts";

export interface CrawlOptions {
  contact: string | undefined;
  /** host:port patterns that may lie in a private network; none in the real world. */
  allowPrivate: string[];
  chromiumPath: string | undefined;
  tempo: number;
  machine: string;
}

export interface CrawlDeps {
  store: Store;
  connection: QueueConnection;
  clock: Clock;
  log: Logger;
  blobs: BlobStore;
}

/** Starts everything that a crawl process does: what is due, polls, visits and readings. */
export function startCrawling(deps: CrawlDeps, options: CrawlOptions): Loop {
  const pages = noteCertificates(openPages(deps.clock, options), deps);
  const extraction = new ExtractionPool({ workers: 2 });
  const context: CrawlContext = {
    ...deps,
    pages,
    extraction,
    tempo: options.tempo,
    machine: options.machine,
  };
  const loops = [
    scheduleWork(context, Math.max(100, 500 / options.tempo)),
    watchHealth(context),
    runWorker(deps, "poll", pollSource(context)),
    runWorker(deps, "visit", visitItem(context)),
    runWorker(deps, "read", readCapture(context)),
    runWorker(deps, "view", viewCapture(context)),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await pages.close();
      await extraction.close();
    },
  };
}

/** The two ways to fetch, both behind the one door. Chromium starts with the first page that needs it. */
export function openPages(
  clock: Clock,
  options: Pick<CrawlOptions, "contact" | "allowPrivate" | "chromiumPath">,
): PageFetcher {
  const door = {
    userAgent: "OnRecord/0.1",
    contact: options.contact ?? null,
    allowPrivate: options.allowPrivate,
    clock,
  };
  const egress = createEgress(door);
  let room: Promise<{ browser: BrowserRoom; proxy: EgressProxy }> | null = null;
  const openRoom = async () => {
    const proxy = await startEgressProxy(door);
    try {
      return {
        browser: await startBrowser({
          proxy,
          userAgent: egress.userAgent,
          env: { CHROMIUM_PATH: options.chromiumPath },
        }),
        proxy,
      };
    } catch (error) {
      await proxy.close();
      throw error;
    }
  };
  const pages = createPageFetcher({
    plain: async (request) => await fetchPlain(egress, request),
    rendered: async (request) => {
      room ??= openRoom();
      // Where there is no Chromium now there may be one at the next visit.
      const { browser } = await room.catch((error: unknown) => {
        room = null;
        throw error;
      });
      return await fetchRendered(browser, clock, request);
    },
  });
  return {
    fetch: async (request) => await pages.fetch(request),
    close: async () => {
      await pages.close();
      const opened = await room?.catch(() => null);
      await opened?.browser.close();
      await opened?.proxy.close();
    },
  };
}
