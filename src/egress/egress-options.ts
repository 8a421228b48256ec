import type { Clock } from "../clock.ts";

/** All limits of one fetch, redirects included. Times in milliseconds, sizes in bytes. */
export interface EgressLimits {
  /** Name look-up, and TCP plus TLS, each. */
  connectTimeoutMs: number;
  /** From the request being sent to the last header of the answer. */
  headersTimeoutMs: number;
  /** Longest silence inside a body. A server that drips is stopped by `totalTimeoutMs`. */
  bodyTimeoutMs: number;
  /** Wall clock over everything. */
  totalTimeoutMs: number;
  /** Of the decoded body; the body on the wire may not be larger either. */
  maxBytes: number;
  /** Decoded bytes per wire byte; judged once a body decodes to more than 1 MiB. */
  maxRatio: number;
  maxHeaderBytes: number;
  maxRedirects: number;
}

export const defaultEgressLimits: EgressLimits = {
  connectTimeoutMs: 15_000,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
  totalTimeoutMs: 120_000,
  maxBytes: 32 * 1024 * 1024,
  maxRatio: 200,
  maxHeaderBytes: 64 * 1024,
  maxRedirects: 5,
};

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Every address of a host name. Rejects when there is none. The door checks each, then pins one. */
export type Resolver = (host: string) => Promise<ResolvedAddress[]>;

export interface EgressOptions {
  /** The product's name and version, e.g. `OnRecord/0.1`. */
  userAgent: string;
  /** Put behind the product's name as `(+contact)`. An explicit setting, never a user's own address. */
  contact?: string | null;
  /**
   * Hosts that may lie in a private network: `127.0.0.1:8123`, `*.localhost:8123`, `[::1]:*`, `mail.example`
   * (ports 80, 443 and `allowPorts`). Matched by name, so that no other name can lead to the same address.
   */
  allowPrivate?: readonly string[];
  /** Ports besides 80 and 443 that public hosts may be asked on. */
  allowPorts?: readonly number[];
  limits?: Partial<EgressLimits>;
  resolver?: Resolver;
  /** Certificates (PEM) trusted beside the system's, e.g. a national authority the analysts decided to trust. */
  trustedCertificates?: readonly string[];
  clock?: Clock;
}
