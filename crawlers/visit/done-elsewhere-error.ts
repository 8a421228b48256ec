import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** Two processes had the same work in hand: the second one's transaction is rolled back whole. */
export class DoneElsewhereError extends OnRecordError {
  readonly code = "done-elsewhere";
  readonly retry = "now";
}
