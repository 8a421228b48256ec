import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
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
  /** Wall-clock time for one page, its process's start included. */
  timeoutMs: number;
  maxHeapMb: number;
  /** A worker is replaced after so many pages: memory of parsed trees is returned slowly. */
  pagesPerWorker: number;
}

export const DEFAULT_POOL_LIMITS: PoolLimits = {
  workers: 1,
  timeoutMs: 15_000,
  maxHeapMb: 384,
  pagesPerWorker: 250,
};

interface Task {
  request: ExtractionRequest;
  resolve: (article: PooledArticle) => void;
  reject: (error: ExtractionError) => void;
}

interface Slot {
  child: ChildProcess;
  pages: number;
  task: Task | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs extraction in child processes (a thread that runs out of memory can take its process with it) with a hard limit of time and memory each. A page that breaks a limit costs
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
    const child = fork(new URL("./extraction-worker.ts", import.meta.url), {
      execArgv: [
        `--max-old-space-size=${this.limits.maxHeapMb}`,
        "--stack-size=4000",
        "--disable-warning=ExperimentalWarning",
      ],
      // A page can do nothing with an environment, and a core dump of it helps nobody.
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const slot: Slot = { child, pages: 0, task: null, timer: null };
    child.on("message", (reply) => this.#finish(slot, reply as ExtractionReply));
    child.on("error", (error) => this.#lose(slot, error, null));
    child.on("exit", (_code, signal) => this.#lose(slot, null, signal));
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
    slot.child.send(task.request);
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

  #lose(slot: Slot, error: Error | null, signal: NodeJS.Signals | null): void {
    if (!this.#slots.has(slot)) return;
    const url = slot.task?.request.page.url ?? "";
    // V8 aborts the process when its heap is full.
    const outOfMemory = signal === "SIGABRT" || signal === "SIGTRAP";
    const message = outOfMemory
      ? `Reading the page needed more than ${this.limits.maxHeapMb} MB and was stopped. The bytes are kept; look at the capture.`
      : "The process that read the page ended unexpectedly. It is tried again later.";
    this.#drop(
      slot,
      failure(
        outOfMemory ? "extraction.memory-limit" : "extraction.worker-died",
        message,
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
    const { child } = slot;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
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
