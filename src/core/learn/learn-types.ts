import type { Role } from "../types.ts";
import type { Features } from "./feature-names.ts";

/**
 * One sentence with what is known of it. A seed line says everything about its text: what is not in `labels` is not there.
 * A decision of a reviewer says one thing only: `partial` leaves all else unknown.
 */
export interface LabelledText {
  text: string;
  /** Who publishes or says it. */
  speaker: Exclude<Role, "unknown">;
  labels: string[];
  /** Of an inquiry. */
  stage?: "promised" | "opened" | "result";
  partial?: boolean;
  /** With `partial`: what is known not to be there. */
  not?: string[];
  /** What kind of sentence it is, for the tables of the evaluation (`negation`, `ordinary` …). */
  kind?: string;
}

/** A labelled text as the learner takes it. */
export interface Example {
  source: LabelledText;
  /** Numbered by the names that all examples share. */
  features: Features;
  language: string;
  /** Log-odds that the rules give to each label that they find in it. */
  rules: ReadonlyMap<string, number>;
  weight: number;
  /** Examples of one group are never split between learning and checking. */
  group: string;
  /** Comes from a text that reviewers decided on, which can name people: single words of it are not kept. */
  isReviewed?: boolean;
}
