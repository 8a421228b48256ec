import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { OnRecordError } from "../errors/on-record-error.ts";
import { checkUrl } from "./check-url.ts";
import type { CheckedTarget, EgressRules } from "./check-url.ts";
import { connectPinned } from "./connect-pinned.ts";
import type { EgressLimits, EgressOptions, ResolvedAddress } from "./egress-options.ts";
import { resolveTarget, systemResolver } from "./resolve-target.ts";

export interface ProxyContext {
  rules: EgressRules;
  limits: EgressLimits;
  options: EgressOptions;
}

/** Where a connection of the proxy led. */
export interface Route {
  remoteAddress: string;
  /** What the name resolved to; empty for an address literal. */
  resolved: ResolvedAddress[];
}

/** Told how each request went: an error, or the connection that stood. */
export type Report = (target: string, outcome: { error: unknown } | { route: Route }) => void;

/**
 * Answers CONNECT: a tunnel to a judged address, or a status that says why not. Never rejects.
 * @param authority `host:port` as the client wrote it
 */
export async function openTunnel(
  authority: string,
  client: Duplex,
  head: Buffer,
  context: ProxyContext,
  report: Report,
): Promise<void> {
  client.on("error", () => undefined);
  let opened: { socket: Socket; route: Route };
  try {
    const target = checkUrl(readAuthority(authority), context.rules);
    opened = await connectChecked(target, context);
  } catch (error) {
    report(authority, { error });
    const { status, text } = describeFailure(error);
    client.end(`HTTP/1.1 ${status} ${text}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    return;
  }
  const { socket: upstream, route } = opened;
  report(authority, { route });
  client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
  if (head.byteLength > 0) upstream.write(head);
  joinWithinLimits(client, upstream, context.limits);
}

/** The scheme only lends the URL parser's reading of hosts; the port is always written out (RFC 9110, 9.3.6). */
function readAuthority(authority: string): string {
  const isWhole = /^(?:\[[^\]]*\]|[^\s:/?#@\\[\]]+):\d{1,5}$/.test(authority);
  return isWhole ? `https://${authority}/` : "";
}

/** Resolves, judges, and opens a connection to the judged address. */
export async function connectChecked(
  target: CheckedTarget,
  { limits, options }: ProxyContext,
): Promise<{ socket: Socket; route: Route }> {
  const resolver = options.resolver ?? systemResolver;
  const addresses = await resolveTarget(target, resolver, limits.connectTimeoutMs);
  const socket = await connectPinned(target, addresses, {
    timeoutMs: limits.connectTimeoutMs,
    signal: new AbortController().signal,
  });
  const resolved = target.literal ? [] : addresses;
  return { socket, route: { remoteAddress: socket.remoteAddress ?? "", resolved } };
}

/** The status a client of the proxy sees for one of our errors. */
export function describeFailure(error: unknown): { status: number; text: string; code: string } {
  const code = error instanceof OnRecordError ? error.code : "EGRESS_INTERNAL";
  if (code === "EGRESS_REFUSED") return { status: 403, text: "Forbidden", code };
  if (code === "EGRESS_TIMEOUT") return { status: 504, text: "Gateway Timeout", code };
  return { status: 502, text: "Bad Gateway", code };
}

function joinWithinLimits(client: Duplex, upstream: Socket, limits: EgressLimits): void {
  const end = (): void => {
    clearTimeout(total);
    upstream.destroy();
    client.destroy();
  };
  const total = setTimeout(end, limits.totalTimeoutMs);
  let bytes = 0;
  upstream.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > limits.maxBytes) end();
  });
  upstream.setTimeout(limits.bodyTimeoutMs, end);
  upstream.on("error", end).on("close", end);
  client.on("error", end).on("close", end);
  upstream.pipe(client);
  client.pipe(upstream);
}
