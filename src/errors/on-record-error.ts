/** What a queue should do with work that ended in this error. One place (src/queue) maps it to BullMQ. */
export type Retry = "now" | "later" | "never";

export interface ErrorDetails {
  /** Ids, addresses of sites, sizes with units. Never names of people, never article text. */
  context?: Record<string, unknown>;
  cause?: unknown;
  /** How long it is certain that trying again is in vain: the work waits so long, and it counts as no failure. */
  retryAfterMs?: number;
}

/**
 * Base of every error we throw: one subclass per cause. `message` is a sentence for a person that says
 * what went wrong, where, and the next step. Nothing decides by message text; decide by `code`.
 */
export abstract class OnRecordError extends Error {
  abstract readonly code: string;
  abstract readonly retry: Retry;
  readonly context: Record<string, unknown>;
  readonly retryAfterMs: number | null;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.context = details.context ?? {};
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
