import type { Clock } from "../src/clock.ts";
import type { BlobStore } from "../src/evidence/blob-store.ts";
import type { Logger } from "../src/log.ts";
import type { Store } from "../src/store/open-store.ts";
import type { ExtractionPool } from "./extract/extraction-pool.ts";
import type { PageFetcher } from "./fetch/page-fetcher.ts";

/** What every step of a crawl process works with. */
export interface CrawlContext {
  store: Store;
  clock: Clock;
  log: Logger;
  blobs: BlobStore;
  pages: PageFetcher;
  extraction: ExtractionPool;
  /** Waiting times are divided by it: 1 in the real world, more in the demo. */
  tempo: number;
  /** Where attempts and captures were made. */
  machine: string;
}
