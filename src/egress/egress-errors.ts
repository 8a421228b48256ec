import { OnRecordError } from "../errors/on-record-error.ts";
import type { ErrorDetails, Retry } from "../errors/on-record-error.ts";

/** Why the door stayed shut. `address`: a name or literal that leads into a private or special network. */
export type RefusalReason =
  | "url"
  | "scheme"
  | "credentials"
  | "port"
  | "host"
  | "address"
  | "method"
  | "header";

/** The request broke a rule of the door; sending it again cannot help. Nothing was sent to `address`. */
export class EgressRefusedError extends OnRecordError {
  readonly code = "EGRESS_REFUSED";
  readonly retry: Retry = "never";
  readonly reason: RefusalReason;
  /** The address that was refused, where the refusal was about one. */
  readonly address: string | null;

  constructor(
    message: string,
    details: ErrorDetails & { reason: RefusalReason; address?: string | null },
  ) {
    super(message, details);
    this.reason = details.reason;
    this.address = details.address ?? null;
  }
}

/** The settings of the door itself are wrong. */
export class EgressConfigError extends OnRecordError {
  readonly code = "EGRESS_CONFIG";
  readonly retry: Retry = "never";
}

/** The name has no address, or the resolver did not answer. */
export class DnsError extends OnRecordError {
  readonly code = "EGRESS_DNS";
  readonly retry: Retry = "later";
}

/** No checked address accepted a connection. */
export class ConnectError extends OnRecordError {
  readonly code = "EGRESS_CONNECT";
  readonly retry: Retry = "later";
}

/** The connection stood, then broke before the answer was whole. */
export class ConnectionLostError extends OnRecordError {
  readonly code = "EGRESS_CONNECTION_LOST";
  readonly retry: Retry = "later";
}

/** The certificate was not accepted or the TLS handshake failed. */
export class TlsError extends OnRecordError {
  readonly code = "EGRESS_TLS";
  readonly retry: Retry = "later";
}

/** The answer is not HTTP that we understand. */
export class HttpProtocolError extends OnRecordError {
  readonly code = "EGRESS_HTTP_PROTOCOL";
  readonly retry: Retry = "later";
}

/** The step that took too long. `total` is the wall clock over all steps and redirects. */
export type TimeoutPhase = "dns" | "connect" | "headers" | "body" | "total";

export class TimeoutError extends OnRecordError {
  readonly code = "EGRESS_TIMEOUT";
  readonly retry: Retry = "later";
  readonly phase: TimeoutPhase;

  constructor(message: string, details: ErrorDetails & { phase: TimeoutPhase }) {
    super(message, details);
    this.phase = details.phase;
  }
}

/** What grew over its limit. `ratio`: decoded bytes per byte on the wire, the mark of a compression bomb. */
export type TooLargeWhat = "headers" | "wire" | "decoded" | "ratio";

export class TooLargeError extends OnRecordError {
  readonly code = "EGRESS_TOO_LARGE";
  readonly retry: Retry = "never";
  readonly what: TooLargeWhat;

  constructor(message: string, details: ErrorDetails & { what: TooLargeWhat }) {
    super(message, details);
    this.what = details.what;
  }
}

export class TooManyRedirectsError extends OnRecordError {
  readonly code = "EGRESS_TOO_MANY_REDIRECTS";
  readonly retry: Retry = "never";
}

/** The body does not decode as its Content-Encoding says. */
export class DecompressionError extends OnRecordError {
  readonly code = "EGRESS_DECOMPRESSION";
  readonly retry: Retry = "later";
}

/** The caller's own signal ended the request. */
export class EgressAbortedError extends OnRecordError {
  readonly code = "EGRESS_ABORTED";
  readonly retry: Retry = "now";
}
