import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** The story as written cannot be played. The message names the item or change and what to mend in the file. */
export class StoryError extends OnRecordError {
  readonly code = "replica.story";
  readonly retry = "never";
}
