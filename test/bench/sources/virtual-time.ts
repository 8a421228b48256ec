import type { Clock } from "../../../src/clock.ts";

interface Sleeper {
  at: number;
  order: number;
  wake(): void;
}

/**
 * Time that moves only when all that was started here waits for it: many pieces of work can wait in it at once, and what they do in
 * between, such as asking the database, takes none of it.
 */
export class VirtualTime implements Clock {
  readonly simulated = true;
  #now: number;
  #order = 0;
  #busy = 0;
  #end = Infinity;
  #finish: () => void = () => {};
  readonly #sleepers: Sleeper[] = [];

  constructor(startAt: number) {
    this.#now = startAt;
  }

  now = (): Date => new Date(this.#now);

  /** A piece of work. What it throws ends the process: a measurement with holes is none. */
  start(work: () => Promise<void>): void {
    this.#busy += 1;
    void work().then(() => this.#leave());
  }

  wait = async (ms: number): Promise<void> => {
    await this.pause((wake) => this.#push({ at: this.#now + Math.max(0, ms), wake }));
  };

  /** Waits for something else that happens here, such as a free place. */
  async pause(register: (wake: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      register(() => {
        this.#busy += 1;
        resolve();
      });
      this.#leave();
    });
  }

  /** Lets time pass until `end`. */
  async runUntil(end: number): Promise<void> {
    this.#end = end;
    await new Promise<void>((resolve) => {
      this.#finish = resolve;
      if (this.#busy === 0) this.#advance();
    });
  }

  #leave(): void {
    this.#busy -= 1;
    if (this.#busy === 0) setImmediate(() => this.#busy === 0 && this.#advance());
  }

  #advance(): void {
    const next = this.#pop();
    if (!next || next.at > this.#end) return this.#finish();
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }

  /** A heap by time, then by order. */
  #push({ at, wake }: { at: number; wake: () => void }): void {
    const heap = this.#sleepers;
    heap.push({ at, wake, order: (this.#order += 1) });
    for (let child = heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!isBefore(heap[child]!, heap[parent]!)) break;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      child = parent;
    }
  }

  #pop(): Sleeper | undefined {
    const heap = this.#sleepers;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let parent = 0; ;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      let least = parent;
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
      if (least === parent) return first;
      [heap[parent], heap[least]] = [heap[least]!, heap[parent]!];
      parent = least;
    }
  }
}

const isBefore = (a: Sleeper, b: Sleeper): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** Places of which each serves one at a time, first come first served: processor cores, pages of a browser, workers of a queue. */
export class Places {
  readonly #time: VirtualTime;
  readonly #queue: (() => void)[] = [];
  #free: number;

  constructor(time: VirtualTime, count: number) {
    this.#time = time;
    this.#free = count;
  }

  async with<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#time.pause((wake) => this.#queue.push(wake));
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
