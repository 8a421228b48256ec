import { OnRecordError } from "../../errors/on-record-error.ts";

/** A rule or class of a lexicon is not usable; `context` says which. */
export class LexiconError extends OnRecordError {
  readonly code = "lexicon.invalid";
  readonly retry = "never";
}
