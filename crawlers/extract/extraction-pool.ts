import { Worker } from "node:worker_threads";
import type { ArticleWithProvenance, PageToExtract } from "./extract-article.ts";
import { ExtractionError } from "./extraction-error.ts";
import type { ExtractionErrorCode } from "./extraction-error.ts";

export interface PageInput {
  page: PageToExtract;
  /** Either decoded HTML, or the bytes with the Content-Type header they came with. */
  html?: string;
  bytes?: Uint8Array;
  contentType?: string | null;
}

export interface ExtractionRequest extends PageInput {
  number: number;
}

export type ExtractionReply =
  | { number: number; ok: true; article: ArticleWithProvenance; encoding: string | null }
  | {
      number: number;
      ok: false;
      code: ExtractionErrorCode;
      message: string;
      context: Record<string, unknown>;
    };

export interface PooledArticle extends ArticleWithProvenance {
  /** Encoding the bytes were read in; null when decoded HTML was given. */
  encoding: string | null;
}

export interface PoolLimits {
  workers: number;
  /** Wall-clock time for one page, its worker's start included. */
  timeoutMs: number;
  maxHeapMb: number;
  /** A worker is replaced after so many pages: memory of parsed trees is returned slowly. */
  pagesPerWorker: number;
}

export const DEFAULT_POOL_LIMITS: PoolLimits = {
  workers: 1,
  timeoutMs: 10_000,
  maxHeapMb: 384,
  pagesPerWorker: 250,
};

interface Task {
  request: ExtractionRequest;
  resolve: (article: PooledArticle) => void;
  reject: (error: ExtractionError) => void;
}

interface Slot {
  worker: Worker;
  pages: number;
  task: Task | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs extraction in worker threads with a hard limit of time and memory each. A page that breaks a limit costs
 * its worker and is answered with an `ExtractionError`; pages waiting behind it go on in a fresh one.
 */
export class ExtractionPool {
  readonly limits: PoolLimits;
  readonly #slots = new Set<Slot>();
  readonly #waiting: Task[] = [];
  #nextNumber = 0;
  #closed = false;

  constructor(limits: Partial<PoolLimits> = {}) {
    this.limits = { ...DEFAULT_POOL_LIMITS, ...limits };
  }

  /**
   * Extracts one page; calls beyond `workers` wait their turn.
   * @throws {ExtractionError} (as rejection) what `extractArticle` throws, or a limit that the page broke
   */
  extract(input: PageInput): Promise<PooledArticle> {
    if (this.#closed)
      return Promise.reject(
        failure("extraction.worker-died", "The extraction pool is closed.", input.page.url),
      );
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request: { ...input, number: this.#nextNumber++ }, resolve, reject });
      this.#feed();
    });
  }

  /** Stops all workers. Pages still waiting or running are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const slots = [...this.#slots];
    for (const task of this.#waiting.splice(0)) this.#rejectClosed(task);
    for (const slot of slots) if (slot.task !== null) this.#rejectClosed(slot.task);
    await Promise.all(slots.map((slot) => this.#retire(slot)));
  }

  #rejectClosed(task: Task): void {
    task.reject(
      failure(
        "extraction.worker-died",
        "The extraction pool was closed before this page was read.",
        task.request.page.url,
      ),
    );
  }

  #feed(): void {
    while (this.#waiting.length > 0) {
      let slot = [...this.#slots].find((one) => one.task === null);
      if (slot === undefined && this.#slots.size < this.limits.workers) slot = this.#start();
      if (slot === undefined) return;
      const task = this.#waiting.shift();
      if (task !== undefined) this.#run(slot, task);
    }
  }

  #start(): Slot {
    const worker = new Worker(new URL("./extraction-worker.ts", import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: this.limits.maxHeapMb,
        maxYoungGenerationSizeMb: 32,
        stackSizeMb: 4,
      },
      env: {},
      stdout: false,
    });
    const slot: Slot = { worker, pages: 0, task: null, timer: null };
    worker.on("message", (reply: ExtractionReply) => this.#finish(slot, reply));
    worker.on("error", (error: Error & { code?: string }) => this.#lose(slot, error));
    worker.on("exit", () => this.#lose(slot, null));
    this.#slots.add(slot);
    return slot;
  }

  #run(slot: Slot, task: Task): void {
    slot.task = task;
    slot.pages++;
    slot.timer = setTimeout(() => {
      const message = `Reading the page took more than ${this.limits.timeoutMs} ms and was stopped. The bytes are kept; look at the capture.`;
      this.#drop(slot, failure("extraction.time-limit", message, task.request.page.url));
    }, this.limits.timeoutMs);
    slot.worker.postMessage(task.request);
  }

  #finish(slot: Slot, reply: ExtractionReply): void {
    const { task } = slot;
    if (task === null || task.request.number !== reply.number) return;
    this.#release(slot);
    if (reply.ok) task.resolve({ ...reply.article, encoding: reply.encoding });
    else task.reject(new ExtractionError(reply.code, reply.message, { context: reply.context }));
    if (slot.pages >= this.limits.pagesPerWorker) void this.#retire(slot);
    this.#feed();
  }

  #lose(slot: Slot, error: (Error & { code?: string }) | null): void {
    if (!this.#slots.has(slot)) return;
    const url = slot.task?.request.page.url ?? "";
    const outOfMemory = error?.code === "ERR_WORKER_OUT_OF_MEMORY";
    this.#drop(
      slot,
      outOfMemory
        ? failure(
            "extraction.memory-limit",
            `Reading the page needed more than ${this.limits.maxHeapMb} MB and was stopped.`,
            url,
            error,
          )
        : failure(
            "extraction.worker-died",
            "The worker that read the page ended unexpectedly.",
            url,
            error,
          ),
    );
  }

  /** Ends a worker together with the page it was reading, and goes on with those that wait. */
  #drop(slot: Slot, error: ExtractionError): void {
    const { task } = slot;
    this.#release(slot);
    void this.#retire(slot);
    task?.reject(error);
    this.#feed();
  }

  #release(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.task = null;
  }

  async #retire(slot: Slot): Promise<void> {
    this.#slots.delete(slot);
    if (slot.timer !== null) clearTimeout(slot.timer);
    await slot.worker.terminate();
  }
}

function failure(
  code: ExtractionErrorCode,
  message: string,
  url: string,
  cause?: unknown,
): ExtractionError {
  const retry = code === "extraction.worker-died" ? "later" : "never";
  return new ExtractionError(code, message, { context: { url }, cause, retry });
}
