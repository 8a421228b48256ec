import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** Why a listing could not be read. A poll that ends so is a failed attempt, never "nothing new". */
export type DiscoveryFault =
  | "not-a-feed"
  | "not-a-sitemap"
  | "not-json"
  | "doctype"
  | "too-large"
  | "compressed"
  | "no-items"
  | "no-links"
  | "no-messages";

/** A body arrived but is not the listing that the definition describes: changed layout, challenge, error page. */
export class DiscoveryError extends OnRecordError {
  readonly code = "discovery";
  readonly retry = "later";
  readonly fault: DiscoveryFault;

  constructor(
    fault: DiscoveryFault,
    at: { sourceId: string; url: string },
    problem: string,
    fix: string,
    cause?: unknown,
  ) {
    super(`${at.sourceId}: ${problem} (${at.url}). ${fix}`, { context: { ...at, fault }, cause });
    this.fault = fault;
  }
}
