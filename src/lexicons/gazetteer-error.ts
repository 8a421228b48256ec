import { OnRecordError } from "../errors/on-record-error.ts";

/** The gazetteer's data, ours or an installation's additions, cannot be used. */
export class GazetteerError extends OnRecordError {
  readonly code = "gazetteer-invalid";
  readonly retry = "never";
}
