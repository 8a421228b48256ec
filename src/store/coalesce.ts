import { setTimeout as delay } from "node:timers/promises";

/** How many calls one run may answer. */
const mostTogether = 64;

interface Call<Key, Value> {
  key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/**
 * Lets one statement do the work of many: calls made while a run is under way are answered together by the next. Where a run for several fails, each is run alone, so that nobody fails for another's sake: `run` must be all or
 * nothing.
 *
 * @param run gives a value for each key, in the order of the keys
 * @param options.lingerMs how long to wait for others before a run; asked each time, so that a call that is alone waits for nobody
 */
export function coalesce<Key, Value>(
  run: (keys: Key[]) => Promise<Value[]>,
  options: { lingerMs?: () => number } = {},
): (key: Key) => Promise<Value> {
  const waiting: Call<Key, Value>[] = [];
  let isRunning = false;
  const runAll = async () => {
    while (waiting.length > 0) {
      const lingerMs = options.lingerMs?.() ?? 0;
      if (lingerMs > 0) await delay(lingerMs);
      await answer(run, waiting.splice(0, mostTogether));
    }
    isRunning = false;
  };
  return async (key) =>
    await new Promise<Value>((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // After the calls that are made in this same turn.
      setImmediate(() => void runAll());
    });
}

async function answer<Key, Value>(
  run: (keys: Key[]) => Promise<Value[]>,
  calls: Call<Key, Value>[],
): Promise<void> {
  try {
    const values = await run(calls.map(({ key }) => key));
    for (const [at, call] of calls.entries()) call.resolve(values[at]!);
  } catch (error) {
    if (calls.length === 1) calls[0]!.reject(error);
    else for (const call of calls) await answer(run, [call]);
  }
}

/** One of each for every database: what is put together must not be made anew with each call. */
export function onePer<Owner extends object, Made>(
  make: (owner: Owner) => Made,
): (owner: Owner) => Made {
  const made = new WeakMap<Owner, Made>();
  return (owner) => {
    const known = made.get(owner) ?? make(owner);
    made.set(owner, known);
    return known;
  };
}

/** Counts what is under way, so that what is together may wait a moment for one another, and what is alone does not. */
export class Crowd {
  #inHand = 0;

  async with<T>(work: () => Promise<T>): Promise<T> {
    this.#inHand += 1;
    try {
      return await work();
    } finally {
      this.#inHand -= 1;
    }
  }

  /** So little that nobody notices it, and enough for the others to come. */
  lingerMs = (): number => (this.#inHand > 8 ? 20 : 0);
}
