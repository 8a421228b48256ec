import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** A site asked whether we are human. Never worked around: it stands on record, and people decide. */
export class ChallengeError extends OnRecordError {
  readonly code = "challenge";
  readonly retry = "later";
}
