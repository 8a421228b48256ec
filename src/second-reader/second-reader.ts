/** One mark of the analyser as a second reader sees it. */
export interface AskedMark {
  label: string;
  /** What the label is, in English. */
  is: string;
  exact: string;
  speaker: string;
  role: string;
}

/** A text with its marks. Nothing else leaves: no incident, no names of ours, no notes. */
export interface Question {
  text: string;
  marks: AskedMark[];
  /** Every label with what it is, for marks that are missing. */
  labels: { label: string; is: string }[];
}

/**
 * Somebody who reads a text beside the analyser: a model on this machine, or at an address that the user named. A plug-in is a module
 * whose default export is such an object. Answers are unchecked text: `readOpinions` takes from them what can be trusted.
 */
export interface SecondReader {
  /** Stands on every opinion, e.g. `qwen3:8b at 127.0.0.1:11434`. */
  readonly name: string;
  /** @throws {SecondReaderError} when there is no answer. */
  read(question: Question, signal: AbortSignal): Promise<string>;
}
