import { OnRecordError } from "../src/errors/on-record-error.ts";

/** One thing wrong in a source definition: the field as a path (`discovery[0].url`), what, and what to do. */
export interface SourceFault {
  field: string;
  problem: string;
  fix: string;
}

/** A source definition that cannot be used. Carries every fault found, so that one edit can mend them all. */
export class SourceDefinitionError extends OnRecordError {
  readonly code = "source-definition";
  readonly retry = "never";
  /** File the definition stands in; null when it was built in memory. */
  readonly file: string | null;
  readonly faults: readonly SourceFault[];

  constructor(file: string | null, faults: readonly SourceFault[], cause?: unknown) {
    const where = file ?? "Source definition";
    const lines = faults.map(({ field, problem, fix }) => `${field}: ${problem} ${fix}`);
    super(`${where}: ${lines.join(" | ")}`, {
      context: { file, fields: faults.map((fault) => fault.field) },
      cause,
    });
    this.file = file;
    this.faults = faults;
  }
}
