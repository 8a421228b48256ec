import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** How a failed attempt stands on record. */
export interface Failure {
  outcome: string;
  errorCode: string;
  errorText: string;
}

/** The site's failures, or ours towards it: they are findings and stand on record. Null for faults of our own machine. */
export function describeFailure(error: unknown): Failure | null {
  if (!(error instanceof OnRecordError)) return null;
  // Why a certificate was not accepted decides what to do about it: expired, for another name, unknown authority.
  const { tlsCode } = error.context;
  const errorCode = typeof tlsCode === "string" ? `${error.code}/${tlsCode}` : error.code;
  return { outcome: outcomeOf(error.code), errorCode, errorText: error.message };
}

/** By the cause's code; the first prefix that fits. */
const outcomes: [prefix: string, outcome: string][] = [
  ["EGRESS_REFUSED", "refused"],
  ["EGRESS_DNS", "dns"],
  ["EGRESS_CONNECT", "connect"],
  ["EGRESS_TLS", "tls"],
  ["EGRESS_TIMEOUT", "timeout"],
  ["EGRESS_TOO_LARGE", "too-large"],
  ["EGRESS_TOO_MANY_REDIRECTS", "redirects"],
  ["EGRESS_", "connect"],
  ["PAGE_TIMEOUT", "timeout"],
  ["PAGE_TOO_LARGE", "too-large"],
  ["PAGE_LOAD", "connect"],
  ["BROWSER_", "browser"],
  ["robots", "robots"],
  ["discovery", "no-items"],
  ["challenge", "challenge"],
];

function outcomeOf(code: string): string {
  return outcomes.find(([prefix]) => code.startsWith(prefix))?.[1] ?? "error";
}
