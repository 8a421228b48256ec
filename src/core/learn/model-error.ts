import { OnRecordError } from "../../errors/on-record-error.ts";

/** A learned model, or what it should be made from, cannot be used. */
export class ModelError extends OnRecordError {
  readonly code = "model";
  readonly retry = "never";
}
