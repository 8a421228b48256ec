import { OnRecordError, type Retry } from "../errors/on-record-error.ts";

/** The second reader gave no usable answer. The product is whole without it: the text keeps the analyser's marks. */
export class SecondReaderError extends OnRecordError {
  readonly code = "second-reader";
  readonly retry: Retry = "later";
}
