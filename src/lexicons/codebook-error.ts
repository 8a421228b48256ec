import { OnRecordError } from "../errors/on-record-error.ts";

/** The codebook's data cannot be used, or its document is not what the data says. */
export class CodebookError extends OnRecordError {
  readonly code = "codebook-invalid";
  readonly retry = "never";
}
