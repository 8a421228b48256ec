import { EgressAbortedError, TimeoutError } from "./egress-errors.ts";
import type { TimeoutPhase } from "./egress-errors.ts";

/**
 * The clock of one fetch: a total time that runs throughout, and one phase at a time. When either runs out
 * (or the caller aborts) `signal` aborts with the error to throw.
 */
export class HopDeadline {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #total: NodeJS.Timeout;
  readonly #caller: AbortSignal | undefined;
  readonly #where: string;
  #phase: NodeJS.Timeout | undefined;

  constructor(totalTimeoutMs: number, where: string, caller?: AbortSignal) {
    this.signal = this.#controller.signal;
    this.#where = where;
    this.#caller = caller;
    this.#total = setTimeout(() => this.#expire("total", totalTimeoutMs), totalTimeoutMs);
    caller?.addEventListener("abort", this.#onCallerAbort, { once: true });
    if (caller?.aborted === true) this.#onCallerAbort();
  }

  /** Starts a phase, ending the one before; calling it again with the same phase restarts its time. */
  enter(phase: TimeoutPhase, timeoutMs: number): void {
    clearTimeout(this.#phase);
    this.#phase = setTimeout(() => this.#expire(phase, timeoutMs), timeoutMs);
  }

  leave(): void {
    clearTimeout(this.#phase);
  }

  end(): void {
    clearTimeout(this.#phase);
    clearTimeout(this.#total);
    this.#caller?.removeEventListener("abort", this.#onCallerAbort);
  }

  #expire(phase: TimeoutPhase, timeoutMs: number): void {
    this.#controller.abort(
      new TimeoutError(
        `${this.#where} took longer than ${timeoutMs} ms (${phase}). Try again later, or give this source more time.`,
        { phase, context: { where: this.#where, phase, timeoutMs } },
      ),
    );
  }

  readonly #onCallerAbort = (): void => {
    this.#controller.abort(
      new EgressAbortedError(`The request to ${this.#where} was ended by its caller.`, {
        cause: this.#caller?.reason,
      }),
    );
  };
}
