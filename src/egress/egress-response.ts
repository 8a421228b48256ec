import type { EgressLimits, ResolvedAddress } from "./egress-options.ts";

export interface EgressRequest {
  method?: string;
  /** Lower or upper case. `user-agent`, `host` and hop-by-hop fields belong to the door and are refused. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  limits?: Partial<EgressLimits>;
  signal?: AbortSignal;
  /** `manual` hands back the 3xx itself (webhooks must not be led elsewhere). Default `follow`. */
  redirect?: "follow" | "manual";
}

/** Header fields in their order and spelling on the wire. */
export type RawHeaders = ReadonlyArray<readonly [name: string, value: string]>;

export interface EgressHeaders {
  readonly raw: RawHeaders;
  /** All values of the field joined by `, `; null when the field is absent. Any case. */
  get(name: string): string | null;
  /** Each value alone, e.g. of Set-Cookie. Any case. */
  getAll(name: string): string[];
}

export interface RedirectHop {
  status: number;
  /** The address that answered with the redirect. */
  url: string;
  /** The Location field as sent. */
  location: string;
  ip: string;
  headers: RawHeaders;
}

export interface TlsDetails {
  protocol: string;
  cipher: string;
  /** Leaf first. */
  certificateChainPem: string[];
  /** ISO instants. */
  validFrom: string;
  validTo: string;
  fingerprint256: string;
  subject: string;
  issuer: string;
}

/** Milliseconds of the last hop, and of everything. */
export interface EgressTimings {
  dnsMs: number;
  connectMs: number;
  headersMs: number;
  bodyMs: number;
  totalMs: number;
}

/** Whatever the server answered, 304, 4xx and 5xx included. */
export interface EgressResponse {
  status: number;
  statusText: string;
  /** Of the last hop, without a fragment. */
  url: string;
  requestedUrl: string;
  redirects: RedirectHop[];
  headers: EgressHeaders;
  /** The request of the last hop as sent: fields in order. */
  requestMethod: string;
  requestHeaders: RawHeaders;
  /** Transfer-coding removed, content-coding kept. */
  wireBody: Uint8Array;
  /** Content-coding removed. The same array as `wireBody` where there was none. */
  body: Uint8Array;
  httpVersion: string;
  remoteAddress: string;
  remotePort: number;
  /** What the name resolved to; empty for an address literal. */
  resolved: ResolvedAddress[];
  tls: TlsDetails | null;
  startedAt: Date;
  timings: EgressTimings;
}

/** A case-insensitive view of raw header pairs. */
export function viewHeaders(raw: RawHeaders): EgressHeaders {
  const getAll = (name: string): string[] => {
    const wanted = name.toLowerCase();
    return raw.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
  };
  return {
    raw,
    getAll,
    get(name) {
      const values = getAll(name);
      return values.length === 0 ? null : values.join(", ");
    },
  };
}
