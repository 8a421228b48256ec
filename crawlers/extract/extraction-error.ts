import { OnRecordError } from "../../src/errors/on-record-error.ts";
import type { ErrorDetails, Retry } from "../../src/errors/on-record-error.ts";

export type ExtractionErrorCode =
  | "extraction.selector-no-match"
  | "extraction.selector-invalid"
  | "extraction.date-unreadable"
  | "extraction.bad-input"
  | "extraction.time-limit"
  | "extraction.memory-limit"
  | "extraction.worker-died"
  | "extraction.failed";

/** A page could not be read as an article. `code` says which cause; nothing is ever answered with an empty text instead. */
export class ExtractionError extends OnRecordError {
  readonly code: ExtractionErrorCode;
  readonly retry: Retry;

  constructor(
    code: ExtractionErrorCode,
    message: string,
    details: ErrorDetails & { retry?: Retry } = {},
  ) {
    super(message, details);
    this.code = code;
    this.retry = details.retry ?? "never";
  }
}
